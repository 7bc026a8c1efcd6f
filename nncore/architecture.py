"""Networks as settings: what must be known to build one again, as JSON values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.activations import ACTIVATIONS
from nncore.errors import CheckpointError, NNCoreError
from nncore.layers import Bias, Dense, Dropout, Embedding, Layer
from nncore.losses import Loss, SoftmaxCrossEntropy, SquaredError
from nncore.network import Network
from nncore.recurrent import GatedRecurrent
from nncore.untrusted.numbers import number, whole_number
from nncore.untrusted.quoting import quoted

MOST_PARAMETERS = 30_000_000  # of all layers; 240 MB, and as much again for the gradients
MOST_LAYERS = 1_000
WIDEST_LAYER = 10_000_000  # units; those of an embedding or a dropout need no parameters

_Settings = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Part:
    """A layer or a loss that has not been built: how large it will be, and how it is built."""

    build: Callable[[npt.DTypeLike], Any]
    parameters: int = 0
    inputs: int | None = None
    outputs: int | None = None
    biases: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A network that has not been built: nothing of its size has been allocated yet."""

    dtype: np.dtype[Any]
    parts: tuple[_Part, ...]
    loss: _Part

    @property
    def parameters(self) -> int:
        """The size of the network's flat array."""
        return sum(part.parameters for part in self.parts)

    @property
    def biases(self) -> int:
        """How many b there are in all."""
        return sum(part.biases for part in self.parts)

    def build(self) -> Network:
        """The network, its weights 0."""
        layers: list[Layer] = [part.build(self.dtype) for part in self.parts]
        loss: Loss = self.loss.build(self.dtype)
        return Network(layers, loss)


def architecture_of(network: Network) -> dict[str, Any]:
    """Layers, loss and number type of a network; weights are not part of it."""
    return {
        "dtype": network.dtype.name,
        "layers": [layer.settings() for layer in network.layers],
        "loss": network.loss.settings(),
    }


def network_from(architecture: _Settings) -> Network:
    """A network of this architecture, its weights 0.

    Raises CheckpointError where the settings make no sense or ask for too much.
    """
    return plan_of(architecture).build()


def plan_of(architecture: Any) -> Plan:
    """What ``network_from`` would build. Raises CheckpointError."""
    try:
        dtype = _dtype(architecture["dtype"])
        layers, loss = architecture["layers"], architecture["loss"]
        if not isinstance(layers, list) or not 1 <= len(layers) <= MOST_LAYERS:
            raise CheckpointError(f"its settings have layers = {quoted(layers)}")
        plan = Plan(
            dtype,
            tuple(_LAYERS[settings["type"]](settings) for settings in layers),
            _LOSSES[loss["type"]](loss),
        )
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, NNCoreError):
            raise CheckpointError(str(error)) from None
        name = quoted(error.args[0]) if error.args else "anything"
        raise CheckpointError(
            f"its settings do not describe a network (no usable {name})"
        ) from None
    _check(plan)
    return plan


def _check(plan: Plan) -> None:
    if plan.parameters > MOST_PARAMETERS:
        raise CheckpointError(
            f"its settings ask for {plan.parameters:,} weights, more than {MOST_PARAMETERS:,}"
        )
    for before, after in pairwise((*plan.parts, plan.loss)):
        if after.inputs not in (None, before.outputs):
            raise CheckpointError(
                f"its settings have a layer with {before.outputs} outputs followed by one with "
                f"{after.inputs} inputs"
            )


def _dtype(name: Any) -> np.dtype[Any]:
    if name not in ("float64", "float32"):
        raise CheckpointError(f"number type {quoted(name)} is neither float64 nor float32")
    return np.dtype(np.float64 if name == "float64" else np.float32)


def _size(settings: _Settings, key: str) -> int:
    return whole_number(settings[key], f"its settings' {key}", 1, WIDEST_LAYER)


def _sizes(settings: _Settings, key: str) -> list[int]:
    sizes = settings[key]
    if not isinstance(sizes, Sequence) or not 1 <= len(sizes) <= WIDEST_LAYER:
        raise CheckpointError(f"its settings have {key} = {quoted(sizes)}")
    checked = [whole_number(size, f"its settings' {key}", 1, WIDEST_LAYER) for size in sizes]
    if sum(checked) > WIDEST_LAYER:
        raise CheckpointError(f"its settings' {key} add up to more than {WIDEST_LAYER:,}")
    return checked


def _dense(settings: _Settings) -> _Part:
    inputs, outputs = _size(settings, "inputs"), _size(settings, "outputs")
    activation, bias = ACTIVATIONS[settings["activation"]], Bias(settings["bias"])
    own = inputs * outputs + (0 if bias is Bias.NONE else outputs)
    return _Part(
        lambda dtype: Dense(inputs, outputs, activation, bias, dtype),
        own, inputs, outputs, biases=outputs,
    )  # fmt: skip


def _embedding(settings: _Settings) -> _Part:
    codes, width = _size(settings, "codes"), _size(settings, "width")
    positions = _size(settings, "positions")
    if positions * width > WIDEST_LAYER:
        raise CheckpointError(f"its settings' positions and width make {positions * width:,} units")
    return _Part(
        lambda dtype: Embedding(codes, width, positions, dtype),
        codes * width, positions, positions * width,
    )  # fmt: skip


def _dropout(settings: _Settings) -> _Part:
    units, rate = _size(settings, "units"), number(settings["rate"], "its settings' rate", 0, 0.999)
    return _Part(lambda dtype: Dropout(units, rate), 0, units, units)


def _gated_recurrent(settings: _Settings) -> _Part:
    positions, width = _size(settings, "positions"), _size(settings, "width")
    units = _size(settings, "units")
    if positions * max(width, units) > WIDEST_LAYER:
        raise CheckpointError(f"its settings' positions make more than {WIDEST_LAYER:,} units")
    return _Part(
        lambda dtype: GatedRecurrent(positions, width, units, dtype),
        (width + units + 1) * 3 * units + units, positions * width, positions * units,
    )  # fmt: skip


def _squared_error(settings: _Settings) -> _Part:
    return _Part(lambda dtype: SquaredError())


def _softmax(settings: _Settings) -> _Part:
    sizes = _sizes(settings, "sizes")
    return _Part(lambda dtype: SoftmaxCrossEntropy(sizes), inputs=sum(sizes))


_LAYERS: dict[str, Callable[[_Settings], _Part]] = {
    "dense": _dense,
    "embedding": _embedding,
    "dropout": _dropout,
    "gated-recurrent": _gated_recurrent,
}
_LOSSES: dict[str, Callable[[_Settings], _Part]] = {
    "squared-error": _squared_error,
    "softmax-cross-entropy": _softmax,
}
