"""The slot for a phrase: words in a row that are taken together."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import ElidedLabel, key_chip
from app.gui.widgets.plain_text import set_tool_tip
from app.words.shortening import shortened
from app.writing.phrase_card import PhraseCard

_HEIGHT_PX, _LOW_PX = 38, 24  # at 100 %
_MOST_SIGNS = 90  # of the words, in the tool tip


class PhraseSlot(QPushButton):
    """Keeps its place and size, filled or not. A click takes all the words."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._phrase: PhraseCard | None = None
        self._is_low = False
        self.setProperty("kind", "phrase")
        # A click must leave the caret where it is; the Tab key still gets here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words, self._sums = ElidedLabel("strong"), ElidedLabel("soft-number")
        self._chip = key_chip(keys.TAKE_PHRASE.shown)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 0)
        row.setSpacing(12)
        for text in (self._words, self._sums):
            text.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._words, 3)
        row.addWidget(self._sums, 1)
        row.addWidget(self._chip)
        for part in (self._words, self._sums, self._chip):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        appearance.changed.connect(self.updateGeometry)
        self._fill()

    def show_phrase(self, phrase: PhraseCard | None) -> None:
        """Shows these words, or an empty slot."""
        if phrase != self._phrase:
            self._phrase = phrase
            self._fill()

    def set_low(self, is_low: bool) -> None:
        """As high as its text, or with room around it."""
        self._is_low = is_low
        self.updateGeometry()

    @property
    def text_shown(self) -> str:
        """The words; "" if the slot is empty."""
        return self._words.text()

    def sizeHint(self) -> QSize:
        return QSize(
            self._appearance.px(120), self._appearance.px(_LOW_PX if self._is_low else _HEIGHT_PX)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def _fill(self) -> None:
        phrase = self._phrase
        text = phrase.text if phrase else ""
        sums = " + ".join(map(str, phrase.letter_sums)) if phrase else ""
        self._words.setText(text)
        self._sums.setText(sums)
        self._chip.setVisible(phrase is not None)
        self.setEnabled(phrase is not None)
        self.setAccessibleName(f"Phrase: {text}" if phrase else "Phrase: none")
        shown = f"Write “{shortened(text, _MOST_SIGNS)}”, all of it"
        set_tool_tip(self, with_key(shown, keys.TAKE_PHRASE) if phrase else "")
        self._words.setAccessibleName(text or "no phrase")
        self._sums.setAccessibleName(f"sums {sums}" if sums else "no sums")
