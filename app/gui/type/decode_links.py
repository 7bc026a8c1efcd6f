"""From a suggestion to the Decode room: its word, or its sum alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip, without_keys
from app.words.shortening import shortened

_MOST_SIGNS = 18


class DecodeLinks(FlowPanel):
    """``asked`` sends a word, or a sum in digits."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(12)
        self._texts = ("", "")
        self.word, self.sum = _link(), _link()
        self.add(label("Open in Decode:", "soft"), self.word, self.sum)
        self.word.clicked.connect(self.ask_word)
        self.sum.clicked.connect(self._ask_sum)

    def show_word(self, word: str, letter_sum: int) -> None:
        """Leads to this word and to its sum."""
        self._texts = word, str(letter_sum)
        shown = shortened(word, _MOST_SIGNS)
        self.word.setText(without_keys(f"“{shown}”"))
        self.word.setAccessibleName(f"Open {shown} in Decode")
        set_tool_tip(self.word, with_key(f"Who shares the sum of “{shown}”", keys.DECODE_WORD))
        self.sum.setText(f"sum {letter_sum}")
        self.sum.setAccessibleName(f"Open the sum {letter_sum} in Decode")
        set_tool_tip(self.sum, f"All words with the sum {letter_sum} (Space)")

    def forget_word(self) -> None:
        """Leads nowhere."""
        self._texts = ("", "")

    def ask_word(self) -> None:
        """Leads to the word that is shown; does nothing while there is none."""
        if self._texts[0]:
            self.asked.emit(self._texts[0])

    def _ask_sum(self) -> None:
        self.asked.emit(self._texts[1])


def _link() -> QPushButton:
    made = QPushButton()
    made.setProperty("kind", "link")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
