"""Lines of equal error, and at which errors to draw them."""

from __future__ import annotations

import math

import numpy as np

from app.microscope.surface.grid import Floats

LEAST_SHOWN = 1e-30  # on a logarithmic scale, where 0 would be infinitely far down
_FEWEST, _MOST, _MOST_EVEN = 5, 10, 8
_DECADES = ((1.0,), (1.0, 3.0), (1.0, 2.0, 5.0), (1.0, 1.5, 2.0, 3.0, 5.0, 7.0))


def logarithms(errors: Floats) -> Floats:
    """log₁₀ of errors, those below LEAST_SHOWN as if they were LEAST_SHOWN; NaN stays NaN."""
    return np.asarray(np.log10(np.maximum(errors, LEAST_SHOWN)))


def levels_between(low: float, high: float) -> tuple[float, ...]:
    """A few round errors from ``low`` to ``high``: by steps of the logarithm if there are at least
    five of them, or else evenly. None if the two aren't positive and apart."""
    if not LEAST_SHOWN <= low < high < math.inf:
        return ()
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for digits in _DECADES:
        steps = [digit * 10.0**decade for decade in decades for digit in digits]
        levels = [level for level in steps if low <= level <= high]
        if len(levels) >= _FEWEST:
            return tuple(levels[:: math.ceil(len(levels) / _MOST)])
    return _even_levels(low, high)


def _even_levels(low: float, high: float) -> tuple[float, ...]:
    least = (high - low) / _MOST_EVEN
    size = 10.0 ** math.floor(math.log10(least))
    step = next(digit * size for digit in (1.0, 2.0, 5.0, 10.0, 20.0) if digit * size >= least)
    first, last = math.ceil(low / step), math.floor(high / step)
    return tuple(number * step for number in range(first, last + 1))


def contour(x: Floats, y: Floats, heights: Floats, level: float) -> Floats:
    """The line on which the height is ``level``: segments, shape (k, 2, 2), each of two points
    (x, y). ``heights`` has shape (len(x), len(y)); near NaN there is no line.

    Each cell of the grid is cut into two triangles. A line through a triangle cuts off one corner,
    and meets the two sides that come from it.
    """
    across, up = np.meshgrid(x, y, indexing="ij")
    corners = np.stack([across, up, heights - level], axis=-1)
    a, b = corners[:-1, :-1].reshape(-1, 3), corners[1:, :-1].reshape(-1, 3)
    c, d = corners[1:, 1:].reshape(-1, 3), corners[:-1, 1:].reshape(-1, 3)
    triangles = np.concatenate([np.stack([a, b, c], axis=1), np.stack([a, c, d], axis=1)])
    triangles = triangles[np.isfinite(triangles[:, :, 2]).all(axis=1)]
    above = (triangles[:, :, 2] > 0).sum(axis=1)
    triangles, above = triangles[(above == 1) | (above == 2)], above[(above == 1) | (above == 2)]
    order = triangles[:, :, 2]
    lone = np.where(above == 1, order.argmax(axis=1), order.argmin(axis=1))
    rows = np.arange(len(lone))
    tip = triangles[rows, lone]
    ends = [_meeting(tip, triangles[rows, (lone + step) % 3]) for step in (1, 2)]
    return np.stack(ends, axis=1)


def _meeting(tip: Floats, other: Floats) -> Floats:
    """Where height 0 lies between two corners (x, y, height), by proportion."""
    share = tip[:, 2] / (tip[:, 2] - other[:, 2])
    return np.asarray(tip[:, :2] + share[:, np.newaxis] * (other[:, :2] - tip[:, :2]))
