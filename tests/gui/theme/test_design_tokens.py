from __future__ import annotations

import pytest

from app.gui.theme.design_tokens import DARK, LEAST_TEXT_CONTRAST, LIGHT, Colours, contrast

TEXT_ON_GROUND = [
    (text, ground)
    for text in ("ink", "soft", "accent", "wrong")
    for ground in ("paper", "card", "rail", "accent_ground")
] + [("on_accent", "accent")]


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)  # the usual example


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_can_be_read(colours: Colours, text: str, ground: str) -> None:
    ratio = contrast(getattr(colours, text), getattr(colours, ground))
    assert ratio >= LEAST_TEXT_CONTRAST


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("edge", ["positive", "negative"])
def test_edges_are_seen_on_the_picture(colours: Colours, edge: str) -> None:
    assert contrast(getattr(colours, edge), colours.paper) >= 3  # WCAG 2.1 for graphics
