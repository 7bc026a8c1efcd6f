"""What a person does in the Type room, and sees."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.gui.type.room import TypeRoom


def offered(room: TypeRoom) -> list[str]:
    """The words in the slots."""
    return [card.word for card in room.row.shown_cards]


def type_text(qtbot: QtBot, room: TypeRoom, text: str, *expected: str) -> None:
    """Types, then waits until these words are offered."""
    qtbot.keyClicks(room.page, text)
    slots = len(room.row.shown_cards)
    words = [*expected, *("" for _ in range(slots))][:slots]
    qtbot.waitUntil(lambda: offered(room) == words)


def text_of(room: TypeRoom) -> str:
    """The page."""
    return room.page.toPlainText()
