"""Networks as settings: what must be known to build one again, as JSON values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.activations import ACTIVATIONS
from nncore.errors import CheckpointError
from nncore.layers import Bias, Dense, Dropout, Embedding, Layer
from nncore.losses import Loss, SoftmaxCrossEntropy, SquaredError, TwoLevelSoftmax
from nncore.network import Network

LARGEST_LAYER = 100_000_000  # numbers; what settings ask for is checked before it is allocated


def architecture_of(network: Network) -> dict[str, Any]:
    """Layers, loss and number type of a network; weights are not part of it."""
    return {
        "dtype": network.dtype.name,
        "layers": [layer.settings() for layer in network.layers],
        "loss": network.loss.settings(),
    }


def network_from(architecture: Mapping[str, Any]) -> Network:
    """A network of this architecture, its weights 0.

    Raises CheckpointError where the settings make no sense.
    """
    try:
        dtype = np.dtype(architecture["dtype"])
        if dtype not in (np.float64, np.float32):
            raise CheckpointError(f"number type {dtype} is neither float64 nor float32")
        layers = [_LAYERS[settings["type"]](settings, dtype) for settings in architecture["layers"]]
        return Network(layers, _LOSSES[architecture["loss"]["type"]](architecture["loss"], dtype))
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, CheckpointError):
            raise
        raise CheckpointError(f"its settings do not describe a network ({error!r})") from None


def _size(settings: Mapping[str, Any], key: str) -> int:
    size = settings[key]
    if type(size) is not int or not 0 < size <= LARGEST_LAYER:
        raise CheckpointError(f"its settings have {key} = {size!r}")
    return size


def _bounded(rows: int, columns: int) -> None:
    if rows * columns > LARGEST_LAYER:
        raise CheckpointError(f"its settings ask for {rows * columns:,} weights in one layer")


def _sizes(settings: Mapping[str, Any], key: str) -> list[int]:
    sizes = settings[key]
    if not sizes or not all(type(size) is int and size > 0 for size in sizes):
        raise CheckpointError(f"its settings have {key} = {sizes!r:.60}")
    _bounded(sum(sizes), 1)
    return list(sizes)


def _dense(settings: Mapping[str, Any], dtype: npt.DTypeLike) -> Layer:
    inputs, outputs = _size(settings, "inputs"), _size(settings, "outputs")
    _bounded(inputs, outputs)
    activation, bias = ACTIVATIONS[settings["activation"]], Bias(settings["bias"])
    return Dense(inputs, outputs, activation, bias, dtype)


def _embedding(settings: Mapping[str, Any], dtype: npt.DTypeLike) -> Layer:
    codes, width = _size(settings, "codes"), _size(settings, "width")
    _bounded(codes, width)
    return Embedding(codes, width, _size(settings, "positions"), dtype)


def _dropout(settings: Mapping[str, Any], dtype: npt.DTypeLike) -> Layer:
    return Dropout(_size(settings, "units"), float(settings["rate"]))


def _squared_error(settings: Mapping[str, Any], dtype: npt.DTypeLike) -> Loss:
    return SquaredError()


def _softmax(settings: Mapping[str, Any], dtype: npt.DTypeLike) -> Loss:
    return SoftmaxCrossEntropy(_sizes(settings, "sizes"))


def _two_level_softmax(settings: Mapping[str, Any], dtype: npt.DTypeLike) -> Loss:
    inputs, class_sizes = _size(settings, "inputs"), _sizes(settings, "class_sizes")
    _bounded(inputs, sum(class_sizes))
    return TwoLevelSoftmax(inputs, class_sizes, dtype)


_LAYERS: dict[str, Callable[[Mapping[str, Any], npt.DTypeLike], Layer]] = {
    "dense": _dense,
    "embedding": _embedding,
    "dropout": _dropout,
}
_LOSSES: dict[str, Callable[[Mapping[str, Any], npt.DTypeLike], Loss]] = {
    "squared-error": _squared_error,
    "softmax-cross-entropy": _softmax,
    "two-level-softmax": _two_level_softmax,
}
