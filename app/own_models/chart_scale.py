"""Where the numbers stand along the axis of a chart."""

from __future__ import annotations

import math

_STEPS = (1.0, 2.0, 5.0, 10.0)


def round_ticks(least: float, greatest: float, most: int) -> list[float]:
    """Round numbers from ``least`` to ``greatest``, at most ``most`` of them, in even steps of 1, 2
    or 5 times a power of ten; none where the two don't differ."""
    span = greatest - least
    if not span > 0 or most < 1:
        return []
    power = 10.0 ** math.floor(math.log10(span / most))
    for step in (power * factor for factor in _STEPS):
        first, last = math.ceil(least / step - 1e-9), math.floor(greatest / step + 1e-9)
        if last - first < most:
            return [step * place for place in range(first, last + 1)]
    return []
