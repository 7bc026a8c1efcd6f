"""Other networks are opened, gone back to, and undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.gui.network.room import NetworkRoom
from app.microscope.catalogue import KEYBOARD, NEW_NETWORK, groups
from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR, SMALLEST, NetworkPreset
from app.microscope.time_machine.snapshot import Activity
from tests.gui.network.conftest import OpenRoom


def choose(room: NetworkRoom, title: str) -> None:
    choice = room.widgets.tools.preset
    place = choice.findText(title)
    assert place >= 0, title
    choice.setCurrentIndex(place)
    choice.activated.emit(place)


def shows(room: NetworkRoom, title: str, head: int) -> bool:
    snapshot = room.snapshot
    return (snapshot.preset.title, snapshot.head) == (title, head)


def listed(room: NetworkRoom) -> list[str]:
    choice = room.widgets.tools.preset
    return [choice.itemText(place) for place in range(choice.count())]


def train(qtbot: QtBot, room: NetworkRoom, steps: int) -> None:
    for _ in range(steps):
        QTest.keyClick(room, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: room.snapshot.head == steps)


def test_going_back_to_an_entry_finds_its_runs(qtbot: QtBot, open_room: OpenRoom) -> None:
    room = open_room(ARTICLE)
    train(qtbot, room, 3)
    choose(room, EXCLUSIVE_OR.title)
    qtbot.waitUntil(lambda: shows(room, EXCLUSIVE_OR.title, 0))
    choose(room, ARTICLE.title)
    qtbot.waitUntil(lambda: shows(room, ARTICLE.title, 3))
    assert room.widgets.tools.preset.currentText() == ARTICLE.title
    for title, head in ((EXCLUSIVE_OR.title, 0), (ARTICLE.title, 3)):
        QTest.keyClick(room, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda title=title, head=head: shows(room, title, head))
        assert room.widgets.tools.preset.currentText() == title


def test_the_entry_that_is_shown_changes_nothing(qtbot: QtBot, open_room: OpenRoom) -> None:
    room = open_room(ARTICLE)
    train(qtbot, room, 3)
    choose(room, KEYBOARD.title)
    assert room.widgets.keyboard.isVisible()
    choose(room, ARTICLE.title)
    QTest.keyClick(room, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: shows(room, ARTICLE.title, 4))
    assert room.widgets.picture.isVisible()
    assert not room.snapshot.can_undo


def test_networks_of_files_and_of_ones_own_are_in_the_list_to_go_back_to(
    qtbot: QtBot, open_room: OpenRoom
) -> None:
    room = open_room(ARTICLE)
    assert "Opened" not in listed(room)
    room.requests.open_preset(NetworkPreset("<b>mine</b>", SMALLEST.file))
    qtbot.waitUntil(lambda: shows(room, "<b>mine</b>", 0))
    # right below what one begins with, and with its layers
    place = listed(room).index("Opened")
    assert listed(room)[:place] == [groups()[0][0], NEW_NETWORK.title]
    assert listed(room)[place + 1] == "<b>mine</b>  1-1-1"
    assert room.widgets.tools.preset.currentText() == "<b>mine</b>  1-1-1"
    train(qtbot, room, 2)
    choose(room, NEW_NETWORK.title)
    qtbot.waitUntil(lambda: shows(room, "Own network 1", 0))
    assert listed(room)[place + 1 : place + 3] == ["<b>mine</b>  1-1-1", "Own network 1  2-2-2"]
    assert len(set(listed(room))) == len(listed(room))
    choose(room, "<b>mine</b>  1-1-1")
    qtbot.waitUntil(lambda: shows(room, "<b>mine</b>", 2))
    assert room.snapshot.activity is Activity.STEPPED
