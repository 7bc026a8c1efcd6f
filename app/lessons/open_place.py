"""Where the open answer boxes of a place stand in the picture, and what they cover there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from app.lessons.answer_places import ERROR_PLACE, Extent, corner_of, place_of
from app.microscope.layout.geometry import Box, Circle
from app.microscope.layout.network_layout import NetworkLayout
from app.microscope.layout.output_texts import CAPTION_GAP_PX

_Array = NDArray[np.float64]
_STEP = 4.0  # pixels from one spot that is tried to the next
_GAP = 3.0  # to what the boxes are about
# What it costs to cover something, in pixels further away.
_MARKS, _NUMBER, _NEEDED, _NEURON, _OWN = 10.0, 30.0, 120.0, 400.0, 10_000.0


def place_open_boxes(
    layout: NetworkLayout, name: str, extent: Extent, marks: Mapping[str, Box] | None = None
) -> Box:
    """The best spot inside the picture for the open boxes of a place: never over the place itself,
    over a neuron only where there is no other, over as few numbers and ``marks`` of other places
    as can be, and near."""
    own = place_of(layout, name)
    lefts = _spots(layout.width - extent.width)
    tops = _spots(layout.height - extent.height)
    at = _Spots(lefts, lefts + extent.width, tops, tops + extent.height)
    cost = at.apart(own or corner_of(layout))
    if own is not None:
        cost = cost + _OWN * at.overlap(own, _GAP)
    for what, each in (*_parts(layout, name), *_rows(layout, name, marks or {})):
        cost = cost + each * (at.touch(what) if isinstance(what, Circle) else at.overlap(what))
    row, column = np.unravel_index(int(cost.argmin()), cost.shape)
    return Box(float(lefts[column]), float(tops[row]), extent.width, extent.height)


def covered_numbers(layout: NetworkLayout, name: str, box: Box) -> frozenset[str]:
    """The weights that the boxes of a place are worked out from, and whose numbers ``box`` hides
    there."""
    chips = (layout.chips.get(weight) for weight in sorted(_needed(layout, name)))
    weights = zip(sorted(_needed(layout, name)), chips, strict=True)
    return frozenset(weight for weight, chip in weights if chip and box.overlaps(chip))


class _Spots:
    """All spots that are tried, each as a rectangle; what is asked of them comes as an array with
    a row for each height."""

    def __init__(self, lefts: _Array, rights: _Array, tops: _Array, bottoms: _Array) -> None:
        self._across, self._down = (lefts, rights), (tops, bottoms)

    def apart(self, box: Box) -> _Array:
        """How far they are from a rectangle."""
        across = _distance(self._across, box.x, box.right)
        return np.hypot(_distance(self._down, box.y, box.bottom)[:, None], across[None, :])

    def overlap(self, box: Box, gap: float = 0.0) -> NDArray[np.bool_]:
        """Whether they come closer than ``gap`` to a rectangle."""
        across = _meets(self._across, box.x - gap, box.right + gap)
        return _meets(self._down, box.y - gap, box.bottom + gap)[:, None] & across[None, :]

    def touch(self, circle: Circle) -> NDArray[np.bool_]:
        """Whether they touch a circle."""
        across = _distance(self._across, circle.x, circle.x)
        down = _distance(self._down, circle.y, circle.y)
        return np.hypot(down[:, None], across[None, :]) < circle.radius


def _distance(stretches: tuple[_Array, _Array], low: float, high: float) -> _Array:
    lows, highs = stretches
    return np.maximum(np.maximum(low - highs, lows - high), 0.0)


def _meets(stretches: tuple[_Array, _Array], low: float, high: float) -> NDArray[np.bool_]:
    lows, highs = stretches
    return (lows < high) & (low < highs)


def _spots(room: float) -> _Array:
    """From side to side of the room that is left, both sides included."""
    return np.unique(np.append(np.arange(0.0, max(room, 0.0), _STEP), max(room, 0.0)))


def _parts(layout: NetworkLayout, name: str) -> Iterator[tuple[Circle | Box, float]]:
    """All that can be covered, and what that costs: names of neurons are always wanted, numbers
    most where the boxes are worked out from them."""
    needed = _needed(layout, name)
    for circle in layout.neurons.values():
        yield circle, _NUMBER
        yield texts_in(circle), _NEURON
    for bias, circle in layout.biases.items():
        yield circle, _NEEDED if bias in needed else _NUMBER
    for weight, chip in layout.chips.items():
        yield chip, _NEEDED if weight in needed else _NUMBER
    for output, circle in layout.neurons.items():
        if output.startswith("o"):
            is_needed = name in (output, ERROR_PLACE)
            yield _beside(layout, circle), _NEEDED if is_needed else _NUMBER


def texts_in(neuron: Circle) -> Box:
    """Where the name and the number of a neuron stand in it."""
    return Box.around(neuron.x, neuron.y, 1.8 * neuron.radius, 1.3 * neuron.radius)


def _rows(
    layout: NetworkLayout, name: str, marks: Mapping[str, Box]
) -> Iterator[tuple[Box, float]]:
    """Marks of other places; a δ that is needed stands among them."""
    needed = _needed(layout, name)
    for other, row in marks.items():
        if other != name:
            yield row, _NEEDED if other in needed else _MARKS


def _beside(layout: NetworkLayout, output: Circle) -> Box:
    """Where the target of an output stands."""
    left, height = output.x + output.radius + CAPTION_GAP_PX, layout.measures.chip_height
    width = max(layout.measures.right - CAPTION_GAP_PX, 0.0)
    return Box(left, output.y - height / 2, width, height)


def _needed(layout: NetworkLayout, name: str) -> frozenset[str]:
    """The parts of the picture whose numbers the boxes of a place are worked out from."""
    if name in layout.ends:
        return frozenset(layout.ends[name])
    weights = layout.weights_at(name)
    return frozenset(weights).union(*(layout.ends[weight] for weight in weights))
