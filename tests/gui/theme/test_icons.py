from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.gui.theme import icons
from app.gui.theme.icons import drawn_icon

SIZE_PX = 24


@pytest.mark.parametrize("name", list(icons._DRAWINGS))
def test_every_icon_draws_something_in_its_colour(qapp: QApplication, name: str) -> None:
    image = drawn_icon(name, "#ff0000", SIZE_PX).pixmap(SIZE_PX, SIZE_PX).toImage()
    pixels = [image.pixelColor(x, y) for x in range(SIZE_PX) for y in range(SIZE_PX)]
    drawn = [pixel for pixel in pixels if pixel.alpha() > 200]
    assert 10 < len(drawn) < SIZE_PX * SIZE_PX
    assert all(pixel.red() > 200 and pixel.green() < 60 for pixel in drawn)
    assert image.pixelColor(0, 0) == QColor(0, 0, 0, 0)


def test_an_unknown_icon(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        drawn_icon("no such icon", "#000000", SIZE_PX)
