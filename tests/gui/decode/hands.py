"""What a person does in the Decode room, and sees."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from app.gui.decode.room import DecodeRoom
from app.gui.keys import Key
from app.words.alphabet import word_to_sum
from tests.laboratory.small import WORDS

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
