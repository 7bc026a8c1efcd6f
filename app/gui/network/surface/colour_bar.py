"""The scale of colours with the errors they stand for."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.network.surface.colours import STEPS, colour_table
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.microscope.number_format import MINUS, significant
from app.microscope.surface.chart import Chart

_BAR_PX, _TICK_PX, _TEXT_PX, _GAP_PX, _MARK_PX = 10, 4, 15, 8, 5


class ColourBar(QWidget):
    """From the lowest error of the chart on the left to its highest on the right, with a mark at
    the present point's; at an end, if that lies beyond it."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._chart: Chart | None = None
        self._marked: float | None = None
        table = colour_table()
        self._colours = QImage(table.tobytes(), STEPS, 1, 3 * STEPS, QImage.Format.Format_RGB888)
        self._colours = self._colours.copy()  # its own memory: the table goes
        self.setAccessibleName("Scale of colours")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    def show_chart(self, chart: Chart) -> None:
        """Shows this chart's scale."""
        self._chart = chart
        self.setAccessibleDescription(
            f"E from {significant(chart.low, 3)} or less, deep blue, "
            f"to {significant(chart.high, 3)}, pale"
        )
        self.update()

    def mark(self, error: float | None) -> None:
        """Marks the error of the present point."""
        if error != self._marked:
            self._marked = error
            self.update()

    def sizeHint(self) -> QSize:
        px = self._appearance.px
        return QSize(px(200), px(_MARK_PX + _BAR_PX + _TICK_PX + _TEXT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            return
        px, colours = self._appearance.px, self._appearance.colours
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bar = QRectF(0.5, px(_MARK_PX) + 0.5, self.width() - 1, px(_BAR_PX))
            painter.drawImage(bar, self._colours)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawRect(bar)
            self._paint_ticks(painter, self._chart, bar)
            if self._marked is not None:
                self._paint_mark(painter, self._chart.share(self._marked), bar)

    def _paint_ticks(self, painter: QPainter, chart: Chart, bar: QRectF) -> None:
        """Each contour's error, as far as they fit beside each other."""
        px, colours = self._appearance.px, self._appearance.colours
        painter.setFont(self._appearance.sans(TEXT.chip - 1))
        metrics, free_from = painter.fontMetrics(), -px(_GAP_PX)
        for contour in chart.contours:
            x = bar.left() + contour.share * bar.width()
            painter.setPen(QPen(QColor(colours.faint), 1))
            painter.drawLine(int(x), int(bar.bottom()), int(x), int(bar.bottom()) + px(_TICK_PX))
            text = tick_text(contour.level)
            width = metrics.horizontalAdvance(text)
            left = min(max(int(x - width / 2), 0), self.width() - width)
            if left < free_from + px(_GAP_PX):
                continue
            free_from = left + width
            place = QRectF(left, bar.bottom() + px(_TICK_PX), width + 1, px(_TEXT_PX))
            painter.setPen(QColor(colours.soft))
            painter.drawText(place, Qt.AlignmentFlag.AlignTop, text)

    def _paint_mark(self, painter: QPainter, share: float, bar: QRectF) -> None:
        """A triangle that points down at the bar."""
        if math.isnan(share):  # has no place
            return
        size = self._appearance.px(_MARK_PX)
        x = bar.left() + min(max(share, 0.0), 1.0) * bar.width()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._appearance.colours.ink))
        painter.drawPolygon(_triangle(x, bar.top(), size))


def _triangle(x: float, bottom: float, size: float) -> list[QPointF]:
    return [QPointF(x, bottom), QPointF(x - size, bottom - size), QPointF(x + size, bottom - size)]


def tick_text(level: float) -> str:
    """A round number as short as can be: ``0.003``, ``3e−6``."""
    return f"{level:.4g}".replace("e-0", "e-").replace("-", MINUS)
