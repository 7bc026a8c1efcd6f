from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.time_left import TimeLeft, duration_text


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_nothing_is_said_before_it_can_be_known() -> None:
    clock = Hand()
    left = TimeLeft(clock)
    assert (left.per_second, left.seconds_left) == (None, None)
    left.note(0, 100)
    clock.seconds += 1.9
    left.note(50, 100)
    assert (left.per_second, left.seconds_left) == (None, None)
    clock.seconds += 0.1
    left.note(50, 100)
    assert (left.per_second, left.seconds_left) == (25.0, 2.0)


@given(st.floats(0.1, 1e6), st.integers(3, 500), st.floats(0, 1e6))
def test_steady_work_ends_when_it_was_said(pace: float, seconds: int, begun: float) -> None:
    """Also where most had been done before, as when a training goes on."""
    clock = Hand()
    left = TimeLeft(clock)
    total = begun + 1000 * pace
    for second in range(seconds + 1):
        clock.seconds = 1000.0 + second
        left.note(begun + pace * second, total)
    assert left.per_second == pytest.approx(pace, rel=1e-6)
    assert left.seconds_left == pytest.approx(1000 - seconds, rel=1e-4)


def test_the_last_minute_counts() -> None:
    clock = Hand()
    left = TimeLeft(clock)
    done = 0.0
    for second in range(600):
        clock.seconds += 1
        done += 1.0 if second < 500 else 7.0
        left.note(done, 10_000)
    assert left.per_second == pytest.approx(7.0)


def test_other_work_is_measured_anew() -> None:
    clock = Hand()
    left = TimeLeft(clock)
    for completed, total in ((0, 100), (100, 100), (0, 100)):
        clock.seconds += 10
        left.note(completed, total)
    assert left.per_second is None
    clock.seconds += 10
    left.note(5, 100)
    assert left.seconds_left == 190.0
    left.note(5, 1000)
    assert left.seconds_left is None


def test_work_that_stands_still_has_no_end() -> None:
    clock = Hand()
    left = TimeLeft(clock)
    left.note(5, 100)
    clock.seconds += 10
    left.note(5, 100)
    assert (left.per_second, left.seconds_left) == (0.0, None)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.2, "0 s"), (45, "45 s"), (59.6, "1 min"), (200, "3 min 20 s"), (599.6, "10 min"),
        (840, "14 min"), (3599, "1 h 0 min"), (7500, "2 h 5 min"), (360_000, "100 h 0 min"),
    ],
)  # fmt: skip
def test_durations(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text
