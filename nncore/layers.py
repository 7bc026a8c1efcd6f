"""Layers: forward, backward, parameters.

A batch is an array of shape (batch, units). Each layer keeps what its backward pass needs in
buffers that are made once and reused, so a training step allocates next to nothing; what
``forward`` and ``backward`` return stays valid until their next call.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.activations import IDENTITY, SIGMOID, Activation, Array
from nncore.errors import ShapeError
from nncore.kernels.batch import SumByCode, sum_by_code, sum_by_code_numpy


class Bias(StrEnum):
    """What happens to the bias weights v.

    NONE: there are none. FIXED: they take part and are left alone, as in the article.
    TRAINED: they follow ∂E/∂v = δ·b like every other weight.
    """

    NONE = "none"
    FIXED = "fixed"
    TRAINED = "trained"


@dataclass(slots=True)
class Parameter:
    """One array of numbers that belongs to a layer, and the gradient of the error by it.

    ``value`` and ``gradient`` have the same shape. A network moves both into its flat arrays,
    so they are views afterwards; ``start`` is the place of the first number in them. ``decays``
    says whether weight decay applies.
    """

    name: str
    value: Array
    gradient: Array = field(init=False)
    decays: bool = True
    start: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.gradient = np.zeros_like(self.value)


class Buffers:
    """Arrays by name, made at the first use and reused while the shape fits."""

    def __init__(self) -> None:
        self._arrays: dict[str, npt.NDArray[Any]] = {}

    def get(self, name: str, shape: tuple[int, ...], dtype: npt.DTypeLike) -> npt.NDArray[Any]:
        """An uninitialised C-contiguous array of that shape; same memory for the same shape."""
        array = self._arrays.get(name)
        if array is None or array.shape[1:] != shape[1:] or len(array) < shape[0]:
            array = self._arrays[name] = np.empty(shape, dtype)
        return array[: shape[0]]


class Layer(ABC):
    """What every layer can do. ``inputs`` and ``outputs`` count units per sample."""

    inputs: int
    outputs: int

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The layer's arrays, in the order in which they are stored."""
        return ()

    @abstractmethod
    def forward(self, inputs: npt.NDArray[Any], rng: np.random.Generator | None) -> Array:
        """Outputs, shape (batch, outputs). ``rng`` is given while training and only then."""

    @abstractmethod
    def backward(self, d_output: Array, *, wants_d_input: bool) -> Array | None:
        """From ∂E/∂outputs to ∂E/∂inputs; parameters' gradients are set on the way.

        ``d_output`` has shape (batch, outputs) and may be overwritten. Returns
        shape (batch, inputs), or None when ``wants_d_input`` is False.
        """

    def compile(self) -> None:  # noqa: B027 - most have no loops of their own
        """Takes compiled code from now on, where there is some; the results stay the same."""

    @abstractmethod
    def settings(self) -> dict[str, Any]:
        """What is needed to build the layer again, as JSON values."""


class Dense(Layer):
    """Fully connected neurons: net_j = Σ_i input_i · w_ij + b_j · v_j, output_j = f(net_j).

    ``w.value`` has shape (inputs, outputs): row i holds the weights that leave source i, so that
    read row by row it is in the article's order w1, w2, w3 … ``v.value`` and ``b`` have shape
    (outputs,). Going back, with δ = ∂E/∂net:

        δ_j = ∂E/∂output_j · f′(net_j)      ∂E/∂w_ij = input_i · δ_j
        ∂E/∂v_j = b_j · δ_j                 ∂E/∂input_i = Σ_j w_ij · δ_j

    Weights start at 0; see ``initialisation.py`` for drawing them.
    """

    def __init__(
        self,
        inputs: int,
        outputs: int,
        activation: Activation = SIGMOID,
        bias: Bias = Bias.TRAINED,
        dtype: npt.DTypeLike = np.float64,
    ) -> None:
        self.inputs, self.outputs = inputs, outputs
        self.activation = activation
        self.bias = Bias(bias)
        self.w = Parameter("w", np.zeros((inputs, outputs), dtype))
        self.v = Parameter("v", np.zeros(outputs, dtype), decays=False)
        self.b: Array = np.ones(outputs, dtype)
        self._buffers = Buffers()

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return (self.w,) if self.bias is Bias.NONE else (self.w, self.v)

    def forward(self, inputs: npt.NDArray[Any], rng: np.random.Generator | None) -> Array:
        if inputs.ndim != 2 or inputs.shape[1] != self.inputs:
            raise ShapeError(
                f"dense layer: inputs have shape {inputs.shape}, (batch, {self.inputs}) is needed"
            )
        shape, dtype = (len(inputs), self.outputs), self.w.value.dtype
        self.input: npt.NDArray[Any] = inputs
        self.net: Array = self._buffers.get("net", shape, dtype)
        np.matmul(inputs, self.w.value, out=self.net)
        if self.bias is not Bias.NONE:
            self.net += self.b * self.v.value
        self.output: Array = self.net
        if self.activation is not IDENTITY:
            self.output = self._buffers.get("output", shape, dtype)
            self.activation.apply(self.net, self.output)
        return self.output

    def backward(self, d_output: Array, *, wants_d_input: bool) -> Array | None:
        self.delta: Array = d_output
        self.activation.multiply_by_slope(self.delta, self.output)
        np.matmul(self.input.T, self.delta, out=self.w.gradient)
        if self.bias is Bias.TRAINED:
            # A product with ones is the sum over the batch, several times faster than add.reduce.
            np.matmul(self._ones(len(self.delta)), self.delta, out=self.v.gradient)
            self.v.gradient *= self.b
        if not wants_d_input:
            return None
        d_input = self._buffers.get("d_input", self.input.shape, self.delta.dtype)
        return np.matmul(self.delta, self.w.value.T, out=d_input)

    def _ones(self, batch: int) -> Array:
        ones: Array = self._buffers.get("ones", (batch,), self.w.value.dtype)
        ones.fill(1.0)
        return ones

    def settings(self) -> dict[str, Any]:
        return {
            "type": "dense",
            "inputs": self.inputs,
            "outputs": self.outputs,
            "activation": self.activation.name,
            "bias": str(self.bias),
        }


