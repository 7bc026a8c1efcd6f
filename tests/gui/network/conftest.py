"""An open Network room."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.gui.network.room import NetworkRoom
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import NetworkPreset
from tests.microscope.examples import V1_PRESET

OpenRoom = Callable[[NetworkPreset], NetworkRoom]


@pytest.fixture
def open_room(qtbot: QtBot, appearance: Appearance) -> Iterator[OpenRoom]:
    rooms: list[NetworkRoom] = []

    def opened(preset: NetworkPreset) -> NetworkRoom:
        room = NetworkRoom(appearance, preset)
        qtbot.addWidget(room)
        qtbot.addWidget(room.bar())
        rooms.append(room)
        room.resize(1100, 800)
        room.show()
        room.activateWindow()
        room.enter()
        qtbot.waitUntil(lambda: room.widgets.plot.is_ready)
        return room

    yield opened
    for room in rooms:
        room.shut_down()


@pytest.fixture
def room(open_room: OpenRoom) -> NetworkRoom:
    return open_room(V1_PRESET)
