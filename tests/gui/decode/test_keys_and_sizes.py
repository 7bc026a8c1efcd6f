"""The Decode room by keyboard, spoken, and at every size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui import keys
from app.gui.decode.room import DecodeRoom
from app.gui.theme.appearance import Appearance
from tests.gui.decode.hands import WITH_65, ask, press
from tests.gui.test_accessible_names import is_part_of_qt, spoken_name


def test_every_key_of_the_room_is_bound_or_the_charts_own(room: DecodeRoom) -> None:
    bound = {shortcut.key().toString() for shortcut in room.findChildren(QShortcut)}
    own = {keys.NEXT_SUM, keys.PREVIOUS_SUM}
    wanted = {QKeySequence(s).toString() for k in keys.DECODE_KEYS if k not in own for s in k.keys}
    assert bound == wanted
    window = {s for key in keys.WINDOW_KEYS for s in key.keys}
    assert not window & {s for key in keys.DECODE_KEYS for s in key.keys}


def test_keys_lead_to_every_place(room: DecodeRoom) -> None:
    for key, place in (
        (keys.WORD_LIST, room.words.list),
        (keys.CHART, room.chart.chart),
        (keys.PHRASE_FIELD, room.phrase.field),
        (keys.WORD_FIELD, room.tools.field),
    ):
        press(room, key)
        window = place.window()
        assert window.focusWidget() is place


def test_every_widget_that_takes_the_focus_has_a_name(room: DecodeRoom) -> None:
    for widget in (*room.findChildren(QWidget), *room.bar().findChildren(QWidget)):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_part_of_qt(widget):
            assert spoken_name(widget), widget


def test_what_is_chosen_in_the_chart_is_spoken(qtbot: QtBot, room: DecodeRoom) -> None:
    ask(qtbot, room, "today")
    assert room.chart.chart.accessibleDescription().startswith(f"65 · {len(WITH_65)} words")
    assert room.letters.bars.accessibleDescription() == "t 20 + o 15 + d 4 + a 1 + y 25"
    index = room.words.model.index(0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{WITH_65[0]}, sum 65, frequency 5.8")


@pytest.mark.parametrize(
    ("scale", "size", "is_split", "is_paired"),
    [
        (1.0, (1196, 700), True, True),
        (1.0, (816, 510), True, False),
        (2.0, (1112, 640), False, False),
        (2.0, (732, 460), False, False),
        (1.0, (770, 378), True, False),
    ],
)
def test_it_fits_at_every_size(
    qtbot: QtBot,
    room: DecodeRoom,
    appearance: Appearance,
    scale: float,
    size: tuple[int, int],
    is_split: bool,
    is_paired: bool,
) -> None:
    appearance.set_scale(scale)
    room.resize(*size)
    room.tools.resize(size[0] - 130, 50)

    def fits() -> None:
        assert (room.cards.is_split, room.cards.is_paired) == (is_split, is_paired)
        assert room.cards._scroll.horizontalScrollBar().maximum() == 0
        assert room.tools.encoding.width() >= room.tools.encoding.sizeHint().width()
        for card in cards:
            assert card.isVisible()
            assert card.width() >= card.minimumSizeHint().width()
        letters, words = room.letters, room.words
        assert letters.height() >= letters.heightForWidth(letters.width())
        assert words.y() > letters.y() + letters.height()
        assert words.list.height() >= words.list.minimumHeight()

    cards = (room.letters, room.words, room.chart, room.phrase, room.encodings, room.sentence)
    qtbot.waitUntil(fits)
    appearance.switch_scheme()
    room.grab()
    appearance.switch_scheme()
    appearance.normal_size()
    QApplication.processEvents()
