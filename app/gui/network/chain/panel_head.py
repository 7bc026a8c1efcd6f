"""The title of what is explained, and what can be done with it."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from app.gui.theme.appearance import Appearance

_BESIDE_FROM_PX = 290  # of width, at 100 %


class PanelHead(QWidget):
    """The title with the links beside it, or below it where it would wrap too often."""

    def __init__(self, appearance: Appearance, title: QLabel, *links: QWidget) -> None:
        super().__init__()
        self._appearance = appearance
        title.setWordWrap(True)
        beside = QHBoxLayout()
        for link in links:
            beside.addWidget(link)
        beside.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(title, 1)
        self._row.addLayout(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = self.width() >= self._appearance.px(_BESIDE_FROM_PX)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if is_beside else directions.TopToBottom)
