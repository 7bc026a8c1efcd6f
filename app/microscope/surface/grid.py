"""The mean error over two weights, all others as they are now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nncore.activations import SIGMOID
from nncore.network_file import NetworkFile, dense_layers
from nncore.notation import Kind, kind

Floats = npt.NDArray[np.float64]
Range = tuple[float, float]

POINTS = 61  # of each weight


@dataclass(frozen=True, slots=True)
class SurfaceRequest:
    """``file`` holds the weights of now. The ranges are of the weights named ``first`` and
    ``second``, which differ."""

    file: NetworkFile
    first: str
    second: str
    first_range: Range
    second_range: Range


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """``errors``, shape (POINTS, POINTS), holds the mean E_total of all samples at
    (``x[i]``, ``y[j]``); ``x`` are values of the weight ``first``, ``y`` of ``second``, each of
    shape (POINTS,) and rising. Where a net overflows, an error may be NaN."""

    first: str
    second: str
    x: Floats
    y: Floats
    errors: Floats
    pair: PairError

    @property
    def pair_names(self) -> tuple[str, str]:
        """The weight to the right, and the one upwards."""
        return self.first, self.second

    def error_at(self, x: float, y: float) -> float:
        """The error between the points of the grid too: it is computed, not interpolated."""
        return float(self.pair.at(np.array([x]), np.array([y]))[0])


def work_out(request: SurfaceRequest, is_wanted: Callable[[], bool]) -> Surface | None:
    """The surface, or None as soon as it isn't wanted any more.

    Raises NotationError for a weight that the network doesn't have.
    """
    x = np.linspace(*request.first_range, POINTS)
    y = np.linspace(*request.second_range, POINTS)
    pair = PairError(request.file, request.first, request.second)
    columns = []
    for column in _columns(pair, x, y):
        if not is_wanted():
            return None
        columns.append(column)
    return Surface(request.first, request.second, x, y, np.stack(columns), pair)


def _columns(pair: PairError, x: Floats, y: Floats) -> Iterator[Floats]:
    """One value of x after the other, so that little memory is needed at a time."""
    for value in x:
        yield pair.at(np.full(len(y), value), y)


@dataclass(frozen=True, slots=True)
class _Place:
    """A weight leads to the neuron ``target`` of a layer: from the unit ``source`` below, or,
    where that is None, from the neuron's bias."""

    layer: int
    source: int | None
    target: int


class PairError:
    """The mean E_total of all samples of a network, as a function of two of its weights.

    Raises NotationError for a weight that the network doesn't have.
    """

    def __init__(self, file: NetworkFile, first: str, second: str) -> None:
        self._layers = dense_layers(file.build())
        inputs, targets = file.sample_arrays()
        self._inputs, self._targets = np.asarray(inputs, np.float64), targets
        self._places = (_place(file, first), _place(file, second))
        for place in self._places:  # what they add to a net is added for each value
            layer = self._layers[place.layer]
            if place.source is None:
                layer.v.value[place.target] = 0.0
            else:
                layer.w.value[place.source, place.target] = 0.0

    def at(self, x: Floats, y: Floats) -> Floats:
        """The error at each of the points (x, y); all three have shape (points,)."""
        with np.errstate(over="ignore", invalid="ignore"):
            signal = self._inputs[np.newaxis]  # (1 or points, samples, units)
            for number, layer in enumerate(self._layers):
                net: Floats = np.asarray(
                    signal @ layer.w.value + layer.b * layer.v.value, np.float64
                )
                for place, values in zip(self._places, (x, y), strict=True):
                    if place.layer == number:
                        net = self._with(place, values, net, signal)
                signal = np.empty_like(net)
                SIGMOID.apply(net, signal)
            difference = signal - self._targets
            return np.asarray(0.5 * (difference * difference).sum(axis=2).mean(axis=1))

    def _with(self, place: _Place, values: Floats, net: Floats, signal: Floats) -> Floats:
        """The nets of a layer once ``values`` of this weight, one for each point, are added."""
        if len(net) == 1:
            net = np.repeat(net, len(values), axis=0)
        if place.source is None:
            net[:, :, place.target] += values[:, np.newaxis] * self._bias(place)
        else:
            net[:, :, place.target] += values[:, np.newaxis] * signal[:, :, place.source]
        return net

    def _bias(self, place: _Place) -> float:
        return float(self._layers[place.layer].b[place.target])


def _place(file: NetworkFile, name: str) -> _Place:
    target = file.notation.target_of(name)
    is_w = kind(name) is Kind.WEIGHT
    source = file.notation.weight_place(name).source if is_w else None
    return _Place(target.layer - 1, source, target.unit)
