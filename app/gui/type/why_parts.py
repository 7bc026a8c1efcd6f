"""What spoke for a suggestion, as bars with numbers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.widgets.gauge import Gauge
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.prediction.suggestion import (
    BROAD,
    DICTIONARY,
    RECURRENT,
    TEXT,
    YOURS,
    Parts,
    Voice,
    head_name,
)
from app.writing.why_text import share_text

_MEANINGS = {
    RECURRENT: "what a network expects that has read the sentence word by word",
    head_name("frequent-word-or-ending"): (
        "what the network expects by the codes of the four words before: frequent words, endings "
        "and letter sums"
    ),
    head_name("letter-sum"): "what the same network says of the next word’s letter sum",
    TEXT: "what follows the last two words in the text that the model was trained on",
    BROAD: "what follows the last two words in English at large",
    DICTIONARY: "how frequent the word is in everyday text",
    YOURS: "what you have written before",
    "network": "what the network expects",
    "context": "what the words before say, in the training text and in English at large",
}
_MOST_ROWS = 8


@dataclass(frozen=True, slots=True)
class _Row:
    name: QLabel
    gauge: Gauge
    number: QLabel

    @property
    def cells(self) -> tuple[QWidget, ...]:
        return self.name, self.gauge, self.number


class PartBars(QWidget):
    """A row for each voice, always in the same order and place."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        heading = label("What spoke for this word", "heading")
        heading.setWordWrap(True)
        self._grid.addWidget(heading, 0, 0, 1, 3)
        self._rows = [self._row(appearance, place) for place in range(1, _MOST_ROWS + 1)]

    def show_parts(self, parts: Parts, *, are_shares: bool) -> None:
        """Shows each voice against 1, or against the largest where one is above 1.

        ``are_shares``: they add up to the score, and are shown as shares of it.
        """
        said = parts.spoken
        total = sum(voice.part for voice in said) or 1.0
        full = total if are_shares else max(1.0, *(voice.part for voice in said))
        for place, row in enumerate(self._rows):
            for cell in row.cells:
                cell.setVisible(place < len(said))
            if place < len(said):
                _show(row, said[place], full, are_shares=are_shares)

    @property
    def shown(self) -> dict[str, tuple[float, str]]:
        """For each voice how full its bar is, and the number beside it."""
        return {
            row.name.text(): (row.gauge.ratio, row.number.text())
            for row in self._rows
            if not row.name.isHidden()
        }

    def _row(self, appearance: Appearance, place: int) -> _Row:
        row = _Row(label(""), Gauge(appearance, "voice"), label("", "number"))
        row.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.name.setWordWrap(True)
        for column, cell in enumerate(row.cells):
            self._grid.addWidget(cell, place, column, Qt.AlignmentFlag.AlignVCenter)
        return row


def _show(row: _Row, voice: Voice, full: float, *, are_shares: bool) -> None:
    row.name.setText(voice.name)
    row.gauge.setAccessibleName(voice.name)
    row.gauge.set_ratio(voice.part / full)
    row.number.setText(share_text(voice.part / full) if are_shares else _number(voice.part))
    row.gauge.setAccessibleDescription(row.number.text())
    for cell in row.cells:
        set_tool_tip(cell, _MEANINGS.get(voice.name, voice.name))


def _number(value: float) -> str:
    if value and value < 0.0005:
        return "< 0.001"
    return f"{value:.3f}"
