from __future__ import annotations

import numpy as np
import pytest

from app.microscope.curve_points import MOST_DRAWN, nearest, thinned
from app.microscope.time_machine.loss_history import Curve


@pytest.mark.parametrize("update", [-5.0, 0.0, 14.9, 15.0, 15.1, 29.0, 30.0, 1e9])
def test_nearest_is_the_one_a_search_through_all_finds(update: float) -> None:
    updates = np.array([0.0, 10.0, 20.0, 30.0])
    slow = int(np.abs(updates - update).argmin())
    assert nearest(Curve(updates, updates), update) == slow


def test_nothing_is_nearest_in_an_empty_curve() -> None:
    assert nearest(Curve(np.empty(0), np.empty(0)), 5.0) is None


def test_thinning_keeps_short_curves_whole_and_peaks_of_long_ones() -> None:
    updates = np.arange(2_047.0)
    values = np.sin(updates / 100)
    values[777], values[2_046] = 50.0, -50.0
    at, thin = thinned(updates, values)
    assert len(thin) <= MOST_DRAWN + 10
    assert (np.diff(at) >= 0).all()
    assert at[-1] == 2_046
    assert at[int(thin.argmax())] == 777
    assert thin.tolist() == values[at.astype(int)].tolist()
    assert (thin.max(), thin.min()) == (50.0, -50.0)
    short = thinned(updates[:MOST_DRAWN], values[:MOST_DRAWN])
    assert short[1].tolist() == values[:MOST_DRAWN].tolist()


def test_thinning_leaves_a_gap_where_a_stretch_is_no_number() -> None:
    values = np.ones(2_000)
    values[500:1_000] = np.nan
    values[1_500] = np.nan
    at, thin = thinned(np.arange(2_000.0), values)
    gap = at[np.isnan(thin)]
    assert gap.min() == pytest.approx(500, abs=14)
    assert gap.max() == pytest.approx(1_000, abs=14)
