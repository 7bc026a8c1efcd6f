from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.time_machine.loss_history import Curve, LossHistory


def slow_mean(errors: list[float], samples: int) -> float:
    """Of one round of the samples from left to right, of more the mean of both halves."""
    if len(errors) == samples:
        total = errors[0]
        for error in errors[1:]:  # not sum(), which corrects its rounding from Python 3.12 on
            total += error
        return total / samples
    half = len(errors) // 2
    return (slow_mean(errors[:half], samples) + slow_mean(errors[half:], samples)) / 2


def slow_points(errors: list[float], samples: int, stride: int) -> list[float]:
    """The obvious way: all errors kept, one point for each whole stride."""
    whole = len(errors) // stride
    strides = [errors[stride * n : stride * (n + 1)] for n in range(whole)]
    return [each[0] if samples == 1 else slow_mean(each, samples) for each in strides]


def curve_of(samples: int, most_points: int, chunks: list[list[float]]) -> tuple[Curve, int]:
    history = LossHistory(samples, most_points)
    for chunk in chunks:
        history.append(np.array(chunk, np.float64))
    return history.curve(), history.stride


@given(
    st.integers(1, 12),
    st.integers(1, 9),
    st.lists(st.floats(0, 10), max_size=300),
    st.lists(st.integers(0, 300), max_size=8),
)
def test_it_equals_the_slow_way_however_the_errors_arrive(
    samples: int, most_points: int, errors: list[float], cuts: list[int]
) -> None:
    ends = [0, *sorted(min(cut, len(errors)) for cut in cuts), len(errors)]
    curve, stride = curve_of(samples, most_points, [errors[a:b] for a, b in pairwise(ends)])
    # To the last bit:
    assert curve.errors.tolist() == slow_points(errors, samples, stride)
    assert curve.updates.tolist() == [n * stride for n in range(len(curve.errors))]
    # The shortest stride that is whole rounds doubled, and leaves no more points than allowed.
    assert stride == next(
        samples << doublings
        for doublings in range(20)
        if len(errors) // (samples << doublings) <= most_points
    )


@pytest.mark.parametrize("samples", [1, 2, 3, 7, 8, 9, 130, 3000])
def test_one_by_one_all_at_once_and_in_long_stretches_give_the_same_bits(samples: int) -> None:
    errors = np.random.default_rng(samples).random(7_000)
    curves = []
    for length in (1, 997, 7_000):
        history = LossHistory(samples, most_points=50)
        for start in range(0, len(errors), length):
            history.append(errors[start : start + length])
        curves.append(history.curve().errors.tolist())
    assert curves[0] == curves[1] == curves[2]
    assert curves[0] == slow_points(errors.tolist(), samples, history.stride)


def test_memory_stays_bounded() -> None:
    history = LossHistory(1, most_points=100)
    for _ in range(200):
        history.append(np.ones(100_000))
    assert len(history.curve().errors) <= 100
    assert history.curve().updates[-1] < 20_000_000


def test_a_curve_is_not_changed_afterwards() -> None:
    history = LossHistory(1)
    history.append(np.array([3.0, 2.0]))
    curve = history.curve()
    history.append(np.array([1.0]))
    assert curve.errors.tolist() == [3.0, 2.0]
