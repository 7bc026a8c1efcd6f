from __future__ import annotations

import numpy as np
import pytest

from app.microscope.surface.contours import contour, levels_between, logarithms

SIDE = np.linspace(-2.0, 2.0, 81)
BOWL = SIDE[:, np.newaxis] ** 2 + SIDE[np.newaxis] ** 2


def test_the_contour_of_a_bowl_is_a_circle() -> None:
    lines = contour(SIDE, SIDE, BOWL, 1.0)
    radii = np.hypot(lines[:, :, 0], lines[:, :, 1])
    assert radii == pytest.approx(np.ones(radii.shape), abs=1e-3)
    length = np.hypot(*(lines[:, 1] - lines[:, 0]).T).sum()
    assert length == pytest.approx(2 * np.pi, rel=1e-2)


def test_the_first_axis_of_the_heights_is_x() -> None:
    heights = np.broadcast_to(SIDE[:, np.newaxis], (81, 81))
    lines = contour(SIDE, SIDE, heights, 0.51)
    assert lines[:, :, 0] == pytest.approx(np.full(lines.shape[:2], 0.51))
    assert (lines[:, :, 1].min(), lines[:, :, 1].max()) == (-2.0, 2.0)


def test_there_is_no_contour_above_the_top_or_beside_nan() -> None:
    assert contour(SIDE, SIDE, BOWL, 9.0).shape == (0, 2, 2)
    with_hole = np.where(SIDE[:, np.newaxis] > 0, np.nan, BOWL)
    lines = contour(SIDE, SIDE, with_hole, 1.0)
    assert len(lines)
    assert lines[:, :, 0].max() <= 0


@pytest.mark.parametrize(
    ("low", "high", "levels"),
    [
        (9e-7, 0.2, (1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1)),
        (2e-3, 0.2, (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)),
        (0.158, 0.181, (0.16, 0.165, 0.17, 0.175, 0.18)),
    ],
)
def test_levels_are_round_and_lie_between(
    low: float, high: float, levels: tuple[float, ...]
) -> None:
    assert levels_between(low, high) == pytest.approx(levels)


@pytest.mark.parametrize(("low", "high"), [(0.1, 0.1), (0.0, 0.5), (0.2, 0.1), (0.1, np.inf)])
def test_there_are_no_levels_without_a_range(low: float, high: float) -> None:
    assert levels_between(low, high) == ()


def test_an_error_of_0_has_the_least_logarithm() -> None:
    assert logarithms(np.array([0.0, 1e-2])).tolist() == [-30.0, -2.0]
