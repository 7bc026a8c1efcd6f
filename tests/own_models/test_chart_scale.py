from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.own_models.chart_scale import round_ticks


@pytest.mark.parametrize(
    ("least", "greatest", "most", "ticks"),
    [
        (0, 10, 6, [0, 2, 4, 6, 8, 10]),
        (0, 10, 5, [0, 5, 10]),
        (8.7, 12.6, 5, [9, 10, 11, 12]),
        (0.021, 0.039, 4, [0.025, 0.03, 0.035]),
        (3, 3, 5, []),
        (0, 1, 0, []),
    ],
)
def test_ticks_are_round(least: float, greatest: float, most: int, ticks: list[float]) -> None:
    assert round_ticks(least, greatest, most) == pytest.approx(ticks)


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.integers(2, 12))
def test_ticks_lie_within_and_are_no_more_than_fit(least: float, span: float, most: int) -> None:
    greatest = least + span
    ticks = round_ticks(least, greatest, most)
    assert len(ticks) <= most
    rounded = 1e-6 * span + 4 * math.ulp(max(abs(least), abs(greatest)))
    assert all(least - rounded <= tick <= greatest + rounded for tick in ticks)
