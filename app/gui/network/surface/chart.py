"""What is drawn of a surface: heights, and lines of equal error. Knows no Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.gui.network.surface.contours import contour, levels_between, logarithms
from app.gui.network.surface.grid import Floats, Surface


@dataclass(frozen=True, slots=True, eq=False)
class Contour:
    """``lines``, shape (k, 2, 2), are segments between two points (x, y) on which the error is
    ``level``; ``share`` is its place on the scale, 0 to 1."""

    level: float
    share: float
    lines: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """``heights``, shape as the surface's errors, are from 0 for the error ``low`` to 1 for
    ``high``, by their logarithm; NaN where there is no error."""

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
    low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 0.0)
    heights = _shares(surface.errors, low, high)
    contours = []
    for level in levels_between(low, high):
        share = float(_shares(np.array(level), low, high))
        lines = contour(surface.x, surface.y, heights, share)
        contours.append(Contour(level, share, lines))
    return Chart(surface, low, high, heights, tuple(contours))


def _shares(errors: Floats, low: float, high: float) -> Floats:
    lowest, highest = logarithms(np.array([low, high]))
    if math.isclose(lowest, highest, rel_tol=0, abs_tol=1e-12):  # flat, as far as can be seen
        return np.where(np.isfinite(errors), 0.5, np.nan)
    return np.asarray((logarithms(errors) - lowest) / (highest - lowest))
