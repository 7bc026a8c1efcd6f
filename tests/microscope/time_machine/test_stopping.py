from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.time_machine.stopping import Stillness, first_below


def slow_first_below(
    before: list[float], errors: list[float], samples: int, below: float
) -> int | None:
    """The same, one place after the other."""
    joined = before + errors
    for place in range(len(errors)):
        end = len(before) + place + 1
        if end >= samples and float(np.mean(joined[end - samples : end])) < below:
            return place
    return None


numbers = st.lists(st.integers(0, 20).map(float), max_size=30)


@given(numbers, numbers, st.integers(1, 6), st.integers(0, 20).map(float))
def test_the_first_small_round_is_the_one_found_one_by_one(
    before: list[float], errors: list[float], samples: int, below: float
) -> None:
    found = first_below(np.array(before), np.array(errors), samples, below + 0.05)
    assert found == slow_first_below(before, errors, samples, below + 0.05)


def test_a_cycle_over_the_samples_is_still() -> None:
    watch = Stillness(samples=2)
    weights = [np.array([1.0]), np.array([2.0]), np.array([1.0])]
    assert [watch.saw(update, w) for update, w in enumerate(weights)] == [False, False, True]


def test_a_last_bit_is_a_change() -> None:
    watch, weight = Stillness(samples=1), 0.3
    for update in range(20):
        assert not watch.saw(update, np.array([weight]))
        weight = float(np.nextafter(weight, 1))
    assert not watch.saw(20, np.array([weight]))
    assert watch.saw(21, np.array([weight]))
