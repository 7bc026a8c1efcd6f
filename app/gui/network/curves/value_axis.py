"""The axis of values: on a logarithmic scale few numbers, and legible ones."""

# ruff: noqa: N802, N803 (pyqtgraph's names for what is overridden)
from __future__ import annotations

import math

import pyqtgraph

from app.microscope.number_format import brief

_MOST_DECADES = 5  # that have a number
_BETWEEN = (math.log10(2), math.log10(5))


class ValueAxis(pyqtgraph.AxisItem):  # type: ignore[misc]
    """Powers of ten; over less than two decades 2 and 5 between them."""

    def logTickValues(
        self, minVal: float, maxVal: float, size: float, stdTicks: object
    ) -> list[tuple[float, list[float]]]:
        """Ticks in powers of ten, the one level there is."""
        return [(1.0, log_ticks(minVal, maxVal))]

    def logTickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """With as many digits as tell them apart: 7.5 is no 8."""
        return [brief(float(f"{10.0**value:.4g}")) for value in values]


def log_ticks(least: float, greatest: float) -> list[float]:
    """Where numbers stand between two powers of ten, all as their logarithms. There are always
    some: where no power of ten, 2 or 5 lies in between, rounder steps than those are taken."""
    ticks = _decades(least, greatest)
    return ticks if len(ticks) > 1 else _even_steps(least, greatest)


def _even_steps(least: float, greatest: float) -> list[float]:
    """Where less than a decade is seen: even steps of the values themselves."""
    low, high = 10.0**least, 10.0**greatest
    rough = (high - low) / _MOST_DECADES
    if not rough > 0:
        return [least]
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    first = math.ceil(low / step)
    values = [step * n for n in range(first, math.floor(high / step) + 1)]
    return [math.log10(value) for value in values if value > 0] or [least]


def _decades(least: float, greatest: float) -> list[float]:
    step = max(1, math.ceil((greatest - least) / _MOST_DECADES))
    first = math.floor(least / step) * step
    powers = [float(power) for power in range(first, math.ceil(greatest) + 1, step)]
    if greatest - least < 2:
        powers += [power + between for power in powers for between in _BETWEEN]
    return sorted(power for power in powers if least <= power <= greatest)
