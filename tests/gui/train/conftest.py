"""A Train room with a small dictionary and small texts, opened and closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.gui.models.own_models import OwnModels
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.train.room import TrainRoom
from app.own_models.training_session import OwnTrainingSession
from app.own_models.training_view import Stage
from tests.own_models.small_training import SETTINGS, SmallMeans, written_text

OpenRoom = Callable[..., TrainRoom]


@pytest.fixture
def models(settings: Settings) -> Iterator[OwnModels]:
    made = OwnModels(settings)
    yield made
    made.shut_down()


@pytest.fixture
def means() -> SmallMeans:
    return SmallMeans()


@pytest.fixture
def open_room(
    qtbot: QtBot, appearance: Appearance, models: OwnModels, means: SmallMeans
) -> Iterator[OpenRoom]:
    """Rooms after each other: each is shut down before the next is opened."""
    rooms: list[TrainRoom] = []

    def close_all() -> None:
        means.gate.set()
        for room in rooms:
            room.shut_down()
        rooms.clear()

    def opened(*, restores: bool = True) -> TrainRoom:
        close_all()
        room = TrainRoom(appearance, models, means, restores=restores)
        qtbot.addWidget(room)
        qtbot.addWidget(room.bar())
        rooms.append(room)
        room.training.change(OwnTrainingSession.change_settings, SETTINGS)
        room.bar().show()
        room.resize(1196, 700)
        room.show()
        room.activateWindow()
        room.enter()
        qtbot.waitUntil(lambda: room.view.settings == SETTINGS)
        return room

    yield opened
    close_all()


@pytest.fixture
def room(open_room: OpenRoom) -> TrainRoom:
    return open_room()


@pytest.fixture
def ready(qtbot: QtBot, room: TrainRoom, tmp_path: Path) -> TrainRoom:
    """With text, and nothing begun."""
    room.requests.add([written_text(tmp_path)])
    wait_for(qtbot, room, Stage.READY)
    return room


def wait_for(qtbot: QtBot, room: TrainRoom, stage: Stage) -> None:
    """Until the room shows this stage."""
    qtbot.waitUntil(lambda: room.view.stage is stage)
