"""A card with a heading above what is in it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.widgets.labels import label

_MARGINS_PX = (16, 12, 16, 12)
TABLE_MARGINS_PX = (12, 12, 8, 12)  # a table has air of its own, and a scroll bar at the right


class TitledCard(QFrame):
    """What belongs into it is added to ``column``."""

    def __init__(self, title: str, margins_px: tuple[int, int, int, int] = _MARGINS_PX) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*margins_px)
        self.column.setSpacing(8)
        self.column.addWidget(label(title, "heading"))
