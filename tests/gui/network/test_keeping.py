"""Runs outlive the window: they are kept without being asked, and there again at the next start."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.crash.watch import Start
from app.gui.main_window import MainWindow
from app.gui.network.keeping import FILE_NAMES
from app.gui.network.pages import PageName
from app.gui.network.room import NetworkRoom
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR

OpenWindow = Callable[..., MainWindow]
Open = Callable[..., NetworkRoom]


@pytest.fixture
def open_kept(qtbot: QtBot, appearance: Appearance) -> Iterator[Open]:
    """Rooms of windows one after the other, or at once, of the same person."""
    rooms: list[NetworkRoom] = []

    def opened(*, restores: bool = True) -> NetworkRoom:
        room = NetworkRoom(appearance, ARTICLE, restores=restores)
        rooms.append(room)
        for part in (room, room.bar()):
            qtbot.addWidget(part)
        room.resize(1100, 720)
        room.show()
        room.enter()
        return room

    yield opened
    for room in rooms:
        if room.isEnabled():
            close(room)


def close(room: NetworkRoom) -> None:
    """As the window does; once."""
    room.shut_down()
    room.setEnabled(False)


def kept(home: Path, name: str = FILE_NAMES[0]) -> list[tuple[str, int]]:
    """The title of each network in a file, and how many updates of its runs."""
    content = json.loads((home / name).read_text())
    return [
        (each["title"], sum(run["updates"] for run in each["network"]["runs"]))
        for each in content["networks"]
    ]


def train(qtbot: QtBot, room: NetworkRoom, steps: int) -> None:
    before = room.snapshot.head
    for _ in range(steps):
        room.widgets.controls.step.click()
    qtbot.waitUntil(lambda: room.snapshot.head == before + steps)


def test_closed_and_opened_again(qtbot: QtBot, open_kept: Open, personal_home: Path) -> None:
    room = open_kept()
    train(qtbot, room, 5)
    weights = room.snapshot.weights
    room.requests.open_preset(EXCLUSIVE_OR)
    qtbot.waitUntil(lambda: room.snapshot.preset.title == EXCLUSIVE_OR.title)
    train(qtbot, room, 3)
    close(room)
    assert kept(personal_home) == [(ARTICLE.title, 5), (EXCLUSIVE_OR.title, 3)]
    again = open_kept()
    qtbot.waitUntil(lambda: again.snapshot.preset.title == EXCLUSIVE_OR.title)
    qtbot.waitUntil(lambda: again.snapshot.update == 3)
    choice = again.widgets.tools.preset
    choice.activated.emit(choice.findText(ARTICLE.title))
    qtbot.waitUntil(lambda: again.snapshot.preset.title == ARTICLE.title)
    qtbot.waitUntil(lambda: again.snapshot.update == 5)
    assert again.snapshot.weights == pytest.approx(weights, rel=1e-12)


def test_a_window_that_is_killed_has_kept_what_it_did(
    qtbot: QtBot, open_kept: Open, personal_home: Path
) -> None:
    room = open_kept()
    train(qtbot, room, 4)
    qtbot.waitUntil((personal_home / FILE_NAMES[0]).exists)
    qtbot.waitUntil(lambda: kept(personal_home) == [(ARTICLE.title, 4)])


def test_closing_before_anything_is_restored_loses_nothing(
    qtbot: QtBot, open_kept: Open, personal_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = open_kept()
    train(qtbot, room, 4)
    close(room)
    again = open_kept()
    close(again)  # perhaps before the training thread has come to it
    assert kept(personal_home) == [(ARTICLE.title, 4)]


def test_two_windows_at_once_keep_their_own(
    qtbot: QtBot, open_kept: Open, personal_home: Path
) -> None:
    first, second = open_kept(), open_kept()
    train(qtbot, first, 2)
    train(qtbot, second, 3)
    for room in (first, second):
        close(room)
    assert kept(personal_home) == [(ARTICLE.title, 2)]
    assert kept(personal_home, FILE_NAMES[1]) == [(ARTICLE.title, 3)]


def test_after_two_crashes_the_network_is_new_and_the_runs_come_back_later(
    qtbot: QtBot, open_kept: Open, personal_home: Path
) -> None:
    room = open_kept()
    train(qtbot, room, 4)
    close(room)
    fresh = open_kept(restores=False)
    qtbot.waitUntil(lambda: "ended unexpectedly twice" in fresh.said.text)
    assert str(personal_home / FILE_NAMES[0]) in fresh.said.text
    # below the picture too, whole and for as long as nothing is trained
    assert str(personal_home / FILE_NAMES[0]) in fresh.widgets.watch.text
    assert fresh.snapshot.head == 0
    train(qtbot, fresh, 1)
    close(fresh)
    assert kept(personal_home) == [(ARTICLE.title, 4)]
    again = open_kept()
    qtbot.waitUntil(lambda: again.snapshot.head == 4)


def test_a_damaged_file_is_put_aside_in_one_line(
    qtbot: QtBot, open_kept: Open, personal_home: Path
) -> None:
    personal_home.mkdir()
    (personal_home / FILE_NAMES[0]).write_text('{"lettersum": "kept networks", ')
    room = open_kept()
    qtbot.waitUntil(lambda: "networks-damaged-1.json" in room.said.text)
    assert (personal_home / "networks-damaged-1.json").exists()
    train(qtbot, room, 1)
    close(room)
    assert kept(personal_home) == [(ARTICLE.title, 1)]


class Answers:
    """Says whether the window may close, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.may_close = False

    def may_lose_runs(self, parent: QWidget, problem: str) -> bool:
        self.asked.append(problem)
        return self.may_close


