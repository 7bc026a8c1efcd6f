"""Pictures on screen, for the tests of this folder."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from pytestqt.qtbot import QtBot

from app.gui.network.picture.picture import NetworkPicture
from app.gui.theme.appearance import Appearance
from app.microscope.time_machine.snapshot import NetworkSnapshot


def shown_picture(
    qtbot: QtBot, appearance: Appearance, snapshot: NetworkSnapshot, selected: str = "w5"
) -> NetworkPicture:
    """A picture on screen."""
    picture = NetworkPicture(appearance, snapshot, selected)
    qtbot.addWidget(picture)
    picture.resize(820, 560)
    picture.fit(QSize(820, 560))
    picture.show()
    picture.setFocus()
    return picture


def chip_point(picture: NetworkPicture, weight: str) -> QPoint:
    """The middle of a weight's chip in the widget."""
    return picture._on_screen(picture.layout_shown.chips[weight]).center()


def unit_point(picture: NetworkPicture, unit: str) -> QPoint:
    """The centre of a neuron, an input or a bias in the widget."""
    layout, (left, top) = picture.layout_shown, picture._origin()
    circle = (layout.neurons | layout.biases)[unit]
    return QPoint(round(left + circle.x * picture.zoom), round(top + circle.y * picture.zoom))
