"""Switching the network and the number of suggestions in place; what the keyboard's Why shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.settings import Settings
from app.gui.type.room import TypeRoom
from app.prediction.predictor_like import PredictorLike
from app.prediction.shipped import Shipped
from tests.gui.type.conftest import OpenRoom
from tests.gui.type.hands import offered, text_of, type_text
from tests.writing.fake_predictor import FakePredictor

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def real_room(open_room: OpenRoom) -> TypeRoom:
    return open_room(Shipped().predictor)


def test_both_presets_in_place_with_the_real_models(
    qtbot: QtBot, real_room: TypeRoom, settings: Settings
) -> None:
    room = real_room
    qtbot.keyClicks(room.page, "How are ")
    qtbot.waitUntil(lambda: offered(room)[0] == "you")
    qtbot.keyClick(room.page, Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: room.row.phrase.text_shown == "you today")
    assert room.page.hasFocus()
    assert settings.preset == "article"
    assert [row[0] for row in room.why.expected.shown] == ["next", "then"]
    qtbot.keyClick(room.page, Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: room.row.phrase.text_shown == "" and offered(room)[0] == "you")
    assert room.why.expected.shown[0][0] == "61"
    assert text_of(room) == "How are "


def test_why_for_the_keyboard_probabilities_shares_and_what_is_left(
    qtbot: QtBot, real_room: TypeRoom
) -> None:
    room = real_room
    qtbot.keyClicks(room.page, "How are y")
    qtbot.waitUntil(lambda: offered(room)[0] == "you")
    assert room.why.expected.remaining_text == "61 expected, y = 25, 36 to go"
    shown = room.why.expected.shown
    assert len(shown) == 5
    assert shown[0][1] == 1.0
    assert [row[1] for row in shown] == sorted((row[1] for row in shown), reverse=True)
    assert all(row[2].endswith("%") for row in shown)
    parts = room.why._parts.shown
    assert sum(ratio for ratio, _ in parts.values()) == pytest.approx(1)
    assert all(number.endswith("%") for _, number in parts.values())


def test_sentence_starters_on_an_empty_page(qtbot: QtBot, real_room: TypeRoom) -> None:
    room = real_room
    qtbot.waitUntil(lambda: all(offered(room)))
    assert all(word[0].isupper() for word in offered(room))
    assert room.page._starter.isVisible()
    first = offered(room)[0]
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert text_of(room) == f"{first} "


def test_a_preset_that_can_not_be_loaded_leaves_the_other(
    qtbot: QtBot, open_room: OpenRoom
) -> None:
    def load(preset: str = "keyboard") -> PredictorLike:
        if preset == "keyboard":
            raise OSError("keyboard.npz: is damaged")
        return FakePredictor()

    room = open_room(load)
    qtbot.waitUntil(lambda: room._notice == "no suggestions: keyboard.npz: is damaged")
    qtbot.keyClick(room.page, Qt.Key.Key_P, CONTROL)
    type_text(qtbot, room, "How are ", "you", "they", "today")


def test_five_suggestions_by_choice_and_remembered(
    qtbot: QtBot, open_room: OpenRoom, settings: Settings
) -> None:
    room = open_room(FakePredictor)
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert text_of(room) == "How are "  # there is no fifth slot yet
    qtbot.keyClick(room.page, Qt.Key.Key_N, CONTROL | SHIFT)
    assert offered(room) == ["you", "they", "today", "we", "your"]
    before = [card.geometry() for card in room.row.shown_cards]
    type_text(qtbot, room, "th", "they")
    assert [card.geometry() for card in room.row.shown_cards] == before
    for _ in range(2):
        qtbot.keyClick(room.page, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: offered(room)[4] == "your")
    qtbot.keyClick(room.page, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert text_of(room) == "How are your "
    room.shut_down()
    assert settings.slots == 5
    assert len(open_room(FakePredictor).row.shown_cards) == 5


def test_going_back_to_three_hides_the_others(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    geometry = [card.geometry() for card in room.row.shown_cards]
    qtbot.keyClick(room.page, Qt.Key.Key_N, CONTROL | SHIFT)
    qtbot.keyClick(room.page, Qt.Key.Key_N, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: [c.geometry() for c in room.row.shown_cards] == geometry)
    assert [card.isVisible() for card in room.row.cards] == [True] * 3 + [False] * 2
