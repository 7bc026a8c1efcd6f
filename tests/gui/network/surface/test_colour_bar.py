from __future__ import annotations

import pytest

from app.gui.network.surface.colour_bar import tick_text


@pytest.mark.parametrize(
    ("level", "text"),
    [(0.003, "0.003"), (3e-6, "3e−6"), (1e-12, "1e−12"), (0.162, "0.162"), (2.0, "2")],
)
def test_ticks_are_short(level: float, text: str) -> None:
    assert tick_text(level) == text
