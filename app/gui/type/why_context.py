"""The words before, each with its letters added up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.words.shortening import shortened
from app.writing.answer import KEYBOARD_WORDS, SpelledWord
from app.writing.why_text import addition

_MOST_SIGNS = 18


class ContextWords(FlowPanel):
    """As many small cards as the network reads words, and an arrow to it. Where words go in by
    another code than their sum, it stands in the place of the sum."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = tuple(_WordCard() for _ in range(KEYBOARD_WORDS))
        self._arrow = label("→ network →", "soft", "go into the network")
        self.add(*self._cards, self._arrow)

    def show_words(self, words: Sequence[SpelledWord]) -> None:
        """Shows the words; the cards that are left over are hidden."""
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(words))
            if place < len(words):
                card.show_word(words[place])
        self._arrow.setVisible(bool(words))
        self.setVisible(bool(words))


class _WordCard(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "word")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(2)
        self._word, self._sum = label("", "strong"), label("", "number")
        for each in (self._word, self._sum):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(each)

    def show_word(self, word: SpelledWord) -> None:
        shown = shortened(word.word, _MOST_SIGNS)
        self._word.setText(shown)
        number = word.code or addition(word)
        self._sum.setText(number)
        self.setAccessibleName(f"{shown}: {number}")
