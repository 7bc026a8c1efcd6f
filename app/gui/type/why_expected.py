"""What the network says: the sums it expects, and the words they may mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.widgets.gauge import Gauge
from app.gui.widgets.labels import ElidedLabel, label
from app.gui.widgets.plain_text import set_tool_tip
from app.writing.answer import ExpectedSum, SpelledWord
from app.writing.why_text import remaining, share_text

_MOST_ROWS = 5
_POSITIONS = ("next", "then")
_NO_WORD = "no word"


@dataclass(frozen=True, slots=True)
class _Row:
    sum: QLabel
    gauge: Gauge
    number: QLabel
    words: ElidedLabel

    @property
    def cells(self) -> tuple[QWidget, ...]:
        return self.sum, self.gauge, self.number, self.words


class ExpectedSums(QWidget):
    """A row for each sum: its probability as a bar and a number, and the words it may mean.

    Where outputs are decoded together, a row for each output instead: 61.02 → 61, and its word.
    Through another encoding, a row for each of its codes.
    """

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(3, 2)
        self._heading = label("", "heading")
        self._heading.setWordWrap(True)
        self._remaining = label("", "number", "what is left of the sum")
        self._remaining.setWordWrap(True)
        self._grid.addWidget(self._heading, 0, 0, 1, 4)
        self._rows = [self._row(appearance, row) for row in range(1, _MOST_ROWS + 1)]
        self._grid.addWidget(self._remaining, _MOST_ROWS + 1, 0, 1, 4)

    def show_sums(
        self,
        sums: Sequence[ExpectedSum],
        typed: SpelledWord | None,
        *,
        are_outputs: bool,
        encoding: str = "",
    ) -> None:
        """Shows the sums in their order, and what is left of the first one that ``typed`` fits.

        ``encoding`` is the one that all went through, "" for all voices together.
        """
        are_codes = any(each.code for each in sums)
        self._heading.setText(_heading(encoding, are_codes))
        self._grid.setColumnStretch(1, 0 if are_outputs else 3)
        most = max((each.p for each in sums), default=1.0) or 1.0
        for place, row in enumerate(self._rows):
            is_shown = place < len(sums)
            for cell in row.cells:
                cell.setVisible(is_shown)
            if is_shown and are_outputs:
                _show_output(row, place, sums[place])
            elif is_shown:
                _show_sum(row, sums[place], most)
        left = "" if are_outputs or are_codes else remaining(sums, typed)
        self._remaining.setText(left)
        self._remaining.setVisible(bool(left))
        self.setVisible(bool(sums))

    @property
    def heading_text(self) -> str:
        """What is expected, and through which encoding."""
        return self._heading.text()

    @property
    def remaining_text(self) -> str:
        """What is left of the sum, "" while nothing is half typed."""
        return self._remaining.text()

    @property
    def shown(self) -> list[tuple[str, float, str]]:
        """The rows that are shown: the sum, how full its bar is, the number beside it."""
        return [
            (row.sum.text(), row.gauge.ratio, row.number.text())
            for row in self._rows
            if not row.sum.isHidden()
        ]

    def _row(self, appearance: Appearance, place: int) -> _Row:
        row = _Row(label("", "number"), Gauge(appearance, "probability"), label("", "number"),
                   ElidedLabel("caption"))  # fmt: skip
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        row.sum.setAlignment(right)
        row.number.setAlignment(right)
        row.words.setAccessibleName(_NO_WORD)
        row.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, cell in enumerate(row.cells):
            self._grid.addWidget(cell, place, column, Qt.AlignmentFlag.AlignVCenter)
        return row


def _heading(encoding: str, are_codes: bool) -> str:
    if not encoding:
        return "The network expects the sum"
    return f"Through “{encoding}” alone, the network expects the {'code' if are_codes else 'sum'}"


def _show_sum(row: _Row, expected: ExpectedSum, most: float) -> None:
    percent = share_text(expected.p)
    row.sum.setText(expected.code or str(expected.letter_sum))
    row.gauge.set_ratio(expected.p / most)
    expects = f"code {expected.code}" if expected.code else f"sum {expected.letter_sum}"
    row.gauge.setAccessibleName(f"{expects}: {percent}")
    row.number.setText(percent)
    _show_words(row, " · ".join(expected.words))


def _show_output(row: _Row, place: int, expected: ExpectedSum) -> None:
    row.sum.setText(_POSITIONS[place] if place < len(_POSITIONS) else f"word {place + 1}")
    row.gauge.setVisible(False)
    row.number.setText(f"{expected.output:.2f} → {expected.letter_sum}")
    _show_words(row, "".join(expected.words))


def _show_words(row: _Row, words: str) -> None:
    if words == row.words.text():
        return
    row.words.setText(words)
    set_tool_tip(row.words, words)
    row.words.setAccessibleName(words or _NO_WORD)
