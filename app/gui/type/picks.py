"""Taking a suggestion: at once where it is there, else as soon as its answer is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.gui import keys
from app.gui.shortcuts import bind
from app.gui.type.page import Page
from app.writing.sentences import SentenceWatch
from app.writing.typing_model import PHRASE_SLOT, TypingModel

NOTHING_HERE = "no suggestion here to take; F6 leaves the page"
NO_PHRASE_HERE = "no phrase here to take; Tab takes one word, F6 leaves the page"


class Picks(QObject):
    """``made`` is sent after a pick; ``told`` sends a line where there is nothing to take."""

    made = Signal()
    told = Signal(str)

    def __init__(self, page: Page, model: TypingModel, sentences: SentenceWatch) -> None:
        super().__init__()
        self._page, self._model, self._sentences = page, model, sentences
        page.taking_asked.connect(self.take)
        page.left.connect(model.stop_waiting)

    def bind(self, room: QWidget) -> None:
        """Each slot has a key."""
        for slot, key in enumerate(keys.TAKE):
            bind(room, key, partial(self.take, slot))

    def take(self, slot: int) -> None:
        """Takes the suggestion in this slot; one that is still on its way when it comes, unless
        something is typed before."""
        finished, words = self._model.finished, self._model.words_in(slot)
        edit = self._model.pick(slot)
        if edit is not None:
            for word in words:
                self._sentences.pick(finished, word)
                finished += f"{word} "
            self._page.pick(edit)
            self._page.setFocus()
            self.made.emit()
        elif not self._model.wait_for(slot):
            self.told.emit(NO_PHRASE_HERE if slot == PHRASE_SLOT else NOTHING_HERE)

    def take_phrase(self) -> None:
        """Takes all words of the phrase, as Shift+Tab does."""
        self.take(PHRASE_SLOT)

    def take_awaited(self) -> None:
        """An answer has come: takes what has waited for it."""
        slot = self._model.end_waiting()
        if slot is not None:
            self.take(slot)
