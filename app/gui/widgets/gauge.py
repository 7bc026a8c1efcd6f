"""A horizontal bar that shows a ratio."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.widgets.guarded_painting import guarded_paint, painter_on

_THICKNESS_PX = 10


class Gauge(QWidget):
    """A bar that is filled from 0 to 1. The number stands beside it, in a label of its own."""

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._ratio = 0.0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    @property
    def ratio(self) -> float:
        """How much of the bar is filled, 0 to 1."""
        return self._ratio

    def set_ratio(self, ratio: float) -> None:
        """Fills the bar; what lies outside 0 to 1 is cut."""
        ratio = min(max(ratio, 0.0), 1.0)
        if ratio != self._ratio:
            self._ratio = ratio
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(90), self._appearance.px(_THICKNESS_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._appearance.px(40), self._appearance.px(_THICKNESS_PX))

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._appearance.colours
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.track))
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
            if self._ratio > 0:
                painter.setBrush(QColor(colours.accent))
                # A part that spoke at all is seen, however little it said.
                width = max(self._ratio * self.width(), 2.0)
                painter.drawRoundedRect(QRectF(0, 0, width, self.height()), 3, 3)
