"""Both tables, or one at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.gui.network.pages import PageName
from app.gui.network.room import NetworkRoom
from app.gui.theme.appearance import Appearance
from app.microscope.network_presets import ARTICLE, NetworkPreset
from app.microscope.tables.two_lines import two_lines

OpenRoom = Callable[[NetworkPreset], NetworkRoom]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(open_room: OpenRoom) -> NetworkRoom:
    made = open_room(ARTICLE)
    made.widgets.pages.choose(PageName.NUMBERS)
    return made


def shown(room: NetworkRoom) -> tuple[bool, bool]:
    return room.widgets.samples.isVisible(), room.widgets.weights.isVisible()


def test_one_table_at_a_time_where_there_is_no_room_for_both(
    qtbot: QtBot, room: NetworkRoom
) -> None:
    tables = room.widgets.tables
    room.resize(1100, 600)
    qtbot.waitUntil(tables.switch.isVisible)
    assert shown(room) == (True, False)
    tables.switch._buttons["weights"].click()
    assert shown(room) == (False, True)
    room.widgets.show_samples()
    assert shown(room) == (True, False)
    room.resize(1100, 1200)
    qtbot.waitUntil(lambda: shown(room) == (True, True))
    assert not tables.switch.isVisible()


@pytest.mark.parametrize("height", [600, 1200])
def test_a_key_leads_to_the_other_table(qtbot: QtBot, room: NetworkRoom, height: int) -> None:
    room.resize(1100, height)
    room.widgets.pages.choose(PageName.EXPLAIN)
    found = []
    for _ in range(3):
        QTest.keyClick(room, Qt.Key.Key_T, CTRL_SHIFT)
        tables = {"samples": room.widgets.samples.table, "weights": room.widgets.weights.table}
        found += [name for name, table in tables.items() if table.hasFocus()]
    assert len(found) == 3
    assert found[0] != found[1] != found[2]


def test_phrases_have_two_lines_and_take_what_is_left(
    qtbot: QtBot, room: NetworkRoom, appearance: Appearance
) -> None:
    table = room.widgets.samples.table
    qtbot.waitUntil(lambda: table.viewport().width() > 0 and table.columnWidth(1) > 0)
    widths = [table.columnWidth(column) for column in range(table.model().columnCount())]
    assert sum(widths) == table.viewport().width()
    assert table.horizontalScrollBar().maximum() == 0
    assert table.rowHeight(0) >= 2 * table.fontMetrics().height()


def test_a_phrase_is_written_in_the_width_of_its_row(qtbot: QtBot, room: NetworkRoom) -> None:
    table = room.widgets.samples.table
    last = table.model().columnCount() - 1
    table.edit(table.model().index(0, last))
    editor = table.indexWidget(table.model().index(0, last)) or table.viewport().focusWidget()
    assert editor is not None
    assert editor.width() >= table.viewport().width() - 1


@pytest.mark.parametrize(("text", "lines"), [
    ("How are → you today", ("How are →", "you today")), ("today 0.65", ("today", "0.65")),
    ("New York 0.5", ("New York", "0.5")), ("0.5", ("0.5",)), ("", ("",)),
])  # fmt: skip
def test_where_lines_are_broken(text: str, lines: tuple[str, ...]) -> None:
    assert two_lines(text) == lines
