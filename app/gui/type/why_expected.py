"""What the network says: its outputs, rounded to sums, and the words decoded from them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.gui.type.answer import ExpectedSum
from app.gui.widgets.labels import label

_MOST_ROWS = 5
_POSITIONS = ("next", "then")


class ExpectedSums(QWidget):
    """One row for each: what it is for, 61.02 → 61, the word; or the sum, 18 %, its first word."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        heading = label("The network expects the sums", "heading")
        heading.setWordWrap(True)
        grid.addWidget(heading, 0, 0, 1, 3)
        self._rows: list[tuple[QLabel, QLabel, QLabel]] = []
        for row in range(1, _MOST_ROWS + 1):
            cells = (label("", "soft"), label("", "number"), label("", "strong"))
            for column, cell in enumerate(cells):
                grid.addWidget(cell, row, column)
            self._rows.append(cells)

    def show_sums(self, sums: Sequence[ExpectedSum]) -> None:
        """Shows the outputs in their order."""
        for place, cells in enumerate(self._rows):
            shown = place < len(sums)
            for cell in cells:
                cell.setVisible(shown)
            if shown:
                _fill(cells, place, sums[place])
        self.setVisible(bool(sums))


def _fill(cells: tuple[QLabel, QLabel, QLabel], place: int, expected: ExpectedSum) -> None:
    position, numbers, word = cells
    if expected.p < 1:
        position.setText(str(expected.letter_sum))
        numbers.setText(f"{100 * expected.p:.0f} %" if expected.p >= 0.005 else "< 1 %")
    else:
        position.setText(_POSITIONS[place] if place < len(_POSITIONS) else f"word {place + 1}")
        numbers.setText(f"{expected.output:.2f} → {expected.letter_sum}")
    word.setText(expected.word)
    word.setAccessibleName(expected.word or "no word")
