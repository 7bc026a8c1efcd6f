from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gui.network.time_machine.loss_history import LossHistory


def slow_points(errors: list[float], samples: int, stride: int) -> list[float]:
    """The obvious way: all errors kept, one point for each whole stride."""
    whole = len(errors) // stride
    strides = [errors[stride * n : stride * (n + 1)] for n in range(whole)]
    return [each[0] if samples == 1 else sum(each) / stride for each in strides]


@given(
    st.integers(1, 5),
    st.integers(2, 9),
    st.lists(st.lists(st.floats(0, 10), max_size=40), max_size=12),
)
def test_it_equals_the_slow_way_however_the_errors_arrive(
    samples: int, most_points: int, chunks: list[list[float]]
) -> None:
    history = LossHistory(samples, most_points)
    for chunk in chunks:
        history.append(np.array(chunk, np.float64))
    errors = [error for chunk in chunks for error in chunk]
    curve = history.curve()
    expected = slow_points(errors, samples, history.stride)
    assert curve.errors == pytest.approx(expected)
    assert curve.updates.tolist() == [n * history.stride for n in range(len(expected))]
    assert len(curve.errors) <= most_points
    assert history.stride % samples == 0


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
