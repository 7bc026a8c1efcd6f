"""What the answer boxes of a sheet are about in the picture, and where the marks of each stand.

A place is a neuron, a weight, or the error: what a box is about. The boxes of one place are open at
a time; of the others a row of marks is seen, one for each box.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.lessons.boxes import BoxKind
from app.lessons.ladder import Exercise
from app.microscope.layout.geometry import Box, Circle
from app.microscope.layout.network_layout import NetworkLayout

ERROR_PLACE = "E"
_OF_WEIGHTS = (BoxKind.GRADIENT, BoxKind.UPDATED)
_GAP = 3.0  # pixels between a row of marks and what is near


@dataclass(frozen=True, slots=True)
class AnswerPlace:
    """``name`` is a neuron (h1), a weight (w5), or ERROR_PLACE; ``boxes`` in the sheet's order."""

    name: str
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extent:
    """How large something is, in pixels."""

    width: float
    height: float


def answer_places(exercise: Exercise) -> tuple[AnswerPlace, ...]:
    """The places of the boxes that are asked for, by their first box."""
    found: dict[str, list[str]] = {}
    for name in exercise.asks:
        found.setdefault(exercise.sheet.box(name).of or ERROR_PLACE, []).append(name)
    return tuple(AnswerPlace(name, tuple(boxes)) for name, boxes in found.items())


def in_picture_order(exercise: Exercise) -> tuple[str, ...]:
    """The boxes that are asked for as they follow each other in the picture: a weight's are open
    together, so its new value comes right after its slope; all else is in the sheet's order."""
    of_weights = {
        place.boxes[0]: place.boxes
        for place in answer_places(exercise)
        if exercise.sheet.box(place.boxes[0]).kind in _OF_WEIGHTS
    }
    later = {name for boxes in of_weights.values() for name in boxes[1:]}
    ordered: list[str] = []
    for name in exercise.asks:
        if name not in later:
            ordered += of_weights.get(name, (name,))
    return tuple(ordered)


def place_marks(
    layout: NetworkLayout,
    places: Iterable[AnswerPlace],
    mark: Extent,
    beside: Mapping[str, float] | None = None,
) -> dict[str, Box]:
    """A row of marks for each place, near what it is about and clear of all else; a place that has
    no room for one is left out, as are weights without a number. The error has its name before
    its mark, as nothing of the picture stands for it. ``beside`` says by how much a row is wider,
    where there is room for that."""
    placed: dict[str, Box] = {}
    units_first = sorted(places, key=lambda place: place.name in layout.edges)
    for place in units_first:
        width = marks_width(place, mark)
        more = (beside or {}).get(place.name, 0.0)
        free = (
            box
            for each in dict.fromkeys((width + more, width))
            for box in _near(layout, place.name, Extent(each, mark.height))
            if _is_clear(layout, box) and not any(box.overlaps(b, _GAP) for b in placed.values())
        )
        box = next(free, None)
        if box is not None:
            placed[place.name] = box
    return placed


def marks_width(place: AnswerPlace, mark: Extent) -> float:
    """How wide a row of marks is by itself."""
    return mark.width * (len(place.boxes) + (place.name == ERROR_PLACE))


def place_of(layout: NetworkLayout, name: str) -> Box | None:
    """What must be seen while the boxes of this place are filled in; None for the error, which
    has no part of the picture."""
    if name in layout.neurons:
        return _square(layout.neurons[name])
    if name in layout.chips:
        return layout.chips[name]
    if name in layout.edges:
        edge = layout.edges[name]
        return Box.around((edge.x1 + edge.x2) / 2, (edge.y1 + edge.y2) / 2, 8, 8)
    return None


def _near(layout: NetworkLayout, name: str, extent: Extent) -> Iterator[Box]:
    """Where a row of marks may stand, the best first."""
    own = place_of(layout, name)
    if own is None:
        yield corner_of(layout, extent)
    elif name in layout.neurons:
        width, height = extent.width, extent.height
        x, y = own.x + own.width / 2, own.y + own.height / 2
        for side in (1, -1):  # below, above, and there beside a bias
            level = y + side * (own.height / 2 + _GAP + height / 2)
            yield Box.around(x, level, width, height)
            yield Box.around(own.right + width / 2, level, width, height)
            yield Box.around(own.x - width / 2, level, width, height)
    elif name in layout.chips:
        yield from _around(own, extent, 1.0)


def _around(own: Box, extent: Extent, gap: float) -> Iterator[Box]:
    """Below, above, at the right and at the left, and then at the corners."""
    x, y = own.x + own.width / 2, own.y + own.height / 2
    far_x = (own.width + extent.width) / 2 + gap
    far_y = (own.height + extent.height) / 2 + gap
    ways = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
    for right, down in ways:
        yield Box.around(x + right * far_x, y + down * far_y, extent.width, extent.height)


def corner_of(layout: NetworkLayout, extent: Extent = Extent(1, 1)) -> Box:
    """The upper corner at the right, beyond the outputs, which is free: the error's place."""
    return Box(layout.width - extent.width - _GAP, _GAP, extent.width, extent.height)


def _is_clear(layout: NetworkLayout, box: Box) -> bool:
    circles = (*layout.neurons.values(), *layout.biases.values())
    return (
        box.x >= 0
        and box.y >= 0
        and box.right <= layout.width
        and box.bottom <= layout.height
        and not any(box.touches(circle, 1.0) for circle in circles)
        and not any(box.overlaps(chip) for chip in layout.chips.values())
    )


def _square(circle: Circle) -> Box:
    return Box.around(circle.x, circle.y, 2 * circle.radius, 2 * circle.radius)
