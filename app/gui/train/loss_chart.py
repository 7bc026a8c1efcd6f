"""The error over the epochs, drawn: while training a solid line, on watched sentences dashed."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.own_models.chart_scale import round_ticks
from app.own_models.loss_curves import LossCurve

_LEAST_HEIGHT_PX, _LEAST_WIDTH_PX = 120, 160
_LINE_PX, _DOT_PX = 1.6, 2.5
_DASHES = (4.0, 3.0)  # in widths of the line
_ROOM = 0.06  # of the range of errors, above and below it
_TICK_EVERY_PX, _EPOCH_EVERY_PX = 44, 34
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True)
class _Scale:
    """From epochs and errors to points of ``area``."""

    area: QRectF
    epochs: float
    least: float
    greatest: float

    def x(self, epoch: float) -> float:
        return self.area.x() + self.area.width() * epoch / self.epochs

    def y(self, error: float) -> float:
        share = (error - self.least) / (self.greatest - self.least)
        return self.area.bottom() - self.area.height() * share

    def line(self, curve: LossCurve) -> QPolygonF:
        points = zip(curve.epochs.tolist(), curve.errors.tolist(), strict=True)
        return QPolygonF([QPointF(self.x(x), self.y(y)) for x, y in points if np.isfinite(y)])


class LossChart(QWidget):
    """``pointed`` sends the epoch under the mouse, or that an arrow key went to; None for none."""

    pointed = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._learned = self._held_back = LossCurve(np.empty(0), np.empty(0))
        self._epochs, self._epoch = 1, None
        self.setAccessibleName("Loss by epoch")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        appearance.changed.connect(self.updateGeometry)

    _epoch: int | None

    def show_curves(self, learned: LossCurve, held_back: LossCurve, epochs: int) -> None:
        """Draws these, over so many epochs; curves have the same points as long as they have as
        many."""
        news = (len(learned), len(held_back), epochs)
        if news != (len(self._learned), len(self._held_back), self._epochs):
            self._learned, self._held_back, self._epochs = learned, held_back, max(epochs, 1)
            self.update()

    def place_of(self, epoch: float, error: float) -> QPointF:
        """Where a value stands. Raises ValueError where there is nothing to draw."""
        scale = self._scale()
        if scale is None:
            raise ValueError("there is no curve yet")
        return QPointF(scale.x(epoch), scale.y(error))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()  # it takes what is left

    def minimumSizeHint(self) -> QSize:
        px = self._appearance.px
        return QSize(px(_LEAST_WIDTH_PX), px(_LEAST_HEIGHT_PX))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        scale = self._scale()
        if scale is not None:
            share = (event.position().x() - scale.area.x()) / max(scale.area.width(), 1)
            self._point(round(share * self._epochs))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._point((self._epoch or 0) + step)
        elif event.key() == Qt.Key.Key_Escape and self._epoch is not None:
            self._point(None)
        else:
            super().keyPressEvent(event)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._appearance.colours
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale = self._scale()
            if scale is None:
                painter.setPen(QColor(colours.soft))
                text = "the curve begins with the first batches"
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
            else:
                self._paint_axes(painter, scale)
                self._paint_curves(painter, scale)
            if self.hasFocus():
                painter.setPen(QColor(colours.accent))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _point(self, epoch: int | None) -> None:
        if epoch is not None and self._scale() is None:
            return
        if epoch is not None:
            epoch = min(max(epoch, 0), self._epochs)
        if epoch != self._epoch:
            self._epoch = epoch
            self.pointed.emit(epoch)
            self.update()

    def _scale(self) -> _Scale | None:
        """None while there is nothing to draw."""
        errors = np.concatenate([self._learned.errors, self._held_back.errors])
        errors = errors[np.isfinite(errors)]
        if not len(errors):
            return None
        least, greatest = float(errors.min()), float(errors.max())
        room = (greatest - least) * _ROOM or 0.5
        metrics = QFontMetricsF(self._appearance.mono(TEXT.chip))
        left = metrics.horizontalAdvance("00.00") + self._appearance.px(8)
        below = 2 * metrics.height() + self._appearance.px(2)
        area = QRectF(self.rect()).adjusted(left, metrics.height() / 2, -8, -below)
        return _Scale(area, self._epochs, least - room, greatest + room)

    def _paint_axes(self, painter: QPainter, scale: _Scale) -> None:
        look, area = self._appearance, scale.area
        line, soft = QColor(look.colours.line), QColor(look.colours.soft)
        painter.setFont(look.mono(TEXT.chip))
        high = painter.fontMetrics().height()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        most = max(int(area.height() / look.px(_TICK_EVERY_PX)), 2)
        for tick in round_ticks(scale.least, scale.greatest, most):
            y = scale.y(tick)
            painter.setPen(line)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(soft)
            place = QRectF(0, y - high / 2, area.left() - look.px(8), high)
            painter.drawText(place, middle, f"{tick:.4g}")
        painter.setPen(QColor(look.colours.faint))
        painter.drawLine(area.topLeft(), area.bottomLeft())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(soft)
        step = max(1, round(look.px(_EPOCH_EVERY_PX) * self._epochs / max(area.width(), 1)))
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for epoch in range(0, self._epochs + 1, step):
            place = QRectF(scale.x(epoch) - 30, area.bottom() + 2, 60, high)
            painter.drawText(place, centre, str(epoch))
        painter.setFont(look.sans(TEXT.chip))
        place = QRectF(area.left(), area.bottom() + high, area.width(), high)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, "epoch")

    def _paint_curves(self, painter: QPainter, scale: _Scale) -> None:
        colours = self._appearance.colours
        solid, dashed = line_pens(self._appearance)
        if self._epoch is not None:
            painter.setPen(QColor(colours.faint))
            x = scale.x(self._epoch)
            painter.drawLine(QPointF(x, scale.area.top()), QPointF(x, scale.area.bottom()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(solid)
        painter.drawPolyline(scale.line(self._learned))
        held_back = scale.line(self._held_back)
        painter.setPen(dashed)
        painter.drawPolyline(held_back)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.positive))
        dot = self._appearance.px(_DOT_PX)
        for place in range(held_back.size()):
            painter.drawEllipse(held_back.at(place), dot, dot)


def line_pens(appearance: Appearance) -> tuple[QPen, QPen]:
    """Of the line while training, and of the one on watched sentences."""
    width = _LINE_PX * appearance.scale
    solid = QPen(QColor(appearance.colours.negative), width)
    dashed = QPen(QColor(appearance.colours.positive), width)
    dashed.setDashPattern(list(_DASHES))
    return solid, dashed
