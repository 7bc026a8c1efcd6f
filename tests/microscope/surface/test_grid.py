from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR, FOUR_LAYERS
from app.microscope.surface.grid import POINTS, PairError, Surface, SurfaceRequest, work_out
from nncore.errors import NotationError
from nncore.layers import Bias
from nncore.network_file import NetworkFile
from tests.microscope.examples import V1, V1_PRESET

NO_BIAS = replace(ARTICLE.file, bias=Bias.NONE, bias_weights={})


def surface_of(file: NetworkFile, first: str, second: str) -> Surface:
    request = SurfaceRequest(file, first, second, (-2.0, 3.0), (-1.0, 4.0))
    surface = work_out(request, lambda: True)
    assert surface is not None
    return surface


def slow_error(file: NetworkFile, values: dict[str, float]) -> float:
    """The network is built anew with these weights, and asked."""
    weights = {name: value for name, value in values.items() if name.startswith("w")}
    bias_weights = {name: value for name, value in values.items() if name.startswith("v")}
    changed = replace(
        file,
        weights={**file.weights, **weights},
        bias_weights={**file.bias_weights, **bias_weights},
    )
    return changed.build().error(*changed.sample_arrays())


@pytest.mark.parametrize(
    ("file", "first", "second"),
    [
        (V1_PRESET.file, "w5", "w6"),
        (V1_PRESET.file, "w1", "w8"),
        (V1_PRESET.file, "w8", "w1"),
        (V1_PRESET.file, "v11", "w7"),
        (V1_PRESET.file, "v21", "v22"),
        (V1_PRESET.file, "w1", "w3"),
        (NO_BIAS, "w2", "w5"),
        (EXCLUSIVE_OR.file, "w1", "w7"),
        (EXCLUSIVE_OR.file, "v11", "w9"),
        (FOUR_LAYERS.file, "w1", "w30"),
    ],
)
def test_every_point_is_the_mean_error_of_the_network_with_these_two_weights(
    file: NetworkFile, first: str, second: str
) -> None:
    surface = surface_of(file, first, second)
    assert surface.errors.shape == (POINTS, POINTS)
    for i, j in ((0, 0), (60, 0), (0, 60), (23, 41)):
        slow = slow_error(file, {first: float(surface.x[i]), second: float(surface.y[j])})
        assert surface.errors[i, j] == pytest.approx(slow, rel=1e-12)


def test_the_grid_spans_its_ranges() -> None:
    surface = surface_of(ARTICLE.file, "w5", "w6")
    assert (surface.x[0], surface.x[-1]) == (-2.0, 3.0)
    assert (surface.y[0], surface.y[-1]) == (-1.0, 4.0)


def test_the_error_at_the_present_weights_is_the_known_one() -> None:
    weights = V1_PRESET.file.weights
    surface = surface_of(V1_PRESET.file, "w5", "w6")
    assert surface.error_at(weights["w5"], weights["w6"]) == pytest.approx(V1["E"], rel=1e-12)


def test_between_the_points_the_error_is_computed() -> None:
    surface = surface_of(EXCLUSIVE_OR.file, "w1", "w2")
    slow = slow_error(EXCLUSIVE_OR.file, {"w1": 0.123456, "w2": 7.5})  # outside of the range too
    assert surface.error_at(0.123456, 7.5) == pytest.approx(slow, rel=1e-12)


def test_what_is_not_wanted_any_more_is_left_off() -> None:
    asked = 0

    def is_wanted() -> bool:
        nonlocal asked
        asked += 1
        return asked < 3

    request = SurfaceRequest(ARTICLE.file, "w5", "w6", (0.0, 1.0), (0.0, 1.0))
    assert work_out(request, is_wanted) is None
    assert asked == 3


def test_a_weight_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotationError):
        PairError(ARTICLE.file, "w5", "w9")


def test_weights_that_have_run_away_leave_no_number_behind() -> None:
    file = replace(ARTICLE.file, weights={**ARTICLE.file.weights, "w7": np.inf, "w8": -np.inf})
    errors = PairError(file, "w5", "w6").at(np.array([0.0, -np.inf]), np.array([0.0, 0.0]))
    assert np.isfinite(errors[0])  # sig of an infinite net is 1 or 0
    assert np.isnan(errors[1])  # ∞ − ∞