class Embedding(Layer):
    """Codes become rows of a table that is learned: output = table[code], side by side.

    ``forward`` takes whole numbers, shape (batch, positions), each from 0 to codes − 1, and gives
    shape (batch, positions · width). ``table.value`` has shape (codes, width). Going back, the row
    of a code collects ∂E/∂output of every place where the code stood.

    Must be the first layer: codes have no derivative.
    """

    def __init__(
        self, codes: int, width: int, positions: int, dtype: npt.DTypeLike = np.float64
    ) -> None:
        self.codes, self.width, self.positions = codes, width, positions
        self.inputs, self.outputs = positions, positions * width
        self.table = Parameter("table", np.zeros((codes, width), dtype))
        self._buffers = Buffers()
        self._sum_by_code: SumByCode = sum_by_code_numpy

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return (self.table,)

    def compile(self) -> None:
        self._sum_by_code = sum_by_code()

    def forward(self, inputs: npt.NDArray[Any], rng: np.random.Generator | None) -> Array:
        self._check(inputs)
        # A copy, so that backward meets the codes that were checked whatever becomes of ``inputs``.
        self._codes = self._buffers.get("codes", inputs.shape, np.int64)
        self._codes[...] = inputs
        shape = (*inputs.shape, self.width)
        rows: Array = self._buffers.get("rows", shape, self.table.value.dtype)
        # The codes are checked above; "clip" lets NumPy write straight into the buffer.
        np.take(self.table.value, self._codes, axis=0, out=rows, mode="clip")
        rows = rows.reshape(len(inputs), self.outputs)
        return rows

    def backward(self, d_output: Array, *, wants_d_input: bool) -> Array | None:
        self._sum_by_code(
            self._codes.ravel(), d_output.reshape(-1, self.width), self.table.gradient
        )
        return None

    def settings(self) -> dict[str, Any]:
        return {
            "type": "embedding",
            "codes": self.codes,
            "width": self.width,
            "positions": self.positions,
        }

    def _check(self, inputs: npt.NDArray[Any]) -> None:
        if inputs.ndim != 2 or inputs.shape[1] != self.positions or inputs.dtype.kind not in "iu":
            raise ShapeError(
                f"embedding: inputs are {inputs.dtype} of shape {inputs.shape}; "
                f"whole numbers of shape (batch, {self.positions}) are needed"
            )
        if inputs.size and not (inputs.min() >= 0 and inputs.max() < self.codes):
            raise ShapeError(
                f"embedding: codes run from {inputs.min()} to {inputs.max()}; "
                f"the table has rows 0 to {self.codes - 1}"
            )


class Dropout(Layer):
    """While training, each unit is silenced with probability ``rate``, the others are raised.

    output = input · mask / (1 − rate), so that the mean stays; without ``rng`` nothing happens.
    """

    def __init__(self, units: int, rate: float) -> None:
        if not 0 <= rate < 1:
            raise ShapeError(f"dropout: the rate is {rate}; it must be from 0 up to, not at, 1")
        self.inputs = self.outputs = units
        self.rate = rate
        self._buffers = Buffers()

    def forward(self, inputs: npt.NDArray[Any], rng: np.random.Generator | None) -> Array:
        self._scale: Array | None = None
        if rng is None or self.rate == 0:
            return inputs
        draws = self._buffers.get("draws", inputs.shape, np.float32)
        rng.random(dtype=np.float32, out=draws)
        self._scale = self._buffers.get("scale", inputs.shape, inputs.dtype)
        np.greater_equal(draws, self.rate, out=self._scale, casting="unsafe")
        self._scale *= 1.0 / (1.0 - self.rate)
        output: Array = self._buffers.get("output", inputs.shape, inputs.dtype)
        np.multiply(inputs, self._scale, out=output)
        return output

    def backward(self, d_output: Array, *, wants_d_input: bool) -> Array | None:
        if self._scale is not None:
            d_output *= self._scale
        return d_output

    def settings(self) -> dict[str, Any]:
        return {"type": "dropout", "units": self.inputs, "rate": self.rate}


def stop_fixed(layers: Iterable[Dense], rates: Array) -> None:
    """Makes the rates of fixed bias weights 0, in place: they are never updated.

    ``rates`` has shape (parameters,), in the order of the flat array of the layers' network.
    """
    for layer in layers:
        if layer.bias is Bias.FIXED:
            rates[layer.v.start : layer.v.start + layer.outputs] = 0.0
