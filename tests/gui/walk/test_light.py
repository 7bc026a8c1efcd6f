"""The frame over the widget that is meant."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot

from app.gui.theme.appearance import Appearance
from app.gui.walk.light import Light


def test_it_follows_each_widget_it_is_put_on_and_what_that_stands_in(
    qtbot: QtBot, appearance: Appearance
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    outer = QFrame(window)
    inner = QFrame(outer)
    outer.setGeometry(20, 20, 60, 30)
    inner.setGeometry(5, 5, 100, 60)
    window.show()
    light = Light(appearance)
    light.put_on(inner)
    assert light.geometry() == outer.rect().adjusted(2, 2, 0, 0)  # cut off by what it stands in
    outer.resize(200, 150)
    assert light.geometry() == inner.geometry().adjusted(-3, -3, 3, 3)
    light.put_on(outer)  # in which it has just stood
    outer.setGeometry(40, 30, 100, 100)
    assert light.geometry() == outer.geometry().adjusted(-3, -3, 3, 3)
    light.put_on(None)
    assert light.parentWidget() is None
