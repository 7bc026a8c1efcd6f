"""A Type room of its own for each test, with the small predictor."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.type.room import TypeRoom
from app.writing.assistant import LoadPredictor
from tests.gui.type.fake_dialogs import FakeDialogs
from tests.gui.type.held_thread import HeldThread
from tests.writing.fake_predictor import FakePredictor

OpenRoom = Callable[[LoadPredictor], TypeRoom]
HeldRoom = tuple[TypeRoom, HeldThread]


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def open_room(
    qtbot: QtBot, appearance: Appearance, settings: Settings, dialogs: FakeDialogs
) -> Iterator[OpenRoom]:
    """Opens a room with this predictor; those that are still open are shut after the test."""
    rooms: list[TypeRoom] = []

    def opened(load: LoadPredictor) -> TypeRoom:
        room = TypeRoom(appearance, settings, load, dialogs)
        for part in (room, room.bar(), room.status()):
            qtbot.addWidget(part)
        rooms.append(room)
        room.resize(1100, 700)
        room.show()
        room.activateWindow()
        room.enter()
        qtbot.waitUntil(room.page.hasFocus)
        return room

    yield opened
    for room in rooms:
        room.shut_down()


@pytest.fixture
def room(open_room: OpenRoom) -> TypeRoom:
    return open_room(FakePredictor)


@pytest.fixture
def held(open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch) -> HeldRoom:
    """A room, and the hand that gives its answers."""
    monkeypatch.setattr("app.gui.type.room.PredictionThread", HeldThread)
    room = open_room(FakePredictor)
    thread = room._thread
    assert isinstance(thread, HeldThread)
    return room, thread
