from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.theme.appearance import Appearance
from app.gui.widgets.number_table import Column, NumberTable

COLUMNS = (Column("word", share=1), Column("sum", "000"))
ROWS = (("you", "61"), ("they", "58"))


@pytest.fixture
def table(qtbot: QtBot, appearance: Appearance) -> NumberTable:
    made = NumberTable(appearance, "Words", COLUMNS, 4)
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_arrows_go_through_the_filled_rows_and_say_them(qtbot: QtBot, table: NumberTable) -> None:
    assert table.accessibleDescription() == "word: you, sum: 61"
    for key, row in (
        (Qt.Key.Key_Up, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 1),
    ):  # fmt: skip
        qtbot.keyClick(table, key)
        assert table.current == row
    assert table.accessibleDescription() == "word: they, sum: 58"
    table.choose(1)
    assert table.accessibleDescription() == "word: they, sum: 58, chosen"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_takes_the_current_row_as_a_click_does(
    qtbot: QtBot, table: NumberTable, key: Qt.Key
) -> None:
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.row_clicked) as taken:
        qtbot.keyClick(table, key)
    assert taken.args == [1]


def test_an_empty_table_has_nothing_to_take(qtbot: QtBot, table: NumberTable) -> None:
    table.show_rows(())
    assert table.accessibleDescription() == ""
    with qtbot.assertNotEmitted(table.row_clicked):
        qtbot.keyClick(table, Qt.Key.Key_Return)
