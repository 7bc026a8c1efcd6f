"""The card around the chart of all sums, with the numbers beneath the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.gui.decode.sum_chart import SumChart
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import ElidedLabel, label
from app.laboratory.sums import SumCounts


class ChartCard(QFrame):
    """Says the numbers of the sum pointed at; else those of the chosen one."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("All sums")
        self._counts: SumCounts | None = None
        self.heading = label("Words per sum", "heading")
        self.numbers = ElidedLabel("number")
        self.numbers.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.chart = SumChart(appearance)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.heading)
        top.addWidget(self.numbers, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.chart, 1)
        self.chart.sum_pointed.connect(self._say)

    def show_counts(self, counts: SumCounts) -> None:
        """Draws the bars."""
        self._counts = counts
        self.chart.show_counts(counts)
        self._say(-1)

    def choose(self, letter_sum: int, delta: int) -> None:
        """Marks a sum and its neighbours; −1 marks none."""
        self.chart.choose(letter_sum, delta)
        self._say(-1)

    def _say(self, pointed: int) -> None:
        shown = pointed if pointed >= 0 else self.chart.chosen
        is_known = self._counts is not None and shown >= 0
        text = self._counts.described(shown) if is_known and self._counts else ""
        self.numbers.setText(text)
        self.numbers.setAccessibleName(text or "no sum chosen")
