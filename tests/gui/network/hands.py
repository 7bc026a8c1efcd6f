"""What a person does in the room, for its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.network.room import NetworkRoom


def train_for_a_while(qtbot: QtBot, room: NetworkRoom) -> None:
    room.widgets.controls.pace.chosen.emit("full")
    qtbot.mouseClick(room.widgets.controls.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.snapshot.update > 100)
