"""The passes of batch training, compiled, in NumPy and as plain Python: the same bits."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.kernels.batch import (
    adam_step,
    adam_step_numpy,
    adam_step_scalar,
    sum_by_code,
    sum_by_code_numpy,
    sum_by_code_scalar,
)

DTYPES = st.sampled_from([np.float32, np.float64])


@given(
    rows=st.integers(0, 40),
    width=st.integers(1, 5),
    codes=st.integers(1, 9),
    dtype=DTYPES,
    seed=st.integers(0, 2**32 - 1),
)
def test_rows_of_the_same_code_add_up(
    rows: int, width: int, codes: int, dtype: Any, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    numbers = rng.integers(0, codes, rows)
    values = rng.normal(size=(rows, width)).astype(dtype)
    expected = np.array([values[numbers == code].sum(axis=0) for code in range(codes)])
    results = []
    for add in (sum_by_code(), sum_by_code_numpy, sum_by_code_scalar):
        sums = np.full((codes, width), np.nan, dtype)
        add(numbers, values, sums)
        np.testing.assert_allclose(sums, expected, atol=20 * np.finfo(dtype).eps, rtol=1e-5)
        results.append(sums.tobytes())
    assert results == results[:1] * 3


@given(
    parameters=st.integers(1, 40),
    steps=st.integers(1, 4),
    dtype=DTYPES,
    seed=st.integers(0, 2**32 - 1),
)
def test_adam_steps_to_the_same_bits(parameters: int, steps: int, dtype: Any, seed: int) -> None:
    gradients = np.random.default_rng(seed).normal(size=(steps, parameters)).astype(dtype)
    numbers = [dtype(number) for number in (0.9, 0.1, 0.999, 0.001, 0.01, 1e-8)]
    results = []
    for step in (adam_step(), adam_step_numpy, adam_step_scalar):
        values, mean, square = (np.zeros(parameters, dtype) for _ in range(3))
        for gradient in gradients:
            step(values, gradient, mean, square, *numbers)
        results.append([array.tobytes() for array in (values, mean, square)])
    assert results == results[:1] * 3


@pytest.mark.parametrize("kind", ["compiled", "numpy", "scalar"])
def test_one_step_of_adam_by_hand(kind: str) -> None:
    by_name = {"numpy": adam_step_numpy, "scalar": adam_step_scalar}.get(kind)
    step = by_name or adam_step()  # which compiles: not while tests are collected
    values, mean, square = np.array([1.0]), np.array([0.5]), np.array([0.25])
    step(values, np.array([2.0]), mean, square, 0.5, 0.5, 0.75, 0.25, 0.1, 0.0)
    assert mean[0] == 0.5 * 0.5 + 0.5 * 2
    assert square[0] == 0.75 * 0.25 + 0.25 * 4
    assert values[0] == pytest.approx(1 - 0.1 * 1.25 / np.sqrt(1.1875))
