"""A weight that the mouse changes by being drawn sideways. Knows no Qt."""

from __future__ import annotations

WEIGHT_PER_PX = 0.005
FINER = 10.0  # times, with Shift
BEGINS_AFTER_PX = 4.0


class WeightDrag:
    """From the press of the button to its release. Nothing changes before the mouse has moved
    by BEGINS_AFTER_PX; from there on each pixel counts."""

    def __init__(self, weight: str, value: float, x_px: float) -> None:
        self.weight, self.start = weight, value
        self.value = value
        self.has_begun = False
        self._x_px = x_px

    def move(self, x_px: float, is_fine: bool) -> bool:
        """The mouse is there now; whether the weight has another value."""
        way_px = x_px - self._x_px
        if not self.has_begun and abs(way_px) < BEGINS_AFTER_PX:
            return False
        self.has_begun = True
        self._x_px = x_px
        self.value += way_px * WEIGHT_PER_PX / (FINER if is_fine else 1.0)
        return way_px != 0
