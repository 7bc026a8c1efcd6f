"""Types three texts in the real window, taking what is offered; for typing_texts.py.

Prints as JSON what each took: keys pressed, keys that the room counted, keys that
``lettersum evaluate --as-written`` counts, and each word.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.settings import Settings
from app.prediction.shipped import Shipped
from app.writing.answer import answer_question
from app.writing.as_written import as_typed
from app.writing.caret import units_of
from app.writing.perfect_user import PerfectUser, TextPage
from benchmarks.typing_in_window import Typist, shown_window

DATA = Path(__file__).parents[1] / "tests/data"
TEXTS = ("mail", "message", "note")
SLOTS = 3
_ALT = Qt.KeyboardModifier.AltModifier
_PICKS = (
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_2, _ALT), (Qt.Key.Key_3, _ALT),
)  # fmt: skip


class WindowPage(Typist):
    """The page of the window; sees what the row shows, and counts the ``keys`` it presses."""

    keys = 0

    def begin(self) -> None:
        """A new page."""
        self._room.page.begin("")
        self._wait(self._is_answered)
        self.keys = 0

    @property
    def text(self) -> str:
        """All of the page."""
        return self._room.page.text

    @property
    def counted(self) -> tuple[int, int]:
        """Keys and characters, as the room has counted them."""
        return self._room.count.page.keys, self._room.count.page.characters

    @property
    def before(self) -> str:
        return self.text

    @property
    def units(self) -> int:
        return units_of(self.text)

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(card.word for card in self._room.row.shown_cards)

    def press(self, sign: str) -> None:
        if sign == "\n":
            self._click(Qt.Key.Key_Return)
        else:
            self._click(sign)

    def pick(self, slot: int) -> None:
        self._click(*_PICKS[slot])

    def _click(
        self, key: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        before = self.text
        QTest.keyClick(self._room.page, key, held)
        self.keys += 1
        self._wait(self._is_answered)
        if held and self.text == before:
            raise RuntimeError(f"the key of a pick did nothing after {before[-40:]!r}")


def typed(page: WindowPage, text: str) -> dict[str, Any]:
    """What typing the text took."""
    page.begin()
    written = PerfectUser(page).type(text)
    if page.text.rstrip() != text:
        raise RuntimeError("the page has another text than was to be typed")
    ask = partial(answer_question, Shipped().predictor("keyboard"))
    keys, characters = page.counted
    return {
        "pressed": page.keys,
        "room": keys,
        "characters": characters,
        "evaluate": PerfectUser(TextPage(SLOTS, ask)).type(text).keys,
        "words": [asdict(word) for word in written.words],
    }


def main() -> None:
    """Types each text on a page of its own; nothing is learned."""
    application = QApplication([])
    settings = Settings.of_this_user()
    settings.is_learning, settings.slots, settings.preset = False, SLOTS, "keyboard"
    window = shown_window(application, settings)
    window.activateWindow()
    page = WindowPage(application, window)
    texts = {name: as_typed((DATA / f"{name}.txt").read_text(encoding="utf-8")) for name in TEXTS}
    found = {name: typed(page, text) for name, text in texts.items()}
    window.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
