"""Someone who takes each word as soon as it is offered, in the room and on the typing model alone:
the same keys, and the room counts them so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.type.room import TypeRoom
from app.writing.answer import Answer, Question, answer_question
from app.writing.caret import units_of
from app.writing.perfect_user import PerfectUser, TextPage
from tests.gui.type.hands import offered
from tests.writing.fake_predictor import FakePredictor

PICKS = (
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier),
)


class RoomPage:
    """The page of a room, under someone's fingers; ``keys`` are those pressed."""

    def __init__(self, qtbot: QtBot, room: TypeRoom) -> None:
        self._qtbot, self._room, self.keys = qtbot, room, 0

    @property
    def before(self) -> str:
        return self._room.page.text

    @property
    def units(self) -> int:
        return units_of(self.before)

    @property
    def offered(self) -> list[str]:
        return offered(self._room)

    def press(self, sign: str) -> None:
        if sign == "\n":
            self._click(Qt.Key.Key_Return)
        else:
            self.keys += 1
            self._qtbot.keyClicks(self._room.page, sign)
            self._wait()

    def pick(self, slot: int) -> None:
        self._click(*PICKS[slot])

    def _click(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.keys += 1
        self._qtbot.keyClick(self._room.page, key, held)
        self._wait()

    def _wait(self) -> None:
        model = self._room._model
        self._qtbot.waitUntil(
            lambda: model.answer is not None and model.answer.question == model.question
        )


def asked(question: Question) -> Answer:
    return answer_question(FakePredictor(), question)


@pytest.mark.parametrize(
    "text",
    [
        "how you, they - today.\nHow we came: your young (you) or you(s)?",
        'Say "you" to them.\n\nThey  said: you/they, 5you and TODAY!',
    ],
)
def test_the_room_counts_what_the_measure_counts(qtbot: QtBot, room: TypeRoom, text: str) -> None:
    page = RoomPage(qtbot, room)
    written = PerfectUser(page).type(text)
    assert room.page.text == text
    assert written == PerfectUser(TextPage(3, asked)).type(text)
    assert (room.count.page.keys, room.count.page.characters) == (page.keys, units_of(text))
    assert written.keys == page.keys < written.characters == units_of(text)
