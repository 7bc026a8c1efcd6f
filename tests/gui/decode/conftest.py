"""A Decode room with small sources, opened and closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.gui.decode.room import DecodeRoom
from app.gui.theme.appearance import Appearance
from app.laboratory.sources import Sources
from app.words.encodings import ENCODINGS
from tests.laboratory.small import small_sources

OpenRoom = Callable[[Sources], DecodeRoom]


@pytest.fixture
def open_room(qtbot: QtBot, appearance: Appearance) -> Iterator[OpenRoom]:
    rooms: list[DecodeRoom] = []

    def opened(sources: Sources) -> DecodeRoom:
        room = DecodeRoom(appearance, sources)
        qtbot.addWidget(room)
        qtbot.addWidget(room.bar())
        rooms.append(room)
        room.bar().show()
        room.resize(1196, 700)
        room.show()
        room.activateWindow()
        return room

    yield opened
    for room in rooms:
        room.shut_down()


@pytest.fixture
def room(qtbot: QtBot, open_room: OpenRoom) -> DecodeRoom:
    made = open_room(small_sources())
    wait_for_all(qtbot, made)
    return made


def wait_for_all(qtbot: QtBot, room: DecodeRoom) -> None:
    """Until the room's thread has found everything there is."""
    qtbot.waitUntil(lambda: len(room.findings.prices) == len(ENCODINGS))
    qtbot.waitUntil(lambda: room.findings.phrase is not None)
    qtbot.waitUntil(lambda: len(room.findings.encoded) == len(ENCODINGS))
