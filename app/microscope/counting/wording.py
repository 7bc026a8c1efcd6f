"""The table of costs in words."""

from __future__ import annotations

from collections.abc import Sequence

from app.microscope.counting.costs import Cost, Way, uses_of_delta
from app.microscope.number_format import significant
from nncore.trace import Trace

_EXACT = 1e-12


def times_text(cost: Cost, costs: Sequence[Cost]) -> str:
    """``3.9 times as many`` as with δ reused; nothing for that one itself."""
    best = next(each for each in costs if each.way is Way.DELTAS)
    if cost.way is Way.DELTAS:
        return "the way training goes"
    ratio = cost.multiplications / best.multiplications
    if ratio < 1:
        return f"{1 / ratio:.3g} times fewer"
    times = f"{ratio:,.0f}" if ratio >= 100 else f"{ratio:.3g}"
    return f"{times} times as many"


def cost_text(cost: Cost) -> str:
    """``64 multiplications, counted``."""
    how = "counted" if cost.is_counted else "counted by rule: doing them would take too long"
    return f"{written(cost.multiplications)} multiplications, {how}"


def written(count: int) -> str:
    """With commas; beyond 10¹² with an exponent."""
    return f"{count:,}" if count < 10**12 else f"{count:.3g}".replace("e+", "e")


def way_text(way: Way, trace: Trace) -> str:
    """How a way goes in this network."""
    weights = len(trace.weights)
    if way is Way.PATHS:
        count = sum(trace.path_count(name) for name in trace.weights)
        return f"{written(count)} paths to {weights:,} weights, each multiplied out by itself"
    if way is Way.NUDGES:
        return f"two forward passes for each of {weights:,} weights: a little up, a little down"
    uses = uses_of_delta(trace)
    most = max(uses, key=uses.__getitem__)
    return f"{len(uses):,} δ, each worked out once; δ({most}) goes into {uses[most]:,} products"


def result_text(cost: Cost) -> str:
    """Whether the slopes are the engine's: exactly, or how far off."""
    if cost.apart is None:
        return ""
    if cost.way is not Way.NUDGES and cost.apart <= _EXACT:
        return "All slopes are the same."
    return f"The slopes are off by up to {significant(cost.apart, 2)}."
