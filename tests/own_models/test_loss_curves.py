from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.own_models.loss_curves import MOST_POINTS, LossHistory


def test_few_points_are_kept_as_they_are() -> None:
    history = LossHistory()
    for epoch, error in ((0.1, 9.0), (0.2, 7.5), (0.3, 7.0)):
        history.add(epoch, error)
    curve = history.curve()
    assert curve.epochs.tolist() == [0.1, 0.2, 0.3]
    assert curve.errors.tolist() == [9.0, 7.5, 7.0]


def test_a_curve_goes_on_from_one_that_was_kept() -> None:
    history = LossHistory()
    history.add(0.5, 3.0)
    again = LossHistory(history.curve())
    again.add(1.0, 2.0)
    assert again.curve().epochs.tolist() == [0.5, 1.0]
    assert len(history.curve()) == 1


@given(st.integers(MOST_POINTS, 4 * MOST_POINTS))
def test_many_points_stay_few_and_on_the_line(points: int) -> None:
    history = LossHistory()
    for place in range(points):
        history.add(place, 100 - 0.001 * place)
    curve = history.curve()
    assert len(curve) <= MOST_POINTS
    assert (np.diff(curve.epochs) > 0).all()
    np.testing.assert_allclose(curve.errors, 100 - 0.001 * curve.epochs)
    assert curve.epochs[-1] == points - 1
