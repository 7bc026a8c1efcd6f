"""Words in a row: their slot, Shift+Tab, and what is then on the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.type.picks import NO_PHRASE_HERE
from app.gui.type.room import TypeRoom
from app.writing.keys_saved import Tally
from tests.gui.at_rest import comes_to_rest
from tests.gui.type.conftest import HeldRoom
from tests.gui.type.hands import offered, text_of, type_text

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def shift_tab(qtbot: QtBot, room: TypeRoom) -> None:
    qtbot.keyClick(room.page, Qt.Key.Key_Backtab, SHIFT)


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_shift_and_tab_take_the_phrase_as_one_key(
    qtbot: QtBot, room: TypeRoom, key: Qt.Key
) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    assert room.row.phrase.text_shown == "you today"
    qtbot.keyClick(room.page, key, SHIFT)
    assert text_of(room) == "How are you today "
    assert room.page.hasFocus()
    assert room.count.page == Tally(keys=9, characters=18)


def test_over_a_half_typed_word_and_undone_to_what_was_typed(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are YO", "YOU", "YOUR", "YOUNG")
    shift_tab(qtbot, room)
    assert text_of(room) == "How are YOU TODAY "
    assert room.count.page == Tally(keys=11, characters=18)
    qtbot.keyClick(room.page, Qt.Key.Key_Z, CONTROL)
    assert text_of(room) == "How are YO"
    qtbot.keyClick(room.page, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert text_of(room) == "How are YOU TODAY "


def test_its_space_gives_way_to_punctuation(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are YO", "YOU", "YOUR", "YOUNG")
    shift_tab(qtbot, room)
    qtbot.keyClick(room.page, Qt.Key.Key_Question)
    assert text_of(room) == "How are YOU TODAY?"


def test_a_click_takes_it_and_leaves_the_caret_on_the_page(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are y", "you", "your", "young")
    qtbot.mouseClick(room.row.phrase, Qt.MouseButton.LeftButton)
    assert text_of(room) == "How are you today "
    assert room.page.hasFocus()


def test_an_early_shift_tab_waits_for_its_answer(qtbot: QtBot, held: HeldRoom) -> None:
    room, thread = held
    qtbot.keyClicks(room.page, "How are ")
    shift_tab(qtbot, room)
    assert text_of(room) == "How are "
    thread.answer()
    assert text_of(room) == "How are you today "
    thread.answer()
    assert text_of(room) == "How are you today "


def test_the_last_key_counts_and_typing_ends_the_waiting(qtbot: QtBot, held: HeldRoom) -> None:
    room, thread = held
    qtbot.keyClicks(room.page, "How are ")
    shift_tab(qtbot, room)
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    thread.answer()
    assert text_of(room) == "How are you "
    shift_tab(qtbot, room)
    qtbot.keyClicks(room.page, "a")
    thread.answer()
    assert text_of(room) == "How are you a"


def test_an_answer_without_a_phrase_says_so(qtbot: QtBot, held: HeldRoom) -> None:
    room, thread = held
    qtbot.keyClicks(room.page, "How are t")
    shift_tab(qtbot, room)
    told: list[str] = []
    room.told.connect(lambda text, _: told.append(text))
    thread.answer()
    assert told[-1] == NO_PHRASE_HERE
    assert text_of(room) == "How are t"


def test_held_down_it_takes_one_phrase(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    shift_tab(qtbot, room)
    qtbot.waitUntil(lambda: offered(room) == ["you", "they", "today"])
    press = QEvent.Type.KeyPress
    repeated = QKeyEvent(press, Qt.Key.Key_Backtab, SHIFT, "\t", autorep=True)
    QApplication.sendEvent(room.page, repeated)
    assert text_of(room) == "How are you today "


def test_all_its_words_count_as_picked(
    qtbot: QtBot, room: TypeRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned = []
    monkeypatch.setattr(room.memory, "learn", learned.append)
    type_text(qtbot, room, "Well how are ", "you", "they", "today")
    shift_tab(qtbot, room)
    qtbot.keyClicks(room.page, "then. ")
    assert [(each.words, each.picked) for each in learned] == [
        (("Well", "how", "are", "you", "today", "then"), {3, 4})
    ]


def places(room: TypeRoom) -> dict[str, QRect]:
    """Where the page and everything below it stand."""
    widgets: dict[str, QWidget] = {"page": room.page, "row": room.row, "phrase": room.row.phrase}
    widgets |= {f"card {n}": card for n, card in enumerate(room.row.shown_cards)}
    return {name: QRect(each.pos(), each.size()) for name, each in widgets.items()}


@pytest.mark.parametrize("width", [560, 760, 1100])
def test_nothing_moves_when_the_slot_is_filled_or_emptied(
    qtbot: QtBot, held: HeldRoom, width: int
) -> None:
    room, thread = held
    room.resize(width, 700)
    assert comes_to_rest(room)
    empty = places(room)
    qtbot.keyClicks(room.page, "How are ")
    thread.answer()
    assert comes_to_rest(room)
    assert room.row.phrase.text_shown == "you today"
    assert room.row.phrase.accessibleName() == "Phrase: you today"
    assert places(room) == empty
    qtbot.keyClicks(room.page, "t")
    thread.answer()
    assert comes_to_rest(room)
    assert room.row.phrase.text_shown == ""
    assert room.row.phrase.accessibleName() == "Phrase: none"
    assert places(room) == empty
