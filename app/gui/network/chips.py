"""Finds a place on its own edge for the chip of each weight between two columns. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.gui.network.geometry import Box, Circle, Line

_GAP = 2.0  # least distance of a chip from all else, in pixels
_STEP = 4.0  # from one tried place to the next, along x
_FROM_NEURON = 5.0


@dataclass(frozen=True)
class ChipSpace:
    """Edges between two columns, what is in the way, and the size of a chip."""

    edges: dict[str, Line]
    boxes: Sequence[Box]
    circles: Sequence[Circle]
    width: float
    height: float

    def places(self, edge: Line) -> Iterator[Box]:
        """Where the chip of this edge would be clear of what is in the way, from the source on."""
        x = edge.x1 + self.width / 2 + _FROM_NEURON
        while x <= edge.x2 - self.width / 2 - _FROM_NEURON:
            chip = Box.around(x, edge.y_at(x), self.width, self.height)
            if not any(chip.overlaps(box, _GAP) for box in self.boxes) and not any(
                chip.touches(circle, _GAP) for circle in self.circles
            ):
                yield chip
            x += _STEP


def place_near_sources(space: ChipSpace) -> dict[str, Box] | None:
    """Each chip as near to its source as it can be: tidy, for networks with few edges.

    None where a chip finds no place.
    """
    chips: dict[str, Box] = {}
    # Level edges come first: their chips can't give way up or down.
    for name in sorted(space.edges, key=lambda each: _slope(space.edges[each])):
        free = (
            place
            for place in space.places(space.edges[name])
            if not any(place.overlaps(other, _GAP) for other in chips.values())
        )
        chip = next(free, None)
        if chip is None:
            return None
        chips[name] = chip
    return chips


def place_packed(space: ChipSpace) -> dict[str, Box] | None:
    """Dense, for networks with many edges: next comes always the edge with the fewest free places,
    and it takes the place that takes least away from the others.

    None where a chip finds no place.
    """
    names = list(space.edges)
    places = [
        (row, box) for row, name in enumerate(names) for box in space.places(space.edges[name])
    ]
    edge_of = np.array([row for row, _ in places], np.intp)
    in_conflict = _conflicts(space, [box for _, box in places], edge_of)
    free = np.ones(len(places), bool)
    waiting = set(range(len(names)))
    chips: dict[str, Box] = {}
    while waiting:
        counts = np.bincount(edge_of[free], minlength=len(names))
        edge = min(waiting, key=lambda each: counts[each])
        if not counts[edge]:
            return None
        candidates = np.flatnonzero(free & (edge_of == edge))
        # A place that is one of few weighs more than one of many.
        weight = free / np.maximum(counts[edge_of], 1)
        best = candidates[np.argmin(in_conflict[candidates] @ weight)]
        chips[names[edge]] = places[best][1]
        free &= ~in_conflict[best] & (edge_of != edge)
        waiting.discard(edge)
    return chips


def _slope(edge: Line) -> float:
    return abs(edge.y2 - edge.y1)


def _conflicts(
    space: ChipSpace, places: Sequence[Box], edge_of: npt.NDArray[np.intp]
) -> npt.NDArray[np.bool_]:
    """Which places of different edges come too close, shape (places, places)."""
    x = np.array([box.x for box in places])
    y = np.array([box.y for box in places])
    near: npt.NDArray[np.bool_] = np.abs(x[:, None] - x) < space.width + _GAP
    near &= np.abs(y[:, None] - y) < space.height + _GAP
    near &= edge_of[:, None] != edge_of
    return near
