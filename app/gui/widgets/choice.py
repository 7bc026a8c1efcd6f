"""A list to choose from, with an arrow in the colours of the window."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox

from app.gui.theme.appearance import Appearance
from app.gui.widgets.guarded_painting import guarded_paint, painter_on


class Choice(QComboBox):
    """``name`` is what a screen reader says."""

    def __init__(self, appearance: Appearance, name: str, texts: Sequence[str]) -> None:
        super().__init__()
        self._appearance = appearance
        self.setAccessibleName(name)
        self.addItems(list(texts))

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        half = self._appearance.px(4)
        x, y = self.width() - 3.5 * half, self.height() / 2
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._appearance.colours.soft), 1.6))
            arrow = ((x - half, y - half / 2), (x, y + half / 2), (x + half, y - half / 2))
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in arrow]))
