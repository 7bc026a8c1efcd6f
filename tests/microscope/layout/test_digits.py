"""Enough decimals for the last update to be seen, read as a person reads the chips."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.microscope.layout.digits import MOST_DECIMALS, decimals_to_see, steadily
from app.microscope.layout.network_layout import LEAST_DECIMALS
from app.microscope.layout.picture_texts import chip_text
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.kernels.online import train_online_numpy
from tests.microscope.examples import V1_PRESET


def trained(updates: int) -> tuple[NetworkSnapshot, NetworkSnapshot]:
    """V1 after so many updates, and one update before that."""
    session = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    session.choose_grain(Grain.SAMPLE)
    session.advance(updates - 1)
    before = session.snapshot()
    session.step()
    return before, session.snapshot()


@pytest.mark.parametrize("updates", [1, 60, 1_000, 10_000])
def test_most_weights_are_seen_to_move(updates: int) -> None:
    before, now = trained(updates)
    decimals = decimals_to_see(now)
    moved = [name for name, value in now.weights.items() if value != before.weights[name]]
    seen = [
        name
        for name in moved
        if chip_text(now, name, decimals) != chip_text(before, name, decimals)
    ]
    assert len(seen) * 2 >= len(moved) > 0 or decimals == MOST_DECIMALS


def test_there_are_no_more_than_it_takes() -> None:
    before, now = trained(10_000)
    decimals = decimals_to_see(now) - 1
    assert decimals >= LEAST_DECIMALS
    # One less could still show some by luck of rounding, but not as many as are there to see.
    moves = [abs(now.weights[name] - before.weights[name]) for name in now.weights]
    assert sorted(moves)[len(moves) // 2] < 10.0**-decimals


def test_a_network_at_rest_that_stands_still_has_the_least() -> None:
    _, now = trained(3)
    assert now.last is not None
    still = replace(now, last=replace(now.last, moves={}))
    assert decimals_to_see(still) == LEAST_DECIMALS
    diverged = replace(now, last=replace(now.last, moves={"w1": float("nan"), "w2": 1e300}))
    assert decimals_to_see(diverged) == LEAST_DECIMALS


def test_digits_come_at_once_and_go_late() -> None:
    assert [steadily(3, needed) for needed in (3, 4, 7)] == [3, 4, 7]
    assert [steadily(6, needed) for needed in (5, 4, 3)] == [6, 4, 3]
