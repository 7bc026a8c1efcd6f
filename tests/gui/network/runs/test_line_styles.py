from __future__ import annotations

from itertools import pairwise

import pytest

from app.gui.network.runs.line_styles import line_style
from app.gui.theme.design_tokens import DARK, LIGHT, Colours, contrast


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_styles_are_told_apart_and_seen(colours: Colours) -> None:
    styles = [line_style(number, colours) for number in range(1, 21)]
    assert len(set(styles)) == 20
    for one, next_one in pairwise(styles):
        assert one.colour != next_one.colour
        assert one.dashes != next_one.dashes
    for style in styles:
        assert contrast(style.colour, colours.card) >= 3
