from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gui.network.curves.value_axis import ValueAxis, log_ticks


def test_few_decades_have_2_and_5_between() -> None:
    shown = [float(f"{10**tick:.3g}") for tick in log_ticks(-3.4, -1.6)]
    assert shown == [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02]


@given(st.floats(-30, 5), st.floats(1e-6, 40))
def test_there_are_some_numbers_and_not_too_many(least: float, span: float) -> None:
    ticks = log_ticks(least, least + span)
    assert 1 <= len(ticks) <= 7
    slack = 1e-9
    assert all(least - slack <= tick <= least + span + slack for tick in ticks)


def test_within_a_decade_even_steps_have_numbers() -> None:
    shown = [round(10**tick, 6) for tick in log_ticks(-0.55, -0.45)]
    assert shown == [0.3, 0.32, 0.34]


def test_numbers_are_told_apart_by_their_digits(qapp: object) -> None:
    axis = ValueAxis("left")
    ticks = log_ticks(math.log10(6.4), math.log10(7.7))
    written = axis.logTickStrings(ticks, 1.0, 1.0)
    assert [float(text) for text in written] == pytest.approx([10**tick for tick in ticks])
    assert len(set(written)) == len(written) > 1
    assert axis.logTickStrings([-5.0, 0.0, 3.0], 1.0, 1.0) == ["1e−05", "1", "1000"]
