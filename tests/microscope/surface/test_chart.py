from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from app.microscope.network_presets import ARTICLE, SMALLEST
from app.microscope.surface.chart import Chart, chart_of
from app.microscope.surface.grid import Floats, SurfaceRequest, work_out
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from nncore.network_file import NetworkFile


def chart(file: NetworkFile, span: float = 1.5) -> Chart:
    surface = work_out(SurfaceRequest(file, "w5", "w6", (-span, span), (-span, span)), lambda: True)
    assert surface is not None
    return chart_of(surface)


Ends = tuple[tuple[float, float], tuple[float, float]]


def connected(lines: Floats) -> list[list[Ends]]:
    """The segments that hang together."""
    groups: list[list[Ends]] = []
    for one, other in lines.round(9).tolist():
        segment = (tuple(one), tuple(other))
        touched = [group for group in groups if any(set(segment) & set(each) for each in group)]
        groups = [group for group in groups if group not in touched]
        groups.append([segment, *(each for group in touched for each in group)])
    return groups


def is_closed(line: list[Ends]) -> bool:
    return set(Counter(end for segment in line for end in segment).values()) == {2}


def test_heights_go_from_0_to_1_by_the_logarithm() -> None:
    made = chart(ARTICLE.file)
    errors = made.surface.errors
    assert made.heights.flat[errors.argmin()] == 0.0
    assert made.heights.flat[errors.argmax()] == 1.0
    middle = np.sqrt(made.low * made.high)
    assert made.share(middle) == pytest.approx(0.5)
    assert made.high == errors.max()


def test_the_error_on_a_contour_is_its_level() -> None:
    made = chart(ARTICLE.file)
    steep = [each for each in made.contours if each.level >= 1e-3]  # smooth between the points
    assert len(steep) >= 2
    for each in steep:
        for x, y in each.lines[::7, 0]:
            assert made.surface.error_at(x, y) == pytest.approx(each.level, rel=0.05)


def test_a_valley_narrower_than_the_grid_is_one_valley_and_not_a_row_of_holes() -> None:
    session = TrainingSession(SMALLEST, lambda: train_online_numpy)
    session.advance(3_000)
    request = SurfaceRequest(session.file_now(), "w1", "w2", (-0.7, 1.3), (-2.8, 1.5))
    surface = work_out(request, lambda: True)
    assert surface is not None
    contours = chart_of(surface).contours
    assert len(contours) >= 5
    for each in contours:  # the valley leads from side to side: no line around a hole in it
        assert not any(is_closed(line) for line in connected(each.lines))


def test_a_flat_surface_has_one_height_and_no_contours() -> None:
    without_inputs = replace(
        ARTICLE.file,
        weights={**ARTICLE.file.weights, "w1": 0.0, "w2": 0.0, "w3": 0.0, "w4": 0.0},
        bias_weights={**ARTICLE.file.bias_weights, "v11": -1e4, "v12": -1e4},
    )  # both hidden neurons say 0
    made = chart(without_inputs)
    assert set(made.heights.flat) == {0.5}
    assert made.contours == ()
    assert made.share(made.low) == 0.5
