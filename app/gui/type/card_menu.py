"""What can be done with a suggestion besides taking it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.gui.type.memory import Memory
from app.gui.type.suggestion_row import SuggestionRow
from app.gui.widgets.plain_text import without_keys
from app.words.shortening import shortened
from app.writing.typing_model import TypingModel

_MOST_SIGNS = 30


class CardMenus:
    """Opens the menu of a suggestion in the row; ``closed`` is called when it closes."""

    def __init__(
        self,
        row: SuggestionRow,
        model: TypingModel,
        memory: Memory,
        closed: Callable[[], object],
    ) -> None:
        self._row, self._model, self._memory, self._closed = row, model, memory, closed

    def open(self, slot: int, place: QPoint) -> None:
        """The menu of this slot, at this place of the screen; nothing where it is empty."""
        card = self._model.cards[slot]
        if card is not None:
            before = self._model.word_before
            menu = card_menu(self._row, self._memory, card.word, before)
            menu.aboutToHide.connect(self._closed)
            menu.popup(place)

    def open_chosen(self) -> None:
        """The menu of the suggestion that is explained."""
        widget = self._row.cards[self._model.chosen]
        self.open(self._model.chosen, widget.mapToGlobal(QPoint(12, widget.height() // 2)))


def card_menu(parent: QWidget, memory: Memory, word: str, before: str) -> QMenu:
    """never, not here, forget, add; ``before`` is the word before, "" at a sentence's beginning."""
    shown, after = (without_keys(shortened(each, _MOST_SIGNS)) for each in (word, before))
    menu = QMenu(parent)
    menu.setAccessibleName(f"Suggestion {word}")
    where = f"after “{after}”" if before else "at the beginning of a sentence"
    lines: tuple[tuple[str, Callable[[], None]], ...] = (
        (f"&Never suggest “{shown}”", lambda: memory.never(word)),
        (f"N&ot {where}", lambda: memory.not_here(before, word)),
        (f"&Forget what was learned of “{shown}”", lambda: memory.forget(word)),
        (f"&Add “{shown}” to your words", lambda: memory.add(word)),
    )
    for text, action in lines:
        menu.addAction(text).triggered.connect(action)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
