from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize

from app.gui.network.picture.placement import placed
from app.microscope.layout.geometry import Box
from app.microscope.layout.network_layout import NetworkLayout
from tests.microscope.layout.test_numbering import MEASURES

LAYOUT = NetworkLayout(100.0, 50.0, MEASURES)


def test_a_small_layout_is_centred_and_a_large_one_begins_at_the_corner() -> None:
    place = placed(LAYOUT, 1.0, QSize(300, 250))
    assert (place.left, place.top) == (100.0, 100.0)
    place = placed(LAYOUT, 4.0, QSize(300, 150))
    assert (place.left, place.top) == (0.0, 0.0)


def test_there_and_back_at_any_zoom() -> None:
    place = placed(LAYOUT, 2.0, QSize(300, 250))
    assert place.on_screen(Box(10.0, 20.0, 5.0, 4.0)) == QRect(70, 115, 10, 8)
    assert place.in_layout(QPointF(70.0, 115.0)) == (10.0, 20.0)
