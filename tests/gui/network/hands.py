"""What a person does in the room, for its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.network.room import NetworkRoom


def train_for_a_while(qtbot: QtBot, room: NetworkRoom) -> None:
    """A thousand updates a second: at full speed the run may have come to its end before a slow
    machine presses the next key."""
    room.widgets.controls.pace.chosen.emit("brisk")
    qtbot.mouseClick(room.widgets.controls.play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.snapshot.update > 100)
