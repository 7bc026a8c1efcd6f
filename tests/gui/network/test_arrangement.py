"""Where the parts of the Network room stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.gui.network.room import NetworkRoom
from app.gui.widgets.labels import label
from app.microscope.class_presets import SYMMETRIC
from app.microscope.network_presets import NetworkPreset

OpenRoom = Callable[[NetworkPreset], NetworkRoom]


@pytest.fixture
def sentence(room: NetworkRoom) -> QWidget:
    told = label("net(h1) = 0.479", "caption")
    room.widgets.arrangement.put_below_picture(told)
    return told


def below(upper: QWidget, lower: QWidget, room: QWidget) -> bool:
    """Whether one widget begins where another ends, or later."""
    end = upper.mapTo(room, QPoint(0, upper.height())).y()
    return lower.mapTo(room, QPoint(0, 0)).y() >= end


def test_what_is_put_below_the_picture_stands_above_the_controls(
    qtbot: QtBot, room: NetworkRoom, sentence: QWidget
) -> None:
    widgets = room.widgets
    qtbot.waitUntil(lambda: sentence.height() >= sentence.sizeHint().height())
    assert below(widgets.forms, sentence, room)
    assert below(sentence, widgets.controls, room)


def test_it_goes_with_the_picture(room: NetworkRoom, sentence: QWidget) -> None:
    room.widgets.arrangement.show_looked_at(True)
    assert not sentence.isVisible()
    room.widgets.arrangement.show_looked_at(False)
    assert sentence.isVisible()


def test_what_to_watch_stands_there_until_the_network_is_trained(
    qtbot: QtBot, open_room: OpenRoom
) -> None:
    room = open_room(SYMMETRIC)
    watch = room.widgets.watch
    assert watch.text == SYMMETRIC.watch
    assert below(room.widgets.forms, watch, room)
    room.training.step()
    qtbot.waitUntil(lambda: room.snapshot.update == 1)
    assert (watch.text, watch.isVisible()) == ("", False)
    assert SYMMETRIC.watch in " ".join(room.widgets.tools.preset.toolTip().split())
