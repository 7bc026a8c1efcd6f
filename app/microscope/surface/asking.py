"""When a surface has to be worked out anew, and over which ranges."""

from __future__ import annotations

import numpy as np

from app.microscope.surface.grid import Floats, SurfaceRequest
from app.microscope.surface.ranges import Ranges, ranges_for
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot, Path

NOTICEABLE = 2e-3  # a change of a weight while all of them change many times a second

Pair = tuple[str, str]


class SurfaceAsking:
    """Remembers what was asked for last."""

    def __init__(self) -> None:
        self._network: tuple[object, ...] = ()
        self._others: Floats = np.empty(0)
        self._ranges: Ranges | None = None

    def request(self, snapshot: NetworkSnapshot, pair: Pair) -> SurfaceRequest | None:
        """What has to be worked out for this snapshot; None if what was asked for last still
        holds. At rest it holds exactly; in training small changes of the other weights are left
        for later."""
        file = snapshot.file
        network = (pair, file.layers, file.bias, file.samples)
        is_same = network == self._network
        others = _others(snapshot, pair)
        ranges = ranges_for(
            (snapshot.weights[pair[0]], snapshot.weights[pair[1]]),
            path_of(snapshot, pair),
            self._ranges if is_same else None,
        )
        least = NOTICEABLE if snapshot.activity is Activity.TRAINING else 0.0
        if is_same and ranges == self._ranges and not _differ(others, self._others, least):
            return None
        self._network, self._others, self._ranges = network, others, ranges
        return SurfaceRequest(snapshot.file_now, *pair, *ranges)


def path_of(snapshot: NetworkSnapshot, pair: Pair) -> Path | None:
    """The way of these two weights; None while the snapshots still bring that of others."""
    return snapshot.path if snapshot.path_of == pair else None


def pair_from(names: list[str], chosen: str) -> Pair | None:
    """A weight and the one after it, or the one before the last; None if there aren't two."""
    if len(names) < 2:
        return None
    place = names.index(chosen) if chosen in names else 0
    return names[place], names[place + 1 if place + 1 < len(names) else place - 1]


def _others(snapshot: NetworkSnapshot, pair: Pair) -> Floats:
    weights = (value for name, value in snapshot.weights.items() if name not in pair)
    return np.array([*weights, *snapshot.biases.values()])


def _differ(one: Floats, other: Floats, least: float) -> bool:
    if np.array_equal(one, other, equal_nan=True):
        return False
    with np.errstate(invalid="ignore"):
        return not bool(np.abs(one - other).max() <= least)  # NaN differs
