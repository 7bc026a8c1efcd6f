"""The axis of values: on a logarithmic scale few numbers, and legible ones."""

# ruff: noqa: N802, N803 (pyqtgraph's names for what is overridden)
from __future__ import annotations

import math

import pyqtgraph

_MOST_DECADES = 5  # that have a number
_BETWEEN = (math.log10(2), math.log10(5))


class ValueAxis(pyqtgraph.AxisItem):  # type: ignore[misc]
    """Powers of ten; over less than two decades 2 and 5 between them."""

    def logTickValues(
        self, minVal: float, maxVal: float, size: float, stdTicks: object
    ) -> list[tuple[float, list[float]]]:
        """Ticks in powers of ten, the one level there is."""
        return [(1.0, log_ticks(minVal, maxVal))]


def log_ticks(least: float, greatest: float) -> list[float]:
    """Where numbers stand between two powers of ten, all as their logarithms."""
    step = max(1, math.ceil((greatest - least) / _MOST_DECADES))
    first = math.floor(least / step) * step
    powers = [float(power) for power in range(first, math.ceil(greatest) + 1, step)]
    if greatest - least < 2:
        powers += [power + between for power in powers for between in _BETWEEN]
    return sorted(power for power in powers if least <= power <= greatest)
