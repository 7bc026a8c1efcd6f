"""The encodings side by side, and what each makes of a phrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui import keys
from app.gui.decode.room import DecodeRoom
from app.words.encoding_price import price_of
from app.words.encodings import ENCODINGS
from tests.gui.decode.hands import BY_FREQUENCY, ask, listed, press
from tests.laboratory.small import small_lexicon


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
    qtbot.waitUntil(lambda: room.findings.phrase is not None and room.findings.phrase.text == "")
    assert card.table.texts[0] == [""] * 6
    assert not card.outputs[0].isVisible()


def test_an_output_leads_to_its_words(qtbot: QtBot, room: DecodeRoom) -> None:
    qtbot.mouseClick(room.phrase.outputs[1], Qt.MouseButton.LeftButton)
    assert room.tools.field.text() == "65"
    qtbot.mouseClick(room.phrase.outputs[0], Qt.MouseButton.LeftButton)
    assert room.tools.field.text() == "61"


def test_the_phrase_goes_through_each_encoding(qtbot: QtBot, room: DecodeRoom) -> None:
    card = room.sentence
    assert card.heading.text() == "“How are …” through each encoding"
    assert card.table.texts == [
        [name, encoding.written("are"), "25.0 %", "are, you, only"]
        for name, encoding in ENCODINGS.items()
    ]
    room.phrase.field.setText("It's late today")
    assert card.heading.text() == "“It's late today …” through each encoding"
    # What was said to the phrase before is stale, and no longer shown.
    assert {tuple(row[1:]) for row in card.table.texts} == {("–", "–", "–")}
    qtbot.waitUntil(lambda: card.table.texts[4] == ["ending", "…day", "25.0 %", "today, you, only"])
    room.phrase.field.clear()
    assert card.heading.text() == "A first word through each encoding"
    qtbot.waitUntil(lambda: card.table.texts[6] == ["word", "i", "25.0 %", "I, you, only"])


def test_a_click_on_a_phrase_row_chooses_its_encoding(qtbot: QtBot, room: DecodeRoom) -> None:
    table = room.sentence.table
    room.cards.show_card(room.sentence)
    point = table.cells[4][0].geometry().center()
    qtbot.mouseClick(table, Qt.MouseButton.LeftButton, pos=point)
    assert room.tools.encoding.currentText() == "ending"
    assert table.chosen == 4
