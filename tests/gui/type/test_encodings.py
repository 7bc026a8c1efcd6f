"""The keyboard through one encoding alone: chosen in the bar, explained, remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.gui import keys
from app.gui.keys import Key
from app.gui.settings import Settings
from app.gui.type.encoding_choice import CHOICES
from app.gui.type.room import TypeRoom
from app.prediction.shipped import Shipped
from app.prediction.suggestion import (
    Parts,
    PredictedCode,
    PredictedSum,
    Prediction,
    Suggestion,
    head_name,
)
from app.words.alphabet import word_to_sum
from app.words.encodings import ENCODINGS
from tests.gui.type.conftest import OpenRoom
from tests.gui.type.hands import offered
from tests.words.lexicons import lexicon_of
from tests.writing.fake_predictor import FakePredictor

LEXICON = lexicon_of([("you", 0.02), ("bayou", 0.001), ("today", 0.0005), ("day", 0.0004)])
THROUGH_ENDING = ("you", "day")


class Keyboard:
    """Offers "you" and "today"; through an encoding THROUGH_ENDING; has no network for "word"."""

    lexicon = LEXICON

    def __init__(self, preset: str = "keyboard", encoding: str = "") -> None:
        self._encoding = encoding

    def through(self, encoding: str) -> Keyboard:
        if encoding == "word":
            raise OSError("word.npz: not found")
        return Keyboard("keyboard", encoding)

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        words = THROUGH_ENDING if self._encoding else ("you", "today")
        cards = tuple(Suggestion(w, 0.5, word_to_sum(w), Parts(0.5), 0) for w in words)
        sums = (PredictedSum(61, 0.5, 1, 61.0), PredictedSum(30, 0.25, 1, 30.0))
        codes = tuple(
            PredictedCode(ENCODINGS[self._encoding].written(word), p, (word,))
            for word, p in zip(words, (0.5, 0.25), strict=True)
            if self._encoding
        )
        return Prediction(text, cards, sums, 0.1, self._encoding, codes)


@pytest.fixture
def room(qtbot: QtBot, open_room: OpenRoom) -> TypeRoom:
    made = open_room(lambda preset="keyboard": {"keyboard": Keyboard, "article": FakePredictor}
                     [preset](preset))  # fmt: skip
    qtbot.keyClicks(made.page, "How are ")
    qtbot.waitUntil(lambda: offered(made)[:2] == ["you", "today"])
    return made


def choose(room: TypeRoom, encoding: str) -> None:
    room.tools.encoding.setCurrentIndex(CHOICES.index(encoding))


def press(room: TypeRoom, key: Key) -> None:
    spelled = QKeySequence(key.shown)
    found = [each for each in room.findChildren(QShortcut) if each.key() == spelled]
    assert len(found) == 1
    found[0].activated.emit()


def test_an_encoding_changes_what_is_suggested_and_why(
    qtbot: QtBot, room: TypeRoom, settings: Settings
) -> None:
    assert room.why.expected.heading_text == "The network expects the sum"
    choose(room, "ending")
    qtbot.waitUntil(lambda: offered(room)[:2] == ["you", "day"])
    expected = room.why.expected
    assert expected.heading_text == "Through “ending” alone, the network expects the code"
    assert expected.shown == [("…you", 1.0, "50 %"), ("…day", 0.5, "25 %")]
    assert expected.remaining_text == ""
    assert room.why._rival_heading.text() == "1 other word shares the code …you"
    assert room.why._rivals.text() == "bayou"
    assert [card._sum.text() for card in room.why._context._cards[:2]] == ["…how", "…are"]
    assert settings.encoding == "ending"
    assert room.page.hasFocus()
    choose(room, "")
    qtbot.waitUntil(lambda: offered(room)[:2] == ["you", "today"])
    assert expected.heading_text == "The network expects the sum"
    assert settings.encoding == ""


def test_through_the_letter_sum_what_is_left_of_the_sum_is_still_told(
    qtbot: QtBot, room: TypeRoom
) -> None:
    choose(room, "letter-sum")
    qtbot.keyClicks(room.page, "y")
    qtbot.waitUntil(lambda: room.why.expected.remaining_text != "")
    assert "Through “letter-sum” alone, the network expects the sum" in (
        room.why.expected.heading_text
    )
    assert room.why.expected.remaining_text == "61 expected, y = 25, 36 to go"


def test_a_key_goes_through_all_encodings_and_back(qtbot: QtBot, room: TypeRoom) -> None:
    for name in (*CHOICES[1:], ""):
        press(room, keys.NEXT_CODES)
        assert room.tools.encoding.encoding == name


def test_the_article_knows_the_letter_sum_only_and_the_choice_comes_back(
    qtbot: QtBot, room: TypeRoom, settings: Settings
) -> None:
    choose(room, "ending")
    room.tools.preset.choose_next()
    choice = room.tools.encoding
    assert not choice.isEnabled()
    assert choice.currentText() == "letter-sum"
    press(room, keys.NEXT_CODES)
    assert settings.encoding == "ending"
    qtbot.waitUntil(lambda: room.row.phrase.text_shown != "")
    room.tools.preset.choose_next()
    assert choice.isEnabled()
    assert choice.currentText() == "ending"
    qtbot.waitUntil(lambda: offered(room)[:2] == ["you", "day"])


def test_a_network_that_is_missing_is_told_and_the_others_go_on(
    qtbot: QtBot, room: TypeRoom
) -> None:
    choose(room, "word")
    qtbot.waitUntil(lambda: room._notice == "no suggestions: word.npz: not found")
    assert not any(offered(room))
    choose(room, "ending")
    qtbot.waitUntil(lambda: offered(room)[:2] == ["you", "day"])
    assert room._notice == ""


@pytest.mark.parametrize(("kept", "shown"), [("position", "position"), ("cellar", "")])
def test_the_choice_is_remembered_and_one_that_is_no_more_forgotten(
    open_room: OpenRoom, settings: Settings, kept: str, shown: str
) -> None:
    settings.encoding = kept
    assert open_room(Keyboard).tools.encoding.encoding == shown


def test_what_the_person_never_wants_stays_away_through_an_encoding_too(
    qtbot: QtBot, room: TypeRoom
) -> None:
    choose(room, "ending")
    qtbot.waitUntil(lambda: offered(room)[:2] == ["you", "day"])
    room.memory.never("you")
    qtbot.waitUntil(lambda: offered(room)[0] == "day")


def test_the_bar_leaves_the_choice_to_its_key_where_there_is_no_room(
    qtbot: QtBot, room: TypeRoom
) -> None:
    bar, above = room.tools, QWidget()
    qtbot.addWidget(above)
    bar.setParent(above)  # as in the window, where it may be given less than it asks for
    above.show()
    bar.show()
    bar.resize(1000, 50)
    assert bar.encoding.isVisible()
    bar.resize(420, 50)
    assert not bar.encoding.isVisible()
    press(room, keys.NEXT_CODES)
    assert bar.encoding.encoding == CHOICES[1]
    bar.setParent(None)


def test_links_lead_to_the_word_and_to_its_sum(qtbot: QtBot, room: TypeRoom) -> None:
    led: list[tuple[str, str]] = []
    room.leads_on.connect(lambda name, text: led.append((name, text)))
    links = room.why.decode_links
    qtbot.mouseClick(links.word, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(links.sum, Qt.MouseButton.LeftButton)
    press(room, keys.WHY)  # explains the next suggestion
    press(room, keys.DECODE_WORD)
    assert led == [("decode", "you"), ("decode", "61"), ("decode", "today")]


def test_without_a_suggestion_the_key_leads_nowhere(open_room: OpenRoom) -> None:
    room = open_room(FakePredictor)
    led: list[str] = []
    room.leads_on.connect(lambda name, text: led.append(text))
    press(room, keys.DECODE_WORD)
    assert led == []
    assert not room.why.decode_links.isVisible()


def test_the_real_networks(qtbot: QtBot, open_room: OpenRoom) -> None:
    room = open_room(Shipped().predictor)
    qtbot.keyClicks(room.page, "How are ")
    qtbot.waitUntil(lambda: offered(room)[0] == "you")
    for name in ENCODINGS:
        choose(room, name)
        qtbot.waitUntil(lambda name=name: f"“{name}”" in room.why.expected.heading_text)
        assert len(room.why.expected.shown) == 5
        assert room.why._parts.shown[head_name(name)] == (1.0, "100 %")
