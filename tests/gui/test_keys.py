from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.gui import keys
from app.gui.help_sheet import HelpSheet
from app.gui.keys import (
    DECODE_KEYS,
    LEARN_KEYS,
    NETWORK_KEYS,
    TRAIN_KEYS,
    TYPE_KEYS,
    WINDOW_KEYS,
    Key,
)
from app.gui.learn.room import LearnRoom
from app.gui.main_window import MainWindow

OpenWindow = Callable[[], MainWindow]
ROOM_KEYS = (TYPE_KEYS, NETWORK_KEYS, DECODE_KEYS, LEARN_KEYS, TRAIN_KEYS)
ALL_KEYS = (*WINDOW_KEYS, *(key for table in ROOM_KEYS for key in table))

# The page and the picture see to these themselves.
NOT_BOUND = {
    keys.TAKE_FIRST, keys.TAKE_PHRASE, keys.HIDE, keys.UNDO, keys.REDO,
    keys.NEXT_WEIGHT, keys.PREVIOUS_WEIGHT, keys.NEXT_NEURON, keys.PREVIOUS_NEURON,
    keys.NEXT_SUM, keys.PREVIOUS_SUM, keys.MORE_NEURONS, keys.FEWER_NEURONS, keys.MORE_LAYERS,
    keys.FEWER_LAYERS, keys.TEACH_NOW,
}  # fmt: skip


def spellings(table: tuple[Key, ...]) -> list[str]:
    return [spelling for key in table for spelling in key.keys]


def test_every_spelling_is_a_key_that_qt_knows(qtbot: QtBot) -> None:
    for spelling in spellings(ALL_KEYS):
        assert QKeySequence(spelling).toString(), spelling


def test_no_key_stands_for_two_things() -> None:
    for table in ROOM_KEYS:
        counts = Counter(spellings((*WINDOW_KEYS, *table)))
        assert [key for key, count in counts.items() if count > 1] == []


def test_the_key_off_the_record_stands_for_nothing_else_in_any_room() -> None:
    everywhere = spellings(ALL_KEYS)
    assert [everywhere.count(spelling) for spelling in keys.OFF_THE_RECORD.keys] == [1]


def test_every_key_in_the_table_is_bound(open_window: OpenWindow) -> None:
    window = open_window()
    window.open_room("network")
    window.open_room("decode")
    window.open_room("learn")
    assert isinstance(window.room, LearnRoom)
    for part in window.room.part_names:
        window.room.open_part(part)
    window.open_room("train")
    bound = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    wanted = {key for key in ALL_KEYS if key not in NOT_BOUND}
    titles = ("Type", "Network", "Decode", "Learn", "Train")
    rooms = {keys.room_key(number, title) for number, title in enumerate(titles, start=1)}
    expected = {QKeySequence(s).toString() for key in wanted | rooms for s in key.keys}
    assert bound == expected


def test_the_sheet_shows_every_key(open_window: OpenWindow) -> None:
    window = open_window()
    window.show_keys()
    sheet = window.findChild(HelpSheet)
    assert isinstance(sheet, HelpSheet)
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    for key in ALL_KEYS:
        assert {key.shown, key.action} <= texts
