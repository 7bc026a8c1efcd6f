"""Keys saved, as the room counts and tells them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.settings import Settings
from app.gui.type.room import TypeRoom
from app.writing.keys_saved import Tally
from tests.gui.type.conftest import OpenRoom
from tests.gui.type.hands import offered, text_of, type_text
from tests.writing.fake_predictor import FakePredictor


def test_keys_are_counted_as_they_are_pressed(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert room.count.page == Tally(keys=9, characters=12)
    qtbot.keyClick(room.page, Qt.Key.Key_Space)  # there already, but pressed
    qtbot.keyClick(room.page, Qt.Key.Key_Question)
    assert text_of(room) == "How are you ?"
    assert room.count.page == Tally(keys=11, characters=13)
    qtbot.keyClick(room.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(room.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text_of(room) == "How are "
    # Tab and the key that undid it were for nothing; "?" and what undid it count on neither side.
    assert room.count.page == Tally(keys=10, characters=8)
    qtbot.keyClick(room.page, Qt.Key.Key_Left)
    qtbot.keyClick(room.page, Qt.Key.Key_Escape)
    assert room.count.page.keys == 10


def test_letters_typed_before_a_pick_are_keys_of_their_own(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are yo", "you", "your", "young")
    qtbot.keyClick(room.page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert text_of(room) == "How are your "
    assert room.count.page == Tally(keys=11, characters=13)


def test_punctuation_after_a_pick_is_a_key_and_the_space_that_gives_way_is_none(
    qtbot: QtBot, room: TypeRoom
) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    qtbot.keyClick(room.page, Qt.Key.Key_Question)
    assert text_of(room) == "How are you?"
    assert room.count.page == Tally(keys=10, characters=12)


def test_taking_all_away_leaves_no_debt(qtbot: QtBot, room: TypeRoom) -> None:
    qtbot.keyClicks(room.page, "x" * 60)
    for _ in range(60):
        qtbot.keyClick(room.page, Qt.Key.Key_Backspace)
    qtbot.keyClicks(room.page, "y" * 40)
    assert room.count.page == Tally(keys=40, characters=40)
    assert room.count.page.saved == 0


def test_a_click_is_a_key_and_a_paste_counts_on_neither_side(qtbot: QtBot, room: TypeRoom) -> None:
    QApplication.clipboard().setText("pasted words and then how are ")
    qtbot.keyClick(room.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert room.count.page == Tally()
    qtbot.waitUntil(lambda: offered(room) == ["you", "they", "today"])
    qtbot.mouseClick(room.row.cards[2], Qt.MouseButton.LeftButton)
    assert room.count.page == Tally(keys=1, characters=6)


def test_keys_saved_are_told_and_go_on_at_the_next_start(
    qtbot: QtBot, open_room: OpenRoom, settings: Settings
) -> None:
    room = open_room(FakePredictor)
    qtbot.keyClicks(room.page, "A text that is long enough to say a thing about you")
    with qtbot.waitSignal(room.told) as told:
        qtbot.keyClicks(room.page, ".")
    assert told.args[0] == "0 % of keys saved on this page (0 of 52)"
    room.shut_down()
    assert settings.written == (52, 52)
    again = open_room(FakePredictor)
    assert again.count.page == Tally()
    qtbot.keyClicks(again.page, "!")
    assert again.count.total == Tally(53, 53)
