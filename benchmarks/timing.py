"""Interleaved timing: every contestant once per round, so that all see the same machine."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping


def interleaved_medians(
    contestants: Mapping[str, tuple[Callable[[], object], int]], rounds: int = 15
) -> dict[str, float]:
    """Median seconds per unit of work of each contestant.

    A contestant is a function and how many units of work one call does. All are called once to
    warm up, then once each in every round.
    """
    for function, _ in contestants.values():
        function()
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, (function, units) in contestants.items():
            start = time.perf_counter()
            function()
            seconds[name].append((time.perf_counter() - start) / units)
    return {name: statistics.median(times) for name, times in seconds.items()}
