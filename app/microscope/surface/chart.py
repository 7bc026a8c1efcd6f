"""What is drawn of a surface: heights, and lines of equal error."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from app.microscope.surface.contours import contour, levels_between, logarithms
from app.microscope.surface.grid import Floats, Surface


@dataclass(frozen=True, slots=True, eq=False)
class Contour:
    """``lines``, shape (k, 2, 2), are segments between two points (x, y) on which the error is
    ``level``; ``share`` is its place on the scale, 0 to 1."""

    level: float
    share: float
    lines: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """``heights``, shape as the surface's errors, are from 0 for the error ``low`` or less to 1
    for ``high``, by their logarithm; NaN where there is no error. Of what lies below ``low`` the
    grid is too coarse to show the shape."""

    surface: Surface
    low: float
    high: float
    heights: Floats
    contours: tuple[Contour, ...]

    def share(self, error: float) -> float:
        """An error's place on the scale."""
        return float(_shares(np.array(error), self.low, self.high))


def chart_of(surface: Surface) -> Chart:
    """The chart of a surface."""
    finite = surface.errors[np.isfinite(surface.errors)]
    low, high = (_lowest(surface.errors), float(finite.max())) if len(finite) else (0.0, 0.0)
    heights = _shares(surface.errors, low, high)
    contours = []
    for level in levels_between(low, high):
        share = float(_shares(np.array(level), low, high))
        lines = contour(surface.x, surface.y, heights, share)
        contours.append(Contour(level, share, lines))
    return Chart(surface, low, high, np.clip(heights, 0.0, 1.0), tuple(contours))


def _lowest(errors: Floats) -> float:
    """The least error below which a whole block of the grid lies, of three by three points.

    A valley that is narrower than that would look like a row of holes.
    """
    blocks = sliding_window_view(errors, (3, 3)).max(axis=(2, 3))  # NaN where there is one
    whole = blocks[np.isfinite(blocks)]
    return float(whole.min() if len(whole) else errors[np.isfinite(errors)].min())


def _shares(errors: Floats, low: float, high: float) -> Floats:
    lowest, highest = logarithms(np.array([low, high]))
    if math.isclose(lowest, highest, rel_tol=0, abs_tol=1e-12):  # flat, as far as can be seen
        return np.where(np.isfinite(errors), 0.5, np.nan)
    return np.asarray((logarithms(errors) - lowest) / (highest - lowest))
