from __future__ import annotations

import numpy as np
import pytest

from app.microscope.time_machine.pace import FIRST_RATE, FULL_FROM, Pace
from app.microscope.time_machine.pacing import Pacing


def test_a_quickening_pace_begins_slowly_and_doubles_each_second() -> None:
    for second in range(15):
        assert Pace.QUICKENING.rate(second, is_fine=False) == FIRST_RATE * 2**second
    assert FIRST_RATE * 2**15 == FULL_FROM
    assert Pace.QUICKENING.rate(15.0, is_fine=False) is None


@pytest.mark.parametrize("is_fine", [False, True])
@pytest.mark.parametrize("pace", [Pace.QUICKENING, Pace.SLOW, Pace.BRISK])
def test_what_is_due_is_the_rate_added_up(pace: Pace, is_fine: bool) -> None:
    seconds = np.linspace(0, 14, 28_001)
    rates = [pace.rate(second, is_fine) for second in seconds]
    added = np.cumsum([(rate or 0) * (seconds[1] - seconds[0]) for rate in rates])
    for place in (1_000, 4_000, 12_000, 28_000):
        due = pace.due(float(seconds[place]), is_fine)
        assert due == pytest.approx(added[place], rel=2e-3, abs=1e-2)


def test_the_first_ten_updates_take_more_than_two_seconds() -> None:
    assert Pace.QUICKENING.due(2.0, is_fine=False) < 10 < Pace.QUICKENING.due(3.0, is_fine=False)


def test_pacing_counts_what_was_made_by_its_clock() -> None:
    now = [64.0]
    pacing = Pacing(lambda: now[0])
    pacing.pace = Pace.SLOW
    pacing.begin(is_fine=False)
    made = 0
    for _ in range(32):
        now[0] += 0.0625
        due = pacing.due()
        pacing.made(due)
        made += due
    assert made == 20  # two seconds of ten
    assert pacing.due() == 0


def test_what_a_machine_could_not_make_is_not_made_up_for() -> None:
    now = [0.0]
    pacing = Pacing(lambda: now[0])
    pacing.pace = Pace.SLOW
    pacing.begin(is_fine=False)
    now[0] = 60.0
    assert pacing.due() == 1
    pacing.made(1)
    assert pacing.due() == 0


def test_beginning_again_is_slow_again() -> None:
    now = [0.0]
    pacing = Pacing(lambda: now[0])
    pacing.pace = Pace.QUICKENING
    pacing.begin(is_fine=False)
    now[0] = 20.0
    assert pacing.rate is None
    pacing.begin(is_fine=False)
    assert pacing.rate == FIRST_RATE
