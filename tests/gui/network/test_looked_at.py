"""The keyboard's network, which is only looked at: nothing is offered that does nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.gui import keys
from app.gui.network.room import NetworkRoom
from app.microscope.catalogue import CATALOGUE, KEYBOARD
from app.microscope.network_presets import ARTICLE, NetworkPreset
from app.microscope.time_machine.pace import Pace
from app.microscope.time_machine.snapshot import Activity

OpenRoom = Callable[[NetworkPreset], NetworkRoom]
LEADING_AWAY = {keys.PRESET, keys.OPEN_NETWORK}
CONTROLS = QAbstractButton | QComboBox | QLineEdit


@pytest.fixture
def looking(qtbot: QtBot, open_room: OpenRoom) -> NetworkRoom:
    room = open_room(ARTICLE)
    room.bar().show()
    room.activateWindow()
    look(qtbot, room)
    return room


def look(qtbot: QtBot, room: NetworkRoom) -> None:
    room.widgets.tools.network_chosen.emit(KEYBOARD)
    view = room.widgets.keyboard
    qtbot.waitUntil(lambda: view.currentWidget() is view.matrices)


def controls_in(*widgets: QWidget) -> set[QWidget]:
    """What can be pressed, chosen from or written into."""
    found = (each for widget in widgets for each in widget.findChildren(QWidget))
    return {
        each for each in found if isinstance(each, CONTROLS) and each.isVisible()
        and each.isEnabled()
    }  # fmt: skip


def test_only_what_leads_to_another_network_can_be_pressed(
    qtbot: QtBot, looking: NetworkRoom
) -> None:
    tools = looking.widgets.tools
    assert controls_in(looking, tools) == {tools.preset, tools.menu}
    assert tools.preset.currentText() == KEYBOARD.title
    texts = [each.text() for each in tools.menu.menu().actions() if each.isEnabled()]
    assert [text for text in texts if text] == [f"Open a network…\t{keys.OPEN_NETWORK.shown}"]
    looking.requests.open_entry(next(each for each in CATALOGUE if each.title == ARTICLE.title))
    qtbot.waitUntil(lambda: tools.preset.currentText() == ARTICLE.title)
    back = controls_in(looking, tools)
    assert {tools.rate, tools.build, looking.widgets.controls.play} <= back
    assert all(each.isEnabled() for each in tools.menu.menu().actions() if "do" not in each.text())


def test_keys_that_would_change_a_network_out_of_sight_do_nothing_and_say_so(
    qtbot: QtBot, looking: NetworkRoom
) -> None:
    told: list[str] = []
    looking.told.connect(lambda left, _: told.append(left))
    away = {QKeySequence(spelling) for key in LEADING_AWAY for spelling in key.keys}
    before = looking.snapshot
    tried = 0
    for shortcut in looking.findChildren(QShortcut):
        if shortcut.key() in away:
            continue
        told.clear()
        shortcut.activated.emit()
        assert "can only be looked at" in told[-1], shortcut.key().toString()
        looking.said.say_no_more()
        tried += 1
    assert tried > 20
    assert looking.snapshot.position == before.position
    assert looking.snapshot.file == before.file
    assert controls_in(looking) == set()


def test_training_rests_while_it_is_out_of_sight(qtbot: QtBot, open_room: OpenRoom) -> None:
    room = open_room(ARTICLE)
    room.training.set_pace(Pace.SLOW)  # it is far from its end
    room.widgets.controls.play.click()
    qtbot.waitUntil(lambda: room.snapshot.activity is Activity.TRAINING)
    look(qtbot, room)
    qtbot.waitUntil(lambda: room.snapshot.activity is Activity.PAUSED)


def test_the_status_line_speaks_of_what_is_seen(qtbot: QtBot, looking: NetworkRoom) -> None:
    told: list[tuple[str, str]] = []
    looking.told.connect(lambda left, right: told.append((left, right)))
    looking.tell()
    assert "keyboard's network" in told[-1][0]
    assert "η" not in told[-1][1]


def test_arrows_go_from_cell_to_cell(qtbot: QtBot, looking: NetworkRoom) -> None:
    looking.enter()
    matrices = looking.widgets.keyboard.matrices
    qtbot.waitUntil(matrices.hasFocus)
    texts = set()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(matrices, key)
        texts.add(matrices.text)
    assert len(texts) == 3
    assert "" not in texts


def test_a_phrase_from_the_page_leads_back_to_the_network(
    qtbot: QtBot, looking: NetworkRoom
) -> None:
    looking.go_to("How are you today")
    assert looking.widgets.teach.isVisible()
    assert looking.widgets.tools.rate.isVisible()
