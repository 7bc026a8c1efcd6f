from __future__ import annotations

from itertools import pairwise

import pytest

from app.gui.network.surface.colours import STEPS, colour_table, line_colour
from app.gui.theme.design_tokens import contrast


def written(red: int, green: int, blue: int) -> str:
    return f"#{red:02x}{green:02x}{blue:02x}"


def test_a_larger_error_is_always_lighter_so_that_hue_is_not_needed() -> None:
    lightness = [contrast(written(*row), "#000000") for row in colour_table()[::8].tolist()]
    assert all(one < other for one, other in pairwise(lightness))
    assert lightness[-1] / lightness[0] > 10


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.5, 0.6, 0.8, 1.0])
def test_a_contour_stands_out_from_its_colour(share: float) -> None:
    ground = colour_table()[round(share * (STEPS - 1))].tolist()
    assert contrast(written(*line_colour(share)), written(*ground)) > 1.6
