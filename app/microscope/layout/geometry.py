"""Circles, rectangles and lines in pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle by its centre."""

    x: float
    y: float
    radius: float

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return math.hypot(x - self.x, y - self.y) <= self.radius


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its left upper corner."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Box:
        """The rectangle of this size around a centre."""
        return cls(x - width / 2, y - height / 2, width, height)

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def overlaps(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the two come closer than ``gap``."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )

    def touches(self, circle: Circle, gap: float = 0.0) -> bool:
        """Whether a circle comes closer than ``gap``."""
        nearest_x = min(max(circle.x, self.x), self.right)
        nearest_y = min(max(circle.y, self.y), self.bottom)
        return math.hypot(circle.x - nearest_x, circle.y - nearest_y) < circle.radius + gap


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line between two points."""

    x1: float
    y1: float
    x2: float
    y2: float

    @classmethod
    def between(cls, first: Circle, second: Circle) -> Line:
        """From edge to edge of two circles, along the line through their centres."""
        length = math.hypot(second.x - first.x, second.y - first.y) or 1.0
        dx, dy = (second.x - first.x) / length, (second.y - first.y) / length
        return cls(
            first.x + dx * first.radius,
            first.y + dy * first.radius,
            second.x - dx * second.radius,
            second.y - dy * second.radius,
        )

    def y_at(self, x: float) -> float:
        """Its height at ``x``; the line must not be vertical."""
        return self.y1 + (self.y2 - self.y1) * (x - self.x1) / (self.x2 - self.x1)

    def distance(self, x: float, y: float) -> float:
        """How far a point is from it."""
        dx, dy = self.x2 - self.x1, self.y2 - self.y1
        along = ((x - self.x1) * dx + (y - self.y1) * dy) / (dx * dx + dy * dy or 1.0)
        along = min(max(along, 0.0), 1.0)
        return math.hypot(x - self.x1 - along * dx, y - self.y1 - along * dy)

    def crossing(self, other: Line) -> tuple[float, float] | None:
        """Where the two cross; None where they don't, or only touch at an end or run alike."""
        dx, dy = self.x2 - self.x1, self.y2 - self.y1
        other_dx, other_dy = other.x2 - other.x1, other.y2 - other.y1
        determinant = dx * other_dy - dy * other_dx
        if determinant == 0:
            return None
        to_x, to_y = other.x1 - self.x1, other.y1 - self.y1
        along = (to_x * other_dy - to_y * other_dx) / determinant
        along_other = (to_x * dy - to_y * dx) / determinant
        if not (0 < along < 1 and 0 < along_other < 1):
            return None
        return self.x1 + along * dx, self.y1 + along * dy


def which_meet(
    centres: Sequence[tuple[float, float]],
    width: float,
    height: float,
    lines: Sequence[Line],
    gap: float = 0.0,
) -> NDArray[np.bool_]:
    """Which boxes of this size come closer than ``gap`` to which lines: a boxes × lines array.

    The lines run from left to right and none is vertical. All at once, since a picture asks for
    hundreds of thousands of pairs.
    """
    x, y = np.array(centres).reshape(-1, 2).T[:, :, np.newaxis]
    left, right = x - width / 2 - gap, x + width / 2 + gap
    top, bottom = y - height / 2 - gap, y + height / 2 + gap
    ends = np.array([(line.x1, line.y1, line.x2, line.y2) for line in lines]).reshape(-1, 4)
    x1, y1, x2, y2 = ends.T
    first, last = np.maximum(left, x1), np.minimum(right, x2)
    slope = (y2 - y1) / (x2 - x1)
    at_first, at_last = y1 + slope * (first - x1), y1 + slope * (last - x1)
    is_below_the_top = np.maximum(at_first, at_last) > top
    is_above_the_bottom = np.minimum(at_first, at_last) < bottom
    meets: NDArray[np.bool_] = (first < last) & is_below_the_top & is_above_the_bottom
    return meets
