"""The Type room as a person meets it: keys, clicks, and what is then on the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.gui.theme.appearance import Appearance
from app.gui.type.room import TypeRoom
from app.gui.type.suggestion_card import SuggestionCard
from tests.gui.type.hands import offered, text_of, type_text


def shown_texts(room: TypeRoom) -> str:
    return "\n".join(label.text() for label in room.why.findChildren(QLabel) if label.isVisible())


def test_three_suggestions_and_both_words_together(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    assert room.row.cards[0].numbers == "sum 61 · 50 %"
    assert room.row.phrase.text_shown == "you today"


def test_tab_takes_the_first(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert text_of(room) == "How are you "
    assert room.page.hasFocus()


@pytest.mark.parametrize(
    ("key", "word"),
    [(Qt.Key.Key_1, "you"), (Qt.Key.Key_2, "they"), (Qt.Key.Key_3, "today")],
)
def test_alt_and_a_number_take_any(qtbot: QtBot, room: TypeRoom, key: Qt.Key, word: str) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, key, Qt.KeyboardModifier.AltModifier)
    assert text_of(room) == f"How are {word} "


def test_a_click_takes_and_leaves_the_caret_on_the_page(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are t", "they", "today")
    qtbot.mouseClick(room.row.cards[1], Qt.MouseButton.LeftButton)
    assert text_of(room) == "How are today "
    assert room.page.hasFocus()
    assert room.page.textCursor().position() == len("How are today ")


def test_digits_are_typed_as_digits(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClicks(room.page, "2")
    assert text_of(room) == "How are 2"


def test_undo_gives_back_exactly_what_was_typed(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are yo", "you", "your", "young")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    qtbot.keyClick(room.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text_of(room) == "How are yo"
    qtbot.waitUntil(lambda: offered(room) == ["you", "your", "young"])
    qtbot.keyClick(
        room.page,
        Qt.Key.Key_Z,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert text_of(room) == "How are you "


@pytest.mark.parametrize("before", ["", "How are ", "first\nsecond ", "emoji 🙂"])
def test_undo_takes_back_a_pick_alone(qtbot: QtBot, room: TypeRoom, before: str) -> None:
    """Neither what was typed before it nor what was typed after it goes with it."""
    room.page.insertPlainText(f"How are {before}")
    text = text_of(room)
    qtbot.waitUntil(lambda: offered(room)[0].lower() == "you")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    picked = text_of(room)
    qtbot.keyClicks(room.page, "now")
    qtbot.keyClick(room.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text_of(room) == picked
    qtbot.keyClick(room.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text_of(room) == text
    assert room.page.textCursor().atEnd()


def test_undo_goes_back_through_swallowing_and_picking(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are yo", "you", "your", "young")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    qtbot.keyClicks(room.page, "?")
    texts = [text_of(room)]
    while room.page.document().isUndoAvailable():
        qtbot.keyClick(room.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        texts.append(text_of(room))
    assert texts[:3] == ["How are you?", "How are you ", "How are yo"]
    assert texts[-1] == ""


def test_punctuation_swallows_the_space(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    qtbot.keyClicks(room.page, ", and")
    assert text_of(room) == "How are you, and"


def test_a_habitual_space_is_not_doubled(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    qtbot.keyClicks(room.page, " now")
    assert text_of(room) == "How are you now"


def test_escape_hides_until_the_next_word(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Escape)
    assert offered(room) == ["", "", ""]
    qtbot.keyClicks(room.page, "yo")
    model = room._model
    qtbot.waitUntil(lambda: model._answer.question == model.question)  # answered, and not shown
    assert offered(room) == ["", "", ""]
    type_text(qtbot, room, "u ", "you", "they", "today")


def test_slots_keep_their_places(qtbot: QtBot, room: TypeRoom) -> None:
    before = [card.geometry() for card in room.row.cards]
    page = room.page.geometry()
    type_text(qtbot, room, "How are ", "you", "they", "today")
    assert [card.geometry() for card in room.row.cards] == before
    type_text(qtbot, room, "th", "they")
    assert [card.geometry() for card in room.row.cards] == before
    assert room.page.geometry() == page


def test_the_starter_is_there_on_an_empty_page_only(qtbot: QtBot, room: TypeRoom) -> None:
    starter = room.page._starter
    assert starter.isVisible()
    qtbot.mouseClick(starter, Qt.MouseButton.LeftButton)
    assert text_of(room) == "How are "
    assert not starter.isVisible()
    assert room.page.hasFocus()
    qtbot.waitUntil(lambda: offered(room) == ["you", "they", "today"])
    room.page.selectAll()
    qtbot.keyClick(room.page, Qt.Key.Key_Delete)
    assert starter.isVisible()
    qtbot.keyClick(room.page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert text_of(room) == "How are "


def test_why_spells_everything_out(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    texts = shown_texts(room)
    for expected in (
        "Why “you”?", "How", "8+15+23 = 46", "are", "1+18+5 = 24",
        "61.02 → 61", "65.03 → 65", "today", "0.900", "0.250", "0.050",
        "3 other words share the sum 61", "having · took · news",
    ):  # fmt: skip
        assert expected in texts


def test_the_bars_stand_for_the_parts(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    assert room.why._parts.shown == {
        "network": (0.9, "0.900"),
        "context": (0.25, "0.250"),
        "dictionary": (0.05, "0.050"),
        "your own words": (0.0, "0.000"),
    }


def test_f2_and_the_why_buttons_choose_what_is_explained(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_F2)
    assert "Why “they”?" in shown_texts(room)
    qtbot.mouseClick(room.row.cards[2].why_button, Qt.MouseButton.LeftButton)
    assert "Why “today”?" in shown_texts(room)
    assert [card.why_button.isChecked() for card in room.row.shown_cards] == [False, False, True]
    assert text_of(room) == "How are "


def test_an_empty_page_says_what_will_be_here(room: TypeRoom) -> None:
    assert "As soon as there is a word" in shown_texts(room)


@pytest.mark.parametrize(
    "text",
    ["🙂 ключ 日本語 How are ", "שלום How are ", "e\u0301 How are ", "x" * 10_000 + " How are "],
)
def test_any_text_can_stand_before_a_pick(qtbot: QtBot, room: TypeRoom, text: str) -> None:
    room.page.setPlainText(text)
    room.page.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: offered(room) == ["you", "they", "today"])
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert text_of(room) == text + "you "


def test_a_megabyte_is_taken(qtbot: QtBot, room: TypeRoom) -> None:
    text = "Some words in a line that is not very long.\n" * 23_000
    room.page.insertPlainText(text)
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert text_of(room) == text + "How are you "


def shows_all_of_its_word(card: SuggestionCard) -> bool:
    word = card._word
    needed = word.fontMetrics().horizontalAdvance(word.text())
    return needed <= word.width() and card.rect().contains(word.geometry())


def test_a_narrow_room_stacks_the_cards_and_keeps_all_words(
    qtbot: QtBot, room: TypeRoom, appearance: Appearance
) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    for scale, width in ((1.0, 1100), (1.0, 640), (2.0, 1100)):
        appearance.set_scale(scale)
        room.resize(width, 700)
        qtbot.waitUntil(lambda: all(map(shows_all_of_its_word, room.row.cards)))
    appearance.normal_size()


def test_a_suffix_swallows_the_space_of_a_pick(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(room.page, "'s news")
    assert text_of(room) == "How are today's news"


def test_only_the_tail_of_a_text_is_sent_to_the_thread(qtbot: QtBot, room: TypeRoom) -> None:
    room.page.insertPlainText("word " * 10_000 + "How are ")
    qtbot.waitUntil(lambda: offered(room) == ["you", "they", "today"])
    assert len(room._model.question.text) <= 2000
    assert room._model.question.text.startswith("word ")


def test_shift_and_enter_begin_a_line_like_any_other(qtbot: QtBot, room: TypeRoom) -> None:
    qtbot.keyClicks(room.page, "one")
    qtbot.keyClick(room.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(room.page, "two")
    assert room.page.text == "one\ntwo"
