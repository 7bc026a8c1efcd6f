"""Learning from what is written, in the room: the switch, the keys, the menu of a card."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.gui.learned.window import LearnedWindow
from app.gui.settings import Settings
from app.gui.type.page_dialogs import Unsaved
from app.gui.type.room import TypeRoom
from app.prediction.personal.rows import PersonalCounts
from app.prediction.personal.store import PersonalStore
from tests.gui.type.conftest import OpenRoom
from tests.gui.type.fake_dialogs import FakeDialogs
from tests.gui.type.hands import offered, text_of, type_text
from tests.writing.fake_predictor import FakePredictor

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def learned(personal_home: Path) -> PersonalCounts:
    store = PersonalStore(personal_home / "personal.sqlite")
    try:
        return store.counts()
    finally:
        store.close()


def uses(personal_home: Path) -> dict[str, tuple[int, int]]:
    words = learned(personal_home).words
    return {key: (word.uses, word.picks) for key, word in words.items()}


def test_a_finished_sentence_is_learned_once_with_its_picks(
    qtbot: QtBot, room: TypeRoom, personal_home: Path
) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    qtbot.keyClicks(room.page, "?")
    qtbot.keyClick(room.page, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClicks(room.page, "?")
    room.shut_down()
    assert uses(personal_home) == {"how": (1, 0), "are": (1, 0), "you": (1, 1)}


def test_an_unfinished_sentence_is_learned_on_closing_and_never_twice(
    qtbot: QtBot, open_room: OpenRoom, personal_home: Path, dialogs: FakeDialogs
) -> None:
    room = open_room(FakePredictor)
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    qtbot.keyClicks(room.page, "to")
    room.shut_down()
    once = {"how": (1, 0), "are": (1, 0), "you": (1, 1)}
    assert uses(personal_home) == once  # "to" may not be a whole word yet
    open_room(FakePredictor).shut_down()  # a start at which nothing is typed
    assert uses(personal_home) == once
    again = open_room(FakePredictor)
    assert text_of(again) == "How are you to"
    qtbot.keyClicks(again.page, "morrow, Sam.")
    again.shut_down()
    assert uses(personal_home) == once | {"tomorrow": (1, 0), "sam": (1, 0)}
    assert learned(personal_home).pairs["you"] == {"tomorrow": 1}


def test_what_was_typed_before_a_restart_is_learned_when_the_page_is_left(
    qtbot: QtBot, open_room: OpenRoom, personal_home: Path, dialogs: FakeDialogs
) -> None:
    dialogs.answer = Unsaved.THROW_AWAY
    room = open_room(FakePredictor)
    qtbot.keyClicks(room.page, "Buy zorblax")
    room.shut_down()
    again = open_room(FakePredictor)
    qtbot.keyClick(again.page, Qt.Key.Key_N, CONTROL)
    again.shut_down()
    assert uses(personal_home) == {"buy": (1, 0), "zorblax": (1, 0)}


def test_what_was_typed_off_the_record_stays_so_after_a_restart(
    qtbot: QtBot, open_room: OpenRoom, personal_home: Path
) -> None:
    room = open_room(FakePredictor)
    qtbot.keyClick(room.page, Qt.Key.Key_O, CONTROL | SHIFT)
    qtbot.keyClicks(room.page, "a secret ")
    room.shut_down()
    again = open_room(FakePredictor)
    qtbot.mouseClick(again.learning, Qt.MouseButton.LeftButton)
    again.shut_down()
    once_more = open_room(FakePredictor)
    assert once_more.learning.text() == "● learning"
    qtbot.keyClicks(once_more.page, "shared. Open.")
    once_more.shut_down()
    assert set(uses(personal_home)) == {"open"}


def test_enter_finishes_a_sentence_and_a_new_page_too(
    qtbot: QtBot, room: TypeRoom, dialogs: FakeDialogs, personal_home: Path
) -> None:
    dialogs.answer = Unsaved.THROW_AWAY
    qtbot.keyClicks(room.page, "one")
    qtbot.keyClick(room.page, Qt.Key.Key_Return)
    qtbot.keyClicks(room.page, "two three")
    qtbot.keyClick(room.page, Qt.Key.Key_N, CONTROL)
    assert text_of(room) == ""
    room.shut_down()
    assert set(uses(personal_home)) == {"one", "two", "three"}


def test_off_the_record_says_that_the_page_is_still_kept_as_a_draft(
    qtbot: QtBot, room: TypeRoom, personal_home: Path
) -> None:
    with qtbot.waitSignal(room.told) as told:
        qtbot.keyClick(room.page, Qt.Key.Key_O, CONTROL | SHIFT)
    assert told.args is not None
    assert told.args[0] == "off the record: nothing is learned; this page is still kept as a draft"
    qtbot.keyClicks(room.page, "a secret")
    room.shut_down()
    assert (personal_home / "draft.txt").read_text() == "a secret"


def test_off_the_record_nothing_is_learned_and_that_is_remembered(
    qtbot: QtBot, open_room: OpenRoom, settings: Settings, personal_home: Path
) -> None:
    room = open_room(FakePredictor)
    assert room.learning.text() == "● learning"
    qtbot.keyClick(room.page, Qt.Key.Key_O, CONTROL | SHIFT)
    assert room.learning.text() == "○ off the record"
    assert room.page.hasFocus()
    qtbot.keyClicks(room.page, "a secret.")
    room.shut_down()
    again = open_room(FakePredictor)
    assert not settings.is_learning
    assert again.learning.accessibleName() == "Learning: off the record"
    qtbot.mouseClick(again.learning, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(again.page, " Open words.")
    again.shut_down()
    assert set(uses(personal_home)) == {"open", "words"}


def test_a_store_that_can_not_be_opened_is_one_line_and_typing_goes_on(
    qtbot: QtBot, open_room: OpenRoom, personal_home: Path
) -> None:
    (personal_home / "personal.sqlite").mkdir(parents=True)
    room = open_room(FakePredictor)
    qtbot.waitUntil(lambda: "can't be opened" in room._notice)
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    qtbot.keyClicks(room.page, ".")
    assert text_of(room) == "How are you."


def menu_of(room: TypeRoom) -> QMenu:
    found = [menu for menu in room.findChildren(QMenu) if menu.isVisible()]
    assert len(found) == 1
    return found[0]


def test_never_by_the_right_button(qtbot: QtBot, room: TypeRoom, personal_home: Path) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    card = room.row.cards[1]
    room.row.menu_asked.emit(1, card.mapToGlobal(card.rect().center()))
    menu = menu_of(room)
    assert [action.text().replace("&", "") for action in menu.actions()] == [
        "Never suggest “they”", "Not after “are”", "Forget what was learned of “they”",
        "Add “they” to your words",
    ]  # fmt: skip
    menu.actions()[0].trigger()
    menu.close()
    qtbot.waitUntil(lambda: offered(room) == ["you", "today", "we"])
    assert room._notice == "“they” is not suggested any more"
    room.shut_down()
    assert learned(personal_home).words["they"].never


def test_not_here_by_the_key_for_the_suggestion_explained(
    qtbot: QtBot, room: TypeRoom, personal_home: Path
) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_F2)
    qtbot.keyClick(room.page, Qt.Key.Key_F2, SHIFT)
    menu = menu_of(room)
    menu.actions()[1].trigger()
    menu.close()
    qtbot.waitUntil(lambda: offered(room) == ["you", "today", "we"])
    type_text(qtbot, room, "and ", "you", "they", "today")
    room.shut_down()
    assert learned(personal_home).not_here == {"are": {"they"}}


def test_the_menu_key_asks_for_the_menu_of_a_card(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    card, place = room.row.cards[0], QPoint(5, 5)
    asking = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, card.mapToGlobal(place))
    QApplication.sendEvent(card, asking)
    assert "you" in menu_of(room).accessibleName()
    menu_of(room).close()


def test_nothing_that_looks_like_an_address_or_a_password_is_learned(
    qtbot: QtBot, room: TypeRoom, personal_home: Path
) -> None:
    typed = "Tell sam.zorblax@example.com. It is hunter2 in /etc/zorblax! Or www.zorblax.com"
    qtbot.keyClicks(room.page, f"{typed} and ")
    room.shut_down()
    assert set(uses(personal_home)) == {"tell", "it", "is", "in", "or", "and"}
    for path in personal_home.glob("personal*"):
        assert b"zorblax" not in path.read_bytes()
        assert b"hunter" not in path.read_bytes()


@pytest.mark.parametrize("text", ["Say zorblax", "Say zorblax "])
def test_the_word_at_the_caret_is_added_by_a_key(
    qtbot: QtBot, room: TypeRoom, personal_home: Path, text: str
) -> None:
    qtbot.keyClicks(room.page, text)
    qtbot.keyClick(room.page, Qt.Key.Key_A, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: room._notice == "added “zorblax” to your words")
    room.shut_down()
    assert learned(personal_home).words["zorblax"].added


def test_the_list_of_learned_words_opens_by_its_key_and_every_part_has_a_name(
    qtbot: QtBot, room: TypeRoom
) -> None:
    qtbot.keyClicks(room.page, "Meet zorblax. ")
    qtbot.keyClick(room.page, Qt.Key.Key_L, CONTROL)
    window = room.findChild(LearnedWindow)
    assert isinstance(window, LearnedWindow)
    qtbot.waitUntil(lambda: window.table.rowCount() == 2)
    taking = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(taking) >= 9
    assert [type(widget).__name__ for widget in taking if not widget.accessibleName()] == []
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
