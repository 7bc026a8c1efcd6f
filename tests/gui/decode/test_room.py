"""The Decode room as a person meets it: what is typed, clicked and pressed, and what it shows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui import keys
from app.gui.decode.room import DecodeRoom
from app.gui.decode.sources import Sources
from app.gui.keys import Key
from app.gui.mailbox import Mailbox
from app.gui.theme.appearance import Appearance
from app.words.alphabet import word_to_sum
from app.words.encoding_price import price_of
from app.words.encodings import ENCODINGS
from app.words.lexicon import Lexicon, LexiconError
from tests.gui.decode.conftest import wait_for_all
from tests.gui.decode.small import WORDS, small_lexicon, small_sources
from tests.gui.test_accessible_names import is_part_of_qt, spoken_name

OpenRoom = Callable[[Sources], DecodeRoom]

BY_FREQUENCY = sorted(WORDS, key=lambda word: -WORDS[word])
WITH_65 = [word for word in BY_FREQUENCY if word_to_sum(word) == 65]


def listed(room: DecodeRoom) -> list[str]:
    model = room.words.model
    return [model.word(row) for row in range(model.rowCount())]


def ask(qtbot: QtBot, room: DecodeRoom, text: str) -> None:
    room.tools.field.clear()
    qtbot.keyClicks(room.tools.field, text)


def press(room: DecodeRoom, key: Key) -> None:
    """What the key does: rooms outside a window get no shortcuts from offscreen keys."""
    spelled = QKeySequence(key.keys[0])
    found = [each for each in room.findChildren(QShortcut) if each.key() == spelled]
    assert len(found) == 1
    found[0].activated.emit()


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
    qtbot.mouseMove(room.chart.chart, room.chart.chart.centre_of(61).toPoint())
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


def test_an_encoding_decodes_the_word_through_it(qtbot: QtBot, room: DecodeRoom) -> None:
    ask(qtbot, room, "today")
    room.window_card.slider.setValue(2)
    for name, encoding in ENCODINGS.items():
        room.tools.encoding.setCurrentText(name)
        if name == "letter-sum":
            continue
        code = encoding.encode("today")
        assert listed(room) == [word for word in BY_FREQUENCY if encoding.encode(word) == code]
        assert room.words.heading.text().endswith(f"the {name} code of today")
        assert room.encodings.table.texts[room.encodings.table.chosen][0] == name


def test_encodings_stand_side_by_side(qtbot: QtBot, room: DecodeRoom) -> None:
    ask(qtbot, room, "today")
    rows = {row[0]: row[1:] for row in room.encodings.table.texts}
    firsts = dict(room.encodings.first.texts)
    assert list(rows) == list(ENCODINGS)
    for name, encoding in ENCODINGS.items():
        price = price_of(encoding, small_lexicon())
        sharing = [w for w in BY_FREQUENCY if encoding.encode(w) == encoding.encode("today")]
        hit = "16.4" if name == "letter-sum" else "–"  # never 0 where it wasn't measured
        assert rows[name] == [
            f"{price.words_per_code:.1f}", f"{price.bits_lost:.2f}", hit, str(len(sharing) - 1),
        ]  # fmt: skip
        assert firsts[name] == ", ".join(sharing[:3])


def test_a_click_on_a_row_and_a_key_choose_the_encoding(qtbot: QtBot, room: DecodeRoom) -> None:
    names = list(ENCODINGS)
    press(room, keys.NEXT_ENCODING)
    assert room.tools.encoding.currentText() == names[1]
    table = room.encodings.table
    point = table.cells[4][0].geometry().center()
    qtbot.mouseClick(table, Qt.MouseButton.LeftButton, pos=point)
    assert room.tools.encoding.currentText() == names[4]
    room.tools.encoding.setCurrentIndex(len(names) - 1)
    press(room, keys.NEXT_ENCODING)
    assert room.tools.encoding.currentText() == names[0]


def test_the_network_reads_the_phrase_and_pairs_are_ranked(qtbot: QtBot, room: DecodeRoom) -> None:
    card = room.phrase
    assert [button.text() for button in card.outputs] == ["o1: 60.90 → 61", "o2: 65.10 → 65"]
    assert card.table.texts[:3] == [
        ["1", "How today", "61 65", "0.800", "0.500", "0.400"],
        ["2", "How state", "61 65", "0.800", "0.250", "0.200"],
        [""] * 6,
    ]
    assert card.note.text() == "“How today” is the first of 4 pairs with 61 and 65."
    card.field.selectAll()
    qtbot.keyClicks(card.field, "Who is")
    qtbot.waitUntil(lambda: card.table.texts[0][1] == "Who today")
    card.field.clear()
    qtbot.wait(30)
    assert card.table.texts[0] == [""] * 6
    assert not card.outputs[0].isVisible()


def test_an_output_leads_to_its_words(qtbot: QtBot, room: DecodeRoom) -> None:
    qtbot.mouseClick(room.phrase.outputs[1], Qt.MouseButton.LeftButton)
    assert room.tools.field.text() == "65"
    qtbot.mouseClick(room.phrase.outputs[0], Qt.MouseButton.LeftButton)
    assert room.tools.field.text() == "61"


def test_the_room_is_usable_while_the_dictionary_is_read(qtbot: QtBot, open_room: OpenRoom) -> None:
    gate = threading.Event()

    def slow() -> Lexicon:
        gate.wait(10)
        return small_lexicon()

    room = open_room(replace(small_sources(), lexicon=slow))
    ask(qtbot, room, "show")
    assert room.letters.heading.text() == "show = 65"
    assert room.words.heading.text() == "looking words up …"
    room.grab()
    gate.set()
    qtbot.waitUntil(lambda: listed(room) == WITH_65)
    wait_for_all(qtbot, room)


def test_without_a_dictionary_the_status_line_says_why(qtbot: QtBot, open_room: OpenRoom) -> None:
    def missing() -> Lexicon:
        raise LexiconError("dictionary.tsv: no such dictionary; check the path")

    room = open_room(replace(small_sources(), lexicon=missing))
    told: list[str] = []
    room.told.connect(lambda left, right: told.append(left))
    qtbot.waitUntil(lambda: "dictionary.tsv: no such dictionary; check the path" in told)
    assert room.words.heading.text() == "no words"


def test_the_window_never_loads_or_prices(qtbot: QtBot, open_room: OpenRoom) -> None:
    threads: list[str] = []

    def noted() -> Lexicon:
        threads.append(threading.current_thread().name)
        return small_lexicon()

    room = open_room(replace(small_sources(), lexicon=noted))
    wait_for_all(qtbot, room)
    assert threads == ["laboratory"]
    assert isinstance(room._mailbox, Mailbox)


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
    qtbot.wait(20)
    assert (room.cards.is_split, room.cards.is_paired) == (is_split, is_paired)
    assert room.cards._scroll.horizontalScrollBar().maximum() == 0
    for card in (room.letters, room.words, room.chart, room.phrase, room.encodings):
        assert card.isVisible()
        assert card.width() >= card.minimumSizeHint().width()
    appearance.switch_scheme()
    room.grab()
    appearance.switch_scheme()
    appearance.normal_size()
    QApplication.processEvents()


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
