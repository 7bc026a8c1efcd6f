"""Which single weight, changed to which value, gives outputs that were seen.

Every weight is tried over its whole range at once: the range is halved again and again, and a half
goes where no value in it can give the outputs, as the bounds of what it gives lie apart from them.
So nothing between tried values is overlooked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.layers import Bias, Dense
from nncore.network import Network
from nncore.network_file import NetworkFile, dense_layers

LARGEST_VALUE = 100.0  # of a weight, with either sign

_Array = npt.NDArray[np.floating[Any]]
_PARTS = 128  # of the whole range, to begin with
_NARROW = 1e-7  # a part this narrow at the edge of what fits is taken for fitting
_MOST_TRIED = 4_000  # parts of one weight's range; what is left then is taken for fitting


@dataclass(frozen=True, slots=True)
class Found:
    """A weight, and the least and the largest value with which it gives the outputs."""

    weight: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a weight acts: on which neuron, and what it is multiplied by, sample by sample."""

    layer: int
    unit: int
    signal: _Array  # shape (samples,)
    rest: _Array  # net of the layer's neurons without this weight, shape (samples, neurons)


def find_changed(file: NetworkFile, low: _Array, high: _Array) -> list[Found]:
    """All weights that can be changed so that each output lies from ``low`` to ``high``, both of
    shape (samples, outputs)."""
    network = file.build()
    layers = dense_layers(network)
    inputs, _ = file.sample_arrays()
    found = []
    for name in file.notation.parameter_names:
        place = _place(network, layers, inputs, file.notation.index_of(name))
        parts = _fitting(layers, place, low, high)
        if len(parts):
            found.append(Found(name, float(parts[:, 0].min()), float(parts[:, 1].max())))
    return found


def _place(network: Network, layers: Sequence[Dense], inputs: _Array, index: int) -> _Place:
    signal: Any = inputs
    for number, layer in enumerate(layers):
        for parameter in layer.parameters:
            inside = index - parameter.start
            if 0 <= inside < parameter.value.size:
                source, unit = divmod(inside, layer.outputs)
                is_bias = parameter.value.ndim == 1
                by = np.full(len(inputs), layer.b[unit]) if is_bias else signal[:, source]
                rest = _net(layer, signal)
                rest[:, unit] -= by * network.values[index]
                return _Place(number, unit, by, rest)
        signal = _sig(_net(layer, signal))
    raise IndexError(index)


def _fitting(layers: Sequence[Dense], place: _Place, low: _Array, high: _Array) -> _Array:
    """Parts of the range that fit, shape (parts, 2)."""
    edges = np.linspace(-LARGEST_VALUE, LARGEST_VALUE, _PARTS + 1)
    parts, taken, tried = np.column_stack((edges[:-1], edges[1:])), [np.empty((0, 2))], 0
    while len(parts):
        tried += len(parts)
        least, most = _bounds(layers, place, parts)
        can_fit = ((most >= low) & (least <= high)).all(axis=(1, 2))
        fits = ((least >= low) & (most <= high)).all(axis=(1, 2))
        is_narrow = parts[:, 1] - parts[:, 0] < _NARROW
        is_done = can_fit & (fits | is_narrow | (tried > _MOST_TRIED))
        taken.append(parts[is_done])
        left = parts[can_fit & ~is_done]
        middle = left.mean(axis=1)
        parts = np.concatenate(
            (np.column_stack((left[:, 0], middle)), np.column_stack((middle, left[:, 1])))
        )
    return np.concatenate(taken)


def _bounds(layers: Sequence[Dense], place: _Place, parts: _Array) -> tuple[_Array, _Array]:
    """The least and the most that each output can be in each part: shape (parts, samples,
    outputs)."""
    ends = parts[:, None, :] * place.signal[None, :, None]
    least, most = (np.repeat(place.rest[None], len(parts), axis=0) for _ in range(2))
    least[:, :, place.unit] += ends.min(axis=2)
    most[:, :, place.unit] += ends.max(axis=2)
    least, most = _sig(least), _sig(most)
    for layer in layers[place.layer + 1 :]:
        up, down = np.maximum(layer.w.value, 0), np.minimum(layer.w.value, 0)
        bias = _bias(layer)
        least, most = _sig(least @ up + most @ down + bias), _sig(most @ up + least @ down + bias)
    return least, most


def _net(layer: Dense, signal: _Array) -> _Array:
    made: _Array = signal @ layer.w.value + _bias(layer)
    return made


def _bias(layer: Dense) -> Any:
    return layer.b * layer.v.value if layer.bias is not Bias.NONE else 0.0


def _sig(net: _Array) -> _Array:
    with np.errstate(over="ignore"):
        made: _Array = 1 / (1 + np.exp(-net))
    return made
