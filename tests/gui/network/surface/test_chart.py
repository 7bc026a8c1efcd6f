from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.gui.network.presets import ARTICLE
from app.gui.network.surface.chart import Chart, chart_of
from app.gui.network.surface.grid import SurfaceRequest, work_out
from nncore.network_file import NetworkFile


def chart(file: NetworkFile, span: float = 1.5) -> Chart:
    surface = work_out(SurfaceRequest(file, "w5", "w6", (-span, span), (-span, span)), lambda: True)
    assert surface is not None
    return chart_of(surface)


def test_heights_go_from_0_to_1_by_the_logarithm() -> None:
    made = chart(ARTICLE.file)
    errors = made.surface.errors
    assert made.heights.flat[errors.argmin()] == 0.0
    assert made.heights.flat[errors.argmax()] == 1.0
    middle = np.sqrt(errors.min() * errors.max())
    assert made.share(middle) == pytest.approx(0.5)


def test_the_error_on_a_contour_is_its_level() -> None:
    made = chart(ARTICLE.file)
    steep = [each for each in made.contours if each.level >= 1e-3]  # smooth between the points
    assert len(steep) >= 2
    for each in steep:
        for x, y in each.lines[::7, 0]:
            assert made.surface.error_at(x, y) == pytest.approx(each.level, rel=0.05)


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
