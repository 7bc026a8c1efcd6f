"""Finds a place on its own edge for the chip of each weight between two columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from app.microscope.layout.geometry import Box, Circle, Line, which_meet

_GAP = 2.0  # least distance of a chip from all else, in pixels
_BEST_SHARE = 0.22  # of an edge, from its source: near enough to tell whose chip it is
_CORES = (1.0, 0.5)  # of a chip's width: what should be clear of all other edges, and must be
# Never beyond the middle, where a chip would seem to belong to the other end.
_SHARES = sorted((n / 100 for n in range(4, 51)), key=lambda share: abs(share - _BEST_SHARE))


@dataclass(frozen=True)
class ChipSpace:
    """The edges between two columns that have a chip, what is in the way, and a chip's size."""

    edges: dict[str, Line]
    boxes: Sequence[Box]
    circles: Sequence[Circle]
    width: float
    height: float

    def places(self, name: str, core: float) -> Iterator[Box]:
        """Where the chip of this edge is clear of what is in the way and of every crossing, and
        the middle of it, a ``core`` of its width, of the other edges; those near its source come
        first."""
        edge = self.edges[name]
        others = [line for other, line in self.edges.items() if other != name]
        xs = [edge.x1 + share * (edge.x2 - edge.x1) for share in _SHARES]
        centres = [(x, edge.y_at(x)) for x in xs]
        meets = which_meet(centres, core * self.width, self.height, others, _GAP)
        for (x, y), meets_one in zip(centres, meets, strict=True):
            if not meets_one.any():
                chip = Box.around(x, y, self.width, self.height)
                if self._is_clear(chip):
                    yield chip

    def _is_clear(self, chip: Box) -> bool:
        return not (
            any(chip.overlaps(box, _GAP) for box in self.boxes)
            or any(chip.touches(circle, _GAP) for circle in self.circles)
            or any(chip.contains(x, y) for x, y in self._crossings)
        )

    @cached_property
    def _crossings(self) -> list[tuple[float, float]]:
        pairs = combinations(self.edges.values(), 2)
        return [point for one, other in pairs if (point := one.crossing(other)) is not None]


def place_all(space: ChipSpace) -> dict[str, Box] | None:
    """A chip for every edge; None where one finds no place."""
    # Level edges come first: their chips can't give way up or down.
    names = sorted(space.edges, key=lambda each: _slope(space.edges[each]))
    chips = place_some(space, names)
    return chips if len(chips) == len(names) else None


def place_some(space: ChipSpace, names: Iterable[str]) -> dict[str, Box]:
    """Chips for these edges, in this order; one that finds no place is left out."""
    chips: dict[str, Box] = {}
    for name in names:
        free = (
            place
            for core in _CORES
            for place in space.places(name, core)
            if not any(place.overlaps(other, _GAP) for other in chips.values())
        )
        chip = next(free, None)
        if chip is not None:
            chips[name] = chip
    return chips


def _slope(edge: Line) -> float:
    return abs(edge.y2 - edge.y1)
