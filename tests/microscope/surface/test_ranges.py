from __future__ import annotations

import numpy as np
import pytest

from app.microscope.surface.ranges import LEAST_SPAN, Ranges, ranges_for

PATH = np.array([[0.0, 0.0], [4.0, -1.0], [10.0, -3.0]])


def holds(ranges: Ranges, point: tuple[float, float]) -> bool:
    return all(low < value < high for (low, high), value in zip(ranges, point, strict=True))


def test_the_path_and_the_point_lie_within_with_a_margin() -> None:
    ranges = ranges_for((2.0, -6.0), PATH, None)
    for point in ((-2.0, -7.0), (12.0, 1.0)):
        assert holds(ranges, point)


def test_without_a_path_the_point_is_in_the_middle() -> None:
    (low, high), (low_2, high_2) = ranges_for((0.4, 0.45), None, None)
    assert (low + high) / 2 == pytest.approx(0.4)
    assert (low_2 + high_2) / 2 == pytest.approx(0.45)
    assert high - low == high_2 - low_2 == pytest.approx(LEAST_SPAN)


def test_ranges_stay_while_the_point_is_well_inside() -> None:
    before = ranges_for((0.0, 0.0), None, None)
    assert ranges_for((0.5, -0.5), None, before) == before


def test_each_range_moves_when_its_weight_comes_near_the_edge() -> None:
    before = ranges_for((0.0, 0.0), None, None)
    first, second = ranges_for((0.99, 0.0), np.array([[0.0, 0.0]]), before)
    assert first != before[0]
    assert first[0] < 0.0 < 0.99 < first[1]
    assert second == before[1]


def test_ranges_shrink_when_there_is_far_too_much_room() -> None:
    before = ranges_for((0.0, 0.0), PATH * 100, None)
    assert ranges_for((0.0, 0.0), None, before) == ranges_for((0.0, 0.0), None, None)


def test_points_that_have_run_away_do_not_count() -> None:
    path = np.array([[0.0, 0.0], [np.nan, 1.0], [np.inf, 2.0], [1e200, 0.0]])
    assert ranges_for((np.nan, 0.0), path, None) == ranges_for((0.0, 0.0), None, None)
    before = ((0.0, 1.0), (2.0, 3.0))
    assert ranges_for((np.nan, 0.0), None, before) == before
