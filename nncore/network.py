"""A network: layers in a row and a loss at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.activations import SIGMOID, Array
from nncore.errors import ShapeError
from nncore.flat_parameters import FlatParameters
from nncore.layers import Bias, Dense, Layer
from nncore.losses import Loss, SquaredError


class Network(FlatParameters):
    """Layers in a row and a loss.

    ``values`` and ``gradients`` have shape (parameters,), layer by layer, each layer's w before
    its v. ``dtype`` is float64 or float32 and holds for every array of the network.

    Raises ShapeError where one layer's outputs do not fit the next one's inputs.
    """

    def __init__(self, layers: Sequence[Layer], loss: Loss) -> None:
        for before, after in pairwise(layers):
            if before.outputs != after.inputs:
                raise ShapeError(
                    f"network: a layer with {before.outputs} outputs is followed by one "
                    f"with {after.inputs} inputs"
                )
        self.layers = tuple(layers)
        self.loss = loss
        super().__init__([parameter for layer in layers for parameter in layer.parameters])

    def forward(self, inputs: npt.NDArray[Any], rng: np.random.Generator | None = None) -> Array:
        """Raw outputs of the last layer, shape (batch, outputs).

        ``inputs`` has shape (batch, inputs). With ``rng`` the network runs as in training
        (dropout is on). The result is valid until the next call.
        """
        signal: npt.NDArray[Any] = inputs
        for layer in self.layers:
            signal = layer.forward(signal, rng)
        return signal

    def compile(self) -> None:
        """Takes compiled code from now on, which pays in long training; the results stay the same.

        The first call in a process may import numba, about a second.
        """
        for layer in self.layers:
            layer.compile()

    def predict(self, inputs: npt.NDArray[Any]) -> Array:
        """What the network says: outputs for squared error, probabilities for softmax."""
        return self.loss.predict(self.forward(inputs))

    def error(
        self,
        inputs: npt.NDArray[Any],
        targets: npt.NDArray[Any],
        weights: Array | None = None,
    ) -> float:
        """Mean error of the batch; gradients are left alone. ``weights`` are those of the samples,
        shape (batch,), 1 each where there are none."""
        return self.loss.forward(self.forward(inputs), targets, weights)

    def backpropagate(
        self,
        inputs: npt.NDArray[Any],
        targets: npt.NDArray[Any],
        rng: np.random.Generator | None = None,
        weights: Array | None = None,
    ) -> float:
        """Mean error of the batch, as ``error`` gives it; ``gradients`` then holds ∂E/∂parameter
        for every parameter.

        All of them are taken at the present parameters: nothing is updated here.
        """
        error = self.loss.forward(self.forward(inputs, rng), targets, weights)
        d_output: Array | None = self.loss.backward()
        for place in range(len(self.layers) - 1, -1, -1):
            assert d_output is not None
            d_output = self.layers[place].backward(d_output, wants_d_input=place > 0)
        return error


def sigmoid_network(layer_sizes: Sequence[int], bias: Bias = Bias.FIXED) -> Network:
    """The article's network: dense sigmoid layers and E_total, all weights 0, all b = 1.

    ``layer_sizes`` counts inputs, hidden neurons layer by layer, outputs: (2, 2, 2).
    """
    if len(layer_sizes) < 2 or min(layer_sizes) < 1:
        raise ShapeError(
            f"network: layers {list(layer_sizes)} need at least inputs and outputs, "
            "and one unit in each"
        )
    layers = [Dense(inputs, outputs, SIGMOID, bias) for inputs, outputs in pairwise(layer_sizes)]
    return Network(layers, SquaredError())
