"""A slip is met: offered, told, taken whole by Tab, and given back by Ctrl+Z."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.type.room import TypeRoom
from app.prediction.suggestion import Parts, Prediction, Suggestion
from app.words.slip import Slip, SlipKind
from tests.gui.type.conftest import OpenRoom
from tests.gui.type.hands import offered, text_of, type_text
from tests.writing.fake_predictor import FakePredictor

SLIPS = {"yuo": "you", "untilll": "until"}


class SlipPredictor(FakePredictor):
    """Knows two slips besides its words."""

    def predict(self, text: str, limit: int = 5, phrase: bool = False) -> Prediction:
        said = super().predict(text, limit, phrase)
        meant = SLIPS.get(text.split(" ")[-1])
        if meant is None or phrase:
            return said
        slip = Slip(SlipKind.SWAPPED, 0.002)
        met = Suggestion(meant, 0.01, 61, Parts(0.9, 0.25, 0.05), 3, slip)
        return Prediction(text, (met,), said.predicted_sums, said.ms)


@pytest.fixture
def room(open_room: OpenRoom) -> TypeRoom:
    return open_room(SlipPredictor)


def test_tab_takes_the_word_meant_and_undo_gives_back_what_was_typed(
    qtbot: QtBot, room: TypeRoom
) -> None:
    type_text(qtbot, room, "How are yuo", "you")
    assert text_of(room) == "How are yuo"  # nothing is changed unasked
    assert room.page.ghost == ""
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert text_of(room) == "How are you "
    assert (room.count.page.keys, room.count.page.characters) == (12, 12)
    qtbot.keyClick(room.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text_of(room) == "How are yuo"


def test_why_says_that_it_is_a_slip(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are yuo", "you")
    assert "“yuo”" in room.why.slip.text()
    assert SlipKind.SWAPPED.told in room.why.slip.text()
    qtbot.keyClick(room.page, Qt.Key.Key_Backspace)
    qtbot.keyClick(room.page, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: offered(room) == ["you", "your", "young"])
    assert room.why.slip.isHidden()


def test_a_pick_with_fewer_letters_than_were_typed_is_a_key_too(
    qtbot: QtBot, room: TypeRoom
) -> None:
    type_text(qtbot, room, "Wait untilll", "until")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert text_of(room) == "Wait until "
    assert (room.count.page.keys, room.count.page.characters) == (11, 11)


def test_letters_typed_after_the_answer_are_not_lost(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are yuo", "you")
    qtbot.keyClicks(room.page, "n ")
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: text_of(room).startswith("How are yuon "))
