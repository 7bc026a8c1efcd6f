"""What keys write around a pick, and how they are undone: with real keys on the real page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from app.gui.type.room import TypeRoom
from app.writing.undo_steps import PAUSE_SECONDS, UndoSteps
from tests.gui.type.hands import offered, text_of, type_text

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MOVE, KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor


def write(room: TypeRoom, text: str, start: int, end: int) -> None:
    """The page has this text, the caret at ``end`` and what is between selected."""
    room.page.setPlainText(text)
    cursor = room.page.textCursor()
    cursor.setPosition(start, MOVE)
    cursor.setPosition(end, KEEP)
    room.page.setTextCursor(cursor)


def undone(qtbot: QtBot, room: TypeRoom) -> list[str]:
    """The texts that one Ctrl+Z after the other gives, to the first."""
    texts = []
    while room.page.document().isUndoAvailable():
        qtbot.keyClick(room.page, Qt.Key.Key_Z, CONTROL)
        texts.append(text_of(room))
    return texts


@pytest.mark.parametrize("backwards", [False, True])
def test_a_pick_takes_the_place_of_a_selection(
    qtbot: QtBot, room: TypeRoom, backwards: bool
) -> None:
    start, end = (11, 8) if backwards else (8, 11)
    write(room, "How are yyy now", start, end)
    qtbot.waitUntil(lambda: offered(room) == ["you", "they", "today"])
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert text_of(room) == "How are you now"
    qtbot.keyClick(room.page, Qt.Key.Key_Z, CONTROL)
    assert text_of(room) == "How are yyy now"


def test_selecting_all_asks_anew_though_the_caret_stays(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are yo", "you", "your", "young")
    qtbot.keyClick(room.page, Qt.Key.Key_A, CONTROL)
    qtbot.waitUntil(lambda: offered(room) == ["", "", ""])  # nothing stands before any more
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert text_of(room) == "How are yo"


def test_a_letter_over_a_selection_after_a_pick_swallows_nothing(
    qtbot: QtBot, room: TypeRoom
) -> None:
    write(room, "How are now", 8, 8)
    qtbot.waitUntil(lambda: offered(room) == ["you", "they", "today"])
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    qtbot.keyClick(room.page, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClicks(room.page, ".")
    assert text_of(room) == "How are you .ow"


@pytest.mark.parametrize(
    ("before", "after"),
    [("How are 5", "How are 5 you "), ("How are 50%", "How are 50% you "),
     ("How are x-", "How are x-you ")],
)  # fmt: skip
def test_a_pick_after_a_digit_or_a_sign(
    qtbot: QtBot, room: TypeRoom, before: str, after: str
) -> None:
    type_text(qtbot, room, before, "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert text_of(room) == after


def test_the_space_of_a_pick_gives_way(qtbot: QtBot, room: TypeRoom) -> None:
    for sign in "/=-%_)]}.,;:!?":
        type_text(qtbot, room, "How are ", "you", "they", "today")
        qtbot.keyClick(room.page, Qt.Key.Key_Tab)
        qtbot.keyClicks(room.page, sign)
        assert text_of(room) == f"How are you{sign}"
        write(room, "", 0, 0)


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, SHIFT])
def test_enter_leaves_no_space_at_the_end_of_a_line(
    qtbot: QtBot, room: TypeRoom, modifier: Qt.KeyboardModifier
) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    qtbot.keyClick(room.page, Qt.Key.Key_Return, modifier)
    qtbot.keyClicks(room.page, "We")
    assert room.page.text == "How are you\nWe"
    assert undone(qtbot, room)[:3] == ["How are you\n", "How are you ", "How are "]


def test_a_pick_at_the_end_of_a_line_adds_no_space_and_words_go_on(
    qtbot: QtBot, room: TypeRoom
) -> None:
    write(room, "How are y\nNext", 9, 9)
    qtbot.waitUntil(lambda: offered(room)[0] == "you")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert room.page.text == "How are you\nNext"
    qtbot.waitUntil(lambda: offered(room) == ["you", "they", "today"])
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert room.page.text == "How are you you\nNext"
    qtbot.keyClicks(room.page, "to")
    assert room.page.text == "How are you you to\nNext"
    qtbot.keyClicks(room.page, "day.")
    assert room.page.text == "How are you you today.\nNext"


def test_undo_goes_back_word_by_word(qtbot: QtBot, room: TypeRoom) -> None:
    qtbot.keyClicks(room.page, "One two, three")
    qtbot.keyClick(room.page, Qt.Key.Key_Return)
    qtbot.keyClicks(room.page, "Four five")
    texts = [
        "One two, three\nFour ", "One two, three\n", "One two, three", "One two, ", "One ", "",
    ]  # fmt: skip
    assert undone(qtbot, room) == texts
    for text in reversed(texts[:-1]):
        qtbot.keyClick(room.page, Qt.Key.Key_Z, CONTROL | SHIFT)
        assert text_of(room) == text
    qtbot.keyClick(room.page, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert text_of(room) == "One two, three\nFour five"


def test_undo_goes_back_to_a_pause(qtbot: QtBot, room: TypeRoom) -> None:
    now = 0.0
    room.page._steps = UndoSteps(lambda: now)
    qtbot.keyClicks(room.page, "mor")
    now += PAUSE_SECONDS
    qtbot.keyClicks(room.page, "ning")
    assert undone(qtbot, room) == ["mor", ""]


def test_undo_parts_what_was_pasted_from_what_was_typed(qtbot: QtBot, room: TypeRoom) -> None:
    qtbot.keyClicks(room.page, "ab")
    QGuiApplication.clipboard().setText("cd")
    qtbot.keyClick(room.page, Qt.Key.Key_V, CONTROL)
    qtbot.keyClicks(room.page, "ef")
    assert text_of(room) == "abcdef"
    assert undone(qtbot, room) == ["abcd", "ab", ""]
