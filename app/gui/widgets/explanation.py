"""The right column: it explains what the left and middle hold, and scrolls where it is too long."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import EXPLANATION_WIDTH_PX, SCROLL_BAR_PX
from app.gui.widgets.steady_scroll import SteadyScroll

LARGEST_SHARE = 0.42  # of the room's width, however large the text


class ExplanationColumn(QFrame):
    """A column as wide as its text needs, but never more than its share of the room."""

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        self.setProperty("role", "explanation")
        self.setAccessibleName(name)
        self._appearance = appearance
        self._inner = QWidget()
        self._rows = QVBoxLayout(self._inner)
        self._rows.setContentsMargins(20, 16, 16 - SCROLL_BAR_PX, 16)
        self._rows.setSpacing(12)
        self._scroll = SteadyScroll(name, self._inner)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Adds a widget below the others."""
        self._rows.addWidget(widget, stretch)

    def fill(self) -> None:
        """Keeps what has been added at the top."""
        self._rows.addStretch(1)

    def fit(self, room_width_px: int) -> None:
        """Takes its width from the text size and from how wide the room is."""
        wished = self._appearance.px(EXPLANATION_WIDTH_PX)
        self.setFixedWidth(min(wished, round(room_width_px * LARGEST_SHARE)))
