"""The error of guessing the mean, against adding it up sample by sample."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.mean_guess import error_of_mean_guess
from nncore.network_file import Sample

targets = st.lists(st.tuples(st.floats(-5, 5), st.floats(-5, 5)), min_size=2, max_size=6)


@given(targets)
def test_it_is_what_adding_up_gives(pairs: list[tuple[float, float]]) -> None:
    means = [sum(pair[output] for pair in pairs) / len(pairs) for output in (0, 1)]
    errors = [
        sum(0.5 * (target - mean) ** 2 for target, mean in zip(pair, means, strict=True))
        for pair in pairs
    ]
    found = error_of_mean_guess([Sample((0.0,), pair) for pair in pairs])
    assert (found or 0.0) == pytest.approx(sum(errors) / len(errors), abs=1e-12)


def test_no_other_guess_is_better() -> None:
    samples = [Sample((0.0,), (0.0,)), Sample((1.0,), (1.0,)), Sample((2.0,), (0.2,))]
    found = error_of_mean_guess(samples)
    assert found is not None
    for guess in (0.1, 0.35, 0.45, 0.9):
        others = [0.5 * (sample.targets[0] - guess) ** 2 for sample in samples]
        assert found < sum(others) / 3


def test_where_there_is_nothing_to_guess() -> None:
    assert error_of_mean_guess([Sample((0.0,), (0.5,))]) is None
    assert error_of_mean_guess([Sample((0.0,), (0.5,)), Sample((1.0,), (0.5,))]) is None
    assert error_of_mean_guess([Sample((0.0,), (1e300,)), Sample((1.0,), (-1e300,))]) is None
