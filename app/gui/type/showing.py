"""What the widgets of the room show of the suggestions, told once for each change."""

from __future__ import annotations

from app.gui.type.ghost import Ghost
from app.gui.type.page import Page
from app.gui.type.page_focus import focus_kept
from app.gui.type.suggestion_row import SuggestionRow
from app.gui.type.why_panel import WhyPanel
from app.writing.answer import Answer
from app.writing.typing_model import TypingModel


class Showing:
    """Shows what the model says on the page, in the row below it, and why."""

    def __init__(
        self, model: TypingModel, page: Page, row: SuggestionRow, why: WhyPanel, ghost: Ghost
    ) -> None:
        self._model, self._page, self._row = model, page, row
        self._why, self._ghost = why, ghost
        self._shown: tuple[Answer | None, int, int] = (None, 0, 0)

    def show(self) -> None:
        """Shows it as it is now."""
        model = self._model
        self._ghost.show()
        answer, cards = model.answer, model.cards
        shown = (answer, len(cards), model.chosen)
        if shown[0] is self._shown[0] and shown == self._shown:
            return  # a key moves the caret more than once
        self._shown = shown
        with focus_kept(self._page):
            self._row.show_cards(cards, model.chosen)
            self._row.phrase.show_phrase(model.phrase)
            self._why.show_answer(answer, cards[model.chosen])
