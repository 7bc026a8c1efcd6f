"""Tab and its fellows with answers that are early, late, empty or never there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.type.picks import NO_PHRASE_HERE, NOTHING_HERE
from app.gui.type.room import TypeRoom
from app.prediction.suggestion import Parts
from app.writing.answer import Answer, Card
from tests.gui.type.conftest import HeldRoom
from tests.gui.type.hands import offered, text_of, type_text

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def tab(qtbot: QtBot, room: TypeRoom) -> None:
    """Presses Tab wherever the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Tab)


def type_blindly(qtbot: QtBot, text: str) -> None:
    """Types wherever the focus is."""
    for sign in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, sign)


def test_an_early_tab_waits_for_its_answer(qtbot: QtBot, held: HeldRoom) -> None:
    room, thread = held
    qtbot.keyClicks(room.page, "How are ")
    tab(qtbot, room)
    assert text_of(room) == "How are "
    thread.answer()
    assert text_of(room) == "How are you "
    thread.answer()
    assert text_of(room) == "How are you "  # one Tab takes one word
    assert room.page.hasFocus()


def test_keys_after_an_early_tab_are_typed_and_nothing_is_taken_late(
    qtbot: QtBot, held: HeldRoom
) -> None:
    room, thread = held
    qtbot.keyClicks(room.page, "How are ")
    tab(qtbot, room)
    type_blindly(qtbot, "they now")
    thread.answer(back=8)
    thread.answer()
    assert text_of(room) == "How are they now"
    assert room.page.hasFocus()
    assert room.learning.isChecked()


def test_an_early_number_key_waits_too_and_the_last_one_counts(
    qtbot: QtBot, held: HeldRoom
) -> None:
    room, thread = held
    qtbot.keyClicks(room.page, "How are ")
    tab(qtbot, room)
    qtbot.keyClick(room.page, Qt.Key.Key_2, ALT)
    thread.answer()
    assert text_of(room) == "How are they "


def test_what_is_asked_anew_meanwhile_is_waited_for_too(qtbot: QtBot, held: HeldRoom) -> None:
    """As when a sentence has been learned, and suggestions may differ."""
    room, thread = held
    qtbot.keyClicks(room.page, "How are ")
    tab(qtbot, room)
    room.memory.changed.emit()
    thread.answer(back=1)
    assert text_of(room) == "How are "
    thread.answer()
    assert text_of(room) == "How are you "


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Left])
def test_hiding_or_moving_ends_the_waiting(qtbot: QtBot, held: HeldRoom, key: Qt.Key) -> None:
    room, thread = held
    qtbot.keyClicks(room.page, "How are ")
    tab(qtbot, room)
    qtbot.keyClick(room.page, key)
    thread.answer()
    assert text_of(room) == "How are "


def test_leaving_the_page_ends_the_waiting(qtbot: QtBot, held: HeldRoom) -> None:
    room, thread = held
    qtbot.keyClicks(room.page, "How are ")
    tab(qtbot, room)
    room.page.clearFocus()
    thread.answer()
    assert text_of(room) == "How are "


def test_a_failure_ends_the_waiting(qtbot: QtBot, held: HeldRoom) -> None:
    room, thread = held
    qtbot.keyClicks(room.page, "How are ")
    tab(qtbot, room)
    thread.fail()
    thread.answer()
    assert text_of(room) == "How are "


def test_a_failure_about_an_older_text_is_no_answer(qtbot: QtBot, held: HeldRoom) -> None:
    room, thread = held
    qtbot.keyClicks(room.page, "How are ")
    thread.fail()
    question = thread.asked[-1]
    qtbot.keyClicks(room.page, "y")
    tab(qtbot, room)
    thread.asked.append(question)
    thread.fail()
    thread.asked.pop()
    thread.answer()
    assert text_of(room) == "How are you "


def test_with_nothing_to_take_tab_does_nothing_and_says_so(qtbot: QtBot, held: HeldRoom) -> None:
    room, thread = held
    for text in ("xy", " zz"):
        qtbot.keyClicks(room.page, text)
        thread.answer()  # no word begins so
        with qtbot.waitSignal(room.told) as told:
            tab(qtbot, room)
        assert told.args is not None
        assert told.args[0] == NOTHING_HERE
    type_blindly(qtbot, " and on")
    assert text_of(room) == "xy zz and on"
    assert room.learning.isChecked()


def test_an_answer_without_words_ends_the_waiting(qtbot: QtBot, held: HeldRoom) -> None:
    room, thread = held
    qtbot.keyClicks(room.page, "How are xy")
    tab(qtbot, room)
    with qtbot.waitSignal(room.told):
        thread.answer()
    type_blindly(qtbot, " y")
    assert text_of(room) == "How are xy y"


@pytest.mark.parametrize("hidden", [False, True])
def test_inside_a_word_and_after_escape_tab_does_nothing(
    qtbot: QtBot, held: HeldRoom, hidden: bool
) -> None:
    room, thread = held
    qtbot.keyClicks(room.page, "How are you")
    qtbot.keyClick(room.page, Qt.Key.Key_Escape if hidden else Qt.Key.Key_Left)
    tab(qtbot, room)
    thread.answer()
    assert text_of(room) == "How are you"
    assert room.page.hasFocus()


def test_without_a_phrase_shift_and_tab_does_nothing_and_says_so(
    qtbot: QtBot, room: TypeRoom
) -> None:
    type_text(qtbot, room, "How are t", "they", "today")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        with qtbot.waitSignal(room.told) as told:
            qtbot.keyClick(room.page, key, SHIFT)
        assert told.args is not None
        assert told.args[0] == NO_PHRASE_HERE
    assert text_of(room) == "How are t"
    assert room.page.hasFocus()


def test_a_tab_that_is_held_down_takes_one_word(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: offered(room) == ["you", "they", "today"])
    repeated = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t", autorep=True
    )
    QApplication.sendEvent(room.page, repeated)
    assert text_of(room) == "How are you "


def test_the_first_words_are_written_alone(qtbot: QtBot, held: HeldRoom) -> None:
    """The button goes when the page has text: Qt hands its focus on, which must take no word."""
    room, thread = held
    beginning = Card("The", 33, 0.5, Parts(), 0, ())
    thread.hand_over(Answer(thread.asked[-1], (beginning,)))
    assert offered(room)[0] == "The"
    qtbot.mouseClick(room.page._starter, Qt.MouseButton.LeftButton)
    assert text_of(room) == "How are "
    assert room.page.hasFocus()
    type_blindly(qtbot, "we")
    assert text_of(room) == "How are we"
