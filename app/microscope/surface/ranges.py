"""Which part of the plane of two weights is looked at."""

from __future__ import annotations

import numpy as np

from app.microscope.surface.grid import Floats, Range

LEAST_SPAN = 2.0
FARTHEST = 1e6  # weights beyond it have run away: no range holds them
_MARGIN = 0.3  # of the way's extent, on either side
_ROOM_LEFT = 0.04  # of the range: nearer to its edge the point is about to leave it
_TOO_WIDE = 6.0  # times what would be chosen now

Ranges = tuple[Range, Range]


def ranges_for(point: tuple[float, float], path: Floats | None, before: Ranges | None) -> Ranges:
    """Ranges that hold the point and the path, shape (k, 2), with a margin around them.

    Those from before are kept while they still do, so that the picture stands still.
    """
    rows = np.array([point]) if path is None else np.vstack([path, [point]])
    rows = within_reach(rows)
    if not len(rows):
        return before or ((-1.0, 1.0), (-1.0, 1.0))
    low, high = rows.min(axis=0), rows.max(axis=0)
    first, second = (
        _range(float(low[axis]), float(high[axis]), before[axis] if before else None)
        for axis in (0, 1)
    )
    return first, second


def within_reach(points: Floats) -> Floats:
    """Those of the points, shape (k, 2), that haven't run away."""
    return points[(np.abs(points) <= FARTHEST).all(axis=1)]  # NaN isn't


def _range(low: float, high: float, before: Range | None) -> Range:
    half = max((high - low) * (0.5 + _MARGIN), LEAST_SPAN / 2)
    middle = (low + high) / 2
    if before is not None:
        span = before[1] - before[0]
        room = span * _ROOM_LEFT
        holds = before[0] + room <= low and high <= before[1] - room
        if holds and span <= _TOO_WIDE * 2 * half:
            return before
    return middle - half, middle + half
