"""How many decimals of a weight it takes to see what an update did to it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import median_high

from app.microscope.layout.network_layout import LEAST_DECIMALS
from app.microscope.layout.numbering import is_large
from app.microscope.time_machine.snapshot import NetworkSnapshot

MOST_DECIMALS = 7


def decimals_to_see(snapshot: NetworkSnapshot) -> int:
    """So many that most of the weights that moved differ from what they were; from LEAST_DECIMALS
    to MOST_DECIMALS. In a large network, where few weights have a number, the least."""
    if is_large(snapshot):
        return LEAST_DECIMALS
    sizes = [abs(move) for move in _moves(snapshot) if move and math.isfinite(move)]
    if not sizes:
        return LEAST_DECIMALS
    needed = math.ceil(-math.log10(median_high(sizes)))
    return min(max(needed, LEAST_DECIMALS), MOST_DECIMALS)


def steadily(before: int, needed: int) -> int:
    """More decimals as soon as they are needed, fewer only where two are too many, so that chips
    don't change their size to and fro."""
    return before if before - 1 <= needed <= before else needed


def _moves(snapshot: NetworkSnapshot) -> Iterable[float]:
    """What the last update did, or, while training and within a sample, what the next will do."""
    if snapshot.last is not None:
        return snapshot.last.moves.values()
    new = snapshot.trace.values
    return (new[f"{name}'"] - weight for name, weight in snapshot.weights.items())
