"""What is typed and clicked in the Decode room, and what it shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui import keys
from app.gui.decode.room import DecodeRoom
from app.words.alphabet import word_to_sum
from app.words.lexicon import Lexicon
from tests.gui.decode.conftest import OpenRoom, wait_for_all
from tests.gui.decode.hands import BY_FREQUENCY, WITH_65, ask, listed, press
from tests.gui.mouse import move_mouse
from tests.laboratory.small import WORDS, small_sources


def test_a_word_shows_its_letters_its_verdict_and_its_rivals(
    qtbot: QtBot, room: DecodeRoom
) -> None:
    ask(qtbot, room, "today")
    assert room.letters.heading.text() == "today = 65"
    assert room.letters.spelled.text() == "t 20 + o 15 + d 4 + a 1 + y 25"
    assert room.letters.verdict.text() == f"a word, number {WITH_65.index('today') + 1} of its sum"
    assert room.words.heading.text() == f"{len(WITH_65)} words share the sum 65"
    assert listed(room) == WITH_65
    assert room.letters.strings.accessibleName() == (
        f"18,446,738,576,151,504,896 letter strings add up to 65; {len(WITH_65)} are words"
    )


def test_a_string_that_is_no_word_is_told(qtbot: QtBot, room: DecodeRoom) -> None:
    ask(qtbot, room, "wori")
    assert room.letters.heading.text() == "wori = 65"
    assert room.letters.verdict.text() == "not a word"
    assert listed(room) == WITH_65


def test_a_sum_lists_the_same_words_as_a_word_with_it(qtbot: QtBot, room: DecodeRoom) -> None:
    ask(qtbot, room, "65")
    assert room.letters.heading.text() == "sum 65"
    assert not room.letters.bars.isVisible()
    assert listed(room) == WITH_65


@pytest.mark.parametrize("text", ["", "日本語", "12345678"])
def test_what_can_not_be_decoded_says_why_and_shows_nothing_old(
    qtbot: QtBot, room: DecodeRoom, text: str
) -> None:
    room.go_to("today")
    room.go_to(text)
    assert len(room.letters.heading.text()) > 20
    assert listed(room) == []
    assert room.words.heading.text() == "no words"
    assert not any(any(row) for row in room.window_card.table.texts)
    assert room.chart.chart.chosen == -1
    assert {row[4] for row in room.encodings.table.texts} == {"–"}


def test_a_very_long_word_breaks_nothing(room: DecodeRoom) -> None:
    width = room.width()
    room.go_to("z" * 10_000)
    assert room.letters.heading.text().endswith("… = 260,000")
    assert room.letters.strings.text().startswith("a number of about 78,")
    assert listed(room) == []
    room.grab()
    assert room.width() == width


def test_the_window_grows_with_the_slider(qtbot: QtBot, room: DecodeRoom) -> None:
    ask(qtbot, room, "today")
    room.window_card.slider.setValue(1)
    wider = [word for word in BY_FREQUENCY if abs(word_to_sum(word) - 65) <= 1]
    assert len(wider) > len(WITH_65)
    assert listed(room) == wider
    assert room.words.heading.text() == f"{len(wider)} words within 65 ± 1"
    assert room.window_card.table.chosen == 1
    row = room.window_card.table.texts[1]
    entrants = [word for word in wider if word not in WITH_65]
    assert row == [
        "±1", str(len(wider)), wider[0], str(wider.index("today") + 1), ", ".join(entrants),
    ]  # fmt: skip


def test_a_key_and_a_click_move_the_slider(qtbot: QtBot, room: DecodeRoom) -> None:
    for key, delta in ((keys.WIDER, 1), (keys.WIDER, 2), (keys.NARROWER, 1)):
        press(room, key)
        assert room.window_card.delta == delta
    table = room.window_card.table
    point = table.cells[3][0].geometry().center()
    qtbot.mouseClick(table, Qt.MouseButton.LeftButton, pos=point)
    assert room.window_card.delta == 3


def test_a_bar_leads_to_its_sum(qtbot: QtBot, room: DecodeRoom) -> None:
    chart = room.chart.chart
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.centre_of(61).toPoint())
    assert room.tools.field.text() == "61"
    assert listed(room) == ["you"]
    assert chart.chosen == 61
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert room.tools.field.text() == "62"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert room.tools.field.text() == "60"


def test_pointing_at_a_bar_says_its_numbers(qtbot: QtBot, room: DecodeRoom) -> None:
    ask(qtbot, room, "today")
    chosen = room.chart.numbers.text()
    assert chosen.startswith(f"65 · {len(WITH_65)} words · ")
    move_mouse(room.chart.chart, room.chart.chart.centre_of(61).toPoint())
    share = WORDS["you"] / sum(WORDS.values())
    assert room.chart.numbers.text() == f"61 · 1 word · {100 * share:.2f} % of text"
    room.chart.chart.leaveEvent(None)  # type: ignore[arg-type]
    assert room.chart.numbers.text() == chosen


def test_a_word_of_the_list_is_decoded_by_a_click_and_by_enter(
    qtbot: QtBot, room: DecodeRoom
) -> None:
    ask(qtbot, room, "65")
    view, model = room.words.list, room.words.model
    where = view.visualRect(model.index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert room.tools.field.text() == WITH_65[1]
    view.setCurrentIndex(model.index(0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert room.tools.field.text() == WITH_65[0]


def test_the_word_typed_is_marked_in_the_list(qtbot: QtBot, room: DecodeRoom) -> None:
    ask(qtbot, room, "TODAY")
    assert room.words._delegate.own_row == WITH_65.index("today")
    ask(qtbot, room, "wori")
    assert room.words._delegate.own_row is None


def test_a_rare_word_is_brought_to_sight_among_hundreds(qtbot: QtBot, open_room: OpenRoom) -> None:
    room = open_room(replace(small_sources(), lexicon=Lexicon.load))
    wait_for_all(qtbot, room)
    room.window_card.slider.setValue(5)
    view, model = room.words.list, room.words.model
    for text in ("ingot", "today"):
        room.go_to(text)
        row = model.row_of(text)
        assert row is not None

        def is_seen(row: int = row) -> bool:
            place = view.visualRect(model.index(row))
            return not place.isEmpty() and view.viewport().rect().contains(place)

        qtbot.waitUntil(is_seen)
