"""Where answer boxes stand in the picture: each place's marks, and its open boxes beside it.

A place is a neuron, a weight, or the error: what a box is about. The boxes of one place are open at
a time; of the others a row of marks is seen, one for each box.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import hypot

from app.lessons.ladder import Exercise
from app.microscope.layout.geometry import Box, Circle
from app.microscope.layout.network_layout import NetworkLayout

ERROR_PLACE = "E"
_GAP = 3.0  # pixels between a row of marks and what is near
_BESIDE = 10.0  # pixels between the open boxes and what they are about
_COVERED, _NEEDED_COVERED, _OWN_COVERED = 30, 120, 1000  # in pixels further away
_STEPS = 8  # to each side, in which a place is looked for


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


def place_open_boxes(layout: NetworkLayout, name: str, extent: Extent) -> Box:
    """Where the open boxes of a place stand: near it, inside the picture, over as little of the
    network as can be and never over the place itself."""
    own = _about(layout, name)
    anchor = own or _corner(layout)
    inside = {_moved_inside(layout, box) for box in _around_at_steps(anchor, extent)}
    needed = _needed(layout, name)
    return min(inside, key=lambda box: (_cost(layout, box, own, anchor, needed), box.y, box.x))


def _cost(
    layout: NetworkLayout, box: Box, own: Box | None, anchor: Box, needed: frozenset[str]
) -> float:
    """How much of the network is covered, and how far it is from what the boxes are about. What is
    ``needed`` to fill them in counts more than the rest, the place itself most."""
    circles = layout.neurons | layout.biases
    covered = {name for name, circle in circles.items() if box.touches(circle)}
    covered |= {name for name, chip in layout.chips.items() if box.overlaps(chip)}
    covers_own = own is not None and box.overlaps(own, _GAP)
    far = hypot(_apart(box.x, box.right, anchor.x, anchor.right),
                _apart(box.y, box.bottom, anchor.y, anchor.bottom))  # fmt: skip
    return (
        _OWN_COVERED * covers_own
        + sum(_NEEDED_COVERED if name in needed else _COVERED for name in covered)
        + far
    )


def _needed(layout: NetworkLayout, name: str) -> frozenset[str]:
    """The parts of the picture whose numbers the boxes of a place are worked out from."""
    if name in layout.ends:
        return frozenset(layout.ends[name])
    weights = layout.weights_at(name)
    return frozenset(weights).union(*(layout.ends[weight] for weight in weights))


def _apart(low: float, high: float, other_low: float, other_high: float) -> float:
    """How far two stretches are from each other."""
    return max(other_low - high, low - other_high, 0.0)


def _around_at_steps(anchor: Box, extent: Extent) -> Iterator[Box]:
    """All around the anchor, in steps, up to a box's own size away."""
    x, y = anchor.x + anchor.width / 2, anchor.y + anchor.height / 2
    across = anchor.width / 2 + extent.width + _BESIDE
    down = anchor.height / 2 + extent.height + _BESIDE
    for column in range(-_STEPS, _STEPS + 1):
        for row in range(-_STEPS, _STEPS + 1):
            centre = x + across * column / _STEPS, y + down * row / _STEPS
            yield Box.around(*centre, extent.width, extent.height)


def _about(layout: NetworkLayout, name: str) -> Box | None:
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
    own = _about(layout, name)
    if own is None:
        yield _corner(layout, extent)
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


def _corner(layout: NetworkLayout, extent: Extent = Extent(1, 1)) -> Box:
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


def _moved_inside(layout: NetworkLayout, box: Box) -> Box:
    x = min(max(box.x, 0.0), max(layout.width - box.width, 0.0))
    y = min(max(box.y, 0.0), max(layout.height - box.height, 0.0))
    return Box(x, y, box.width, box.height)


def _square(circle: Circle) -> Box:
    return Box.around(circle.x, circle.y, 2 * circle.radius, 2 * circle.radius)
