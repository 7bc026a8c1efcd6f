"""What spoke for a suggestion, as bars with numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.widgets.gauge import Gauge
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.prediction.suggestion import Parts

_NAMES = {
    "network": ("network", "what the network expects"),
    "context": (
        "context",
        "what the words before say, in the training text and in English at large",
    ),
    "dictionary": ("dictionary", "how frequent the word is in everyday text"),
    "personal": ("yours", "what you have written before"),
}


class PartBars(QWidget):
    """Four rows, always in the same order and place."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        heading = label("What spoke for this word", "heading")
        heading.setWordWrap(True)
        grid.addWidget(heading, 0, 0, 1, 3)
        self._rows: dict[str, tuple[Gauge, QLabel]] = {}
        for row, (part, (shown, meaning)) in enumerate(_NAMES.items(), start=1):
            name, gauge, number = label(shown), Gauge(appearance, shown), label("", "number")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column, cell in enumerate((name, gauge, number)):
                set_tool_tip(cell, meaning)
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignVCenter)
            self._rows[part] = (gauge, number)

    def show_parts(self, parts: Parts, *, are_shares: bool) -> None:
        """Shows each part against 1, or against the largest where one is above 1.

        ``are_shares``: the parts add up to the score, and are shown as shares of it.
        """
        values = {part: float(getattr(parts, part)) for part in _NAMES}
        total = sum(values.values()) or 1.0
        full = total if are_shares else max(1.0, *values.values())
        for part, value in values.items():
            gauge, number = self._rows[part]
            gauge.set_ratio(value / full)
            number.setText(_percent(value / full) if are_shares else _number(value))
            gauge.setAccessibleDescription(number.text())

    @property
    def shown(self) -> dict[str, tuple[float, str]]:
        """For each part how full its bar is, and the number beside it."""
        return {part: (gauge.ratio, number.text()) for part, (gauge, number) in self._rows.items()}


def _number(value: float) -> str:
    if value and value < 0.0005:
        return "< 0.001"
    return f"{value:.3f}"


def _percent(share: float) -> str:
    return "< 1 %" if 0 < share < 0.005 else f"{100 * share:.0f} %"
