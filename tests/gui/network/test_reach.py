"""Targets beyond the sigmoid's reach, in the room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.network.pages import PageName
from app.gui.network.room import NetworkRoom
from app.microscope.network_presets import BEYOND_REACH, WITHIN_REACH, NetworkPreset
from app.microscope.time_machine.session import TrainingSession

OpenRoom = Callable[[NetworkPreset], NetworkRoom]


def test_dividing_the_samples_is_one_step_of_undo(qtbot: QtBot, open_room: OpenRoom) -> None:
    room = open_room(BEYOND_REACH)
    room.widgets.pages.choose(PageName.NUMBERS)
    qtbot.mouseClick(room.widgets.samples.divide_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: room.snapshot.file.samples == WITHIN_REACH.file.samples)
    assert "samples ÷ 10" in (room.snapshot.run.title, room.snapshot.notice)
    room.training.rest_and(TrainingSession.undo)
    qtbot.waitUntil(lambda: room.snapshot.file.samples == BEYOND_REACH.file.samples)
    assert not room.snapshot.can_undo
