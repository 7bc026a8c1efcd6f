"""Networks as settings: what must be known to build one again, as JSON values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.activations import ACTIVATIONS
from nncore.errors import CheckpointError
from nncore.layers import Bias, Dense, Layer
from nncore.losses import Loss, SquaredError
from nncore.network import Network

LARGEST_NETWORK_BYTES = 1_000_000_000  # what settings ask for is checked before it is allocated


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
    if type(size) is not int or not 0 < size <= 10_000_000:
        raise CheckpointError(f"its settings have {key} = {size!r}")
    return size


def _dense(settings: Mapping[str, Any], dtype: npt.DTypeLike) -> Layer:
    inputs, outputs = _size(settings, "inputs"), _size(settings, "outputs")
    if inputs * outputs * 8 > LARGEST_NETWORK_BYTES:
        raise CheckpointError(f"its settings ask for {inputs * outputs:,} weights in one layer")
    activation, bias = ACTIVATIONS[settings["activation"]], Bias(settings["bias"])
    return Dense(inputs, outputs, activation, bias, dtype)


def _squared_error(settings: Mapping[str, Any], dtype: npt.DTypeLike) -> Loss:
    return SquaredError()


_LAYERS: dict[str, Callable[[Mapping[str, Any], npt.DTypeLike], Layer]] = {"dense": _dense}
_LOSSES: dict[str, Callable[[Mapping[str, Any], npt.DTypeLike], Loss]] = {
    "squared-error": _squared_error
}