def test_closing_asks_only_where_runs_can_not_be_kept(
    qtbot: QtBot, open_kept: Open, personal_home: Path
) -> None:
    room, answers = open_kept(), Answers()
    room.keeping._dialogs = answers  # type: ignore[assignment]
    assert room.may_close()
    train(qtbot, room, 2)
    qtbot.waitUntil((personal_home / FILE_NAMES[0]).exists)
    assert room.may_close()
    assert answers.asked == []
    (personal_home / FILE_NAMES[0]).unlink()
    (personal_home / FILE_NAMES[0]).mkdir()  # in its way
    train(qtbot, room, 1)
    qtbot.waitUntil(lambda: bool(room.keeping.problem))
    assert room.said.text.startswith("the runs can't be kept (")
    assert not room.may_close()
    answers.may_close = True
    assert room.may_close()
    assert len(answers.asked) == 2


def test_the_last_room_and_its_runs_are_there_at_the_next_start(
    qtbot: QtBot, open_window: OpenWindow, settings: Settings
) -> None:
    window = open_window()
    window.open_room("network")
    room = window.room
    assert isinstance(room, NetworkRoom)
    train(qtbot, room, 6)
    window.close()
    again = open_window().room
    assert isinstance(again, NetworkRoom)
    qtbot.waitUntil(lambda: again.snapshot.update == 6)


def test_a_start_after_two_crashes_restores_no_runs(
    qtbot: QtBot, open_window: OpenWindow, settings: Settings
) -> None:
    window = open_window()
    window.open_room("network")
    room = window.room
    assert isinstance(room, NetworkRoom)
    train(qtbot, room, 6)
    window.close()
    fresh = open_window(Start(restores=False))
    fresh.open_room("network")
    room = fresh.room
    assert isinstance(room, NetworkRoom)
    qtbot.waitUntil(lambda: "ended unexpectedly twice" in room.said.text)
    assert room.snapshot.head == 0


def test_the_page_beside_the_network_is_there_at_the_next_start(open_window: OpenWindow) -> None:
    window = open_window()
    window.open_room("network")
    room = window.room
    assert isinstance(room, NetworkRoom)
    assert room.widgets.pages.shown is PageName.EXPLAIN
    room.widgets.pages.choose(PageName.TEACH)
    window.close()
    for start, page in ((Start(), PageName.TEACH), (Start(restores=False), PageName.EXPLAIN)):
        again = open_window(start)
        again.open_room("network")
        assert isinstance(again.room, NetworkRoom)
        assert again.room.widgets.pages.shown is page
        again.close()
