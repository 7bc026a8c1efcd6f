"""The encoding that the keyboard goes through: one alone, or all voices together."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.plain_text import set_tool_tip
from app.words.encodings import ENCODINGS

ALL_VOICES = ""
CHOICES = (ALL_VOICES, *ENCODINGS)
_ALL_SHOWN = "all voices"
_EXPLAINED = (
    "Encoding: all voices together, or the network alone, through one way to turn words into "
    "numbers"
)
_ONLY_SUMS = "The article's network knows the letter sum only"


class EncodingChoice(Choice):
    """``chosen`` sends the name of an encoding, ALL_VOICES for all voices together."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, encoding: str) -> None:
        super().__init__(appearance, "Encoding", [name or _ALL_SHOWN for name in CHOICES])
        self._kept = encoding
        self.setCurrentIndex(CHOICES.index(encoding))
        self.currentIndexChanged.connect(self._choose)

    @property
    def encoding(self) -> str:
        """The encoding chosen, whether or not the preset can go through it."""
        return self._kept

    def choose_next(self) -> None:
        """Chooses the next encoding, after the last all voices, as a click would."""
        if self.isEnabled():
            self.setCurrentIndex((self.currentIndex() + 1) % self.count())

    def show_usable(self, is_usable: bool) -> None:
        """Lets the person choose, or shows the letter sum, which is all the article's network
        knows; sends nothing."""
        self.blockSignals(True)
        self.setCurrentIndex(CHOICES.index(self._kept if is_usable else "letter-sum"))
        self.blockSignals(False)
        self.setEnabled(is_usable)
        set_tool_tip(self, with_key(_EXPLAINED, keys.NEXT_CODES) if is_usable else _ONLY_SUMS)

    def _choose(self, index: int) -> None:
        self._kept = CHOICES[index]
        self.chosen.emit(self._kept)
