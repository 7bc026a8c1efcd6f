"""The chart of all sums: words per sum above, share of everyday text below."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.laboratory.sums import SumCounts

_STEP = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
_TICK_CHOICES = (10, 20, 25, 50, 100)
_LEAST_UNIT_WITH_GAP_PX = 2.5
_UPPER_SHARE = 0.64  # of the height that is left for bars
_FRAME_PX = 4
_HEIGHT_PX = 190
_LEAST_HEIGHT_PX = 160


class SumChart(QWidget):
    """``sum_chosen`` sends the sum whose bar was clicked, or that a key moved to.

    ``sum_pointed`` sends the sum beneath the mouse, −1 when it leaves.
    """

    sum_chosen = Signal(int)
    sum_pointed = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._counts: SumCounts | None = None
        self._chosen, self._delta, self._pointed = -1, 0, -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Chart of all sums")
        appearance.changed.connect(self.updateGeometry)

    @property
    def chosen(self) -> int:
        """The sum that is marked; −1 for none."""
        return self._chosen

    def show_counts(self, counts: SumCounts) -> None:
        """Draws the bars."""
        self._counts = counts
        self._describe()

    def choose(self, letter_sum: int, delta: int = 0) -> None:
        """Marks a sum, and paler those within ``delta`` of it; −1 marks none."""
        self._chosen, self._delta = letter_sum, delta
        self._describe()

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(400), self._appearance.px(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._appearance.px(160), self._appearance.px(_LEAST_HEIGHT_PX))

    def sum_at(self, x: float) -> int:
        """The sum whose bar is at this place; −1 outside."""
        if self._counts is None or not self._left <= x < self._right:
            return -1
        return int((x - self._left) / self._unit)

    def centre_of(self, letter_sum: int) -> QPointF:
        """A point on the bar of a sum, just above the upper axis."""
        return QPointF(self._left + (letter_sum + 0.5) * self._unit, self._axes()[0] - 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.sum_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.sum_at(event.position().x())
        if found >= 0:
            self.sum_chosen.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._counts is None:
            return
        key, last = Qt.Key(event.key()), self._counts.largest_sum
        ends = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: last}
        if key in _STEP:
            self.sum_chosen.emit(min(max(self._chosen + _STEP[key], 0), last))
        elif key in ends:
            self.sum_chosen.emit(ends[key])
        else:
            super().keyPressEvent(event)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            if self._counts is None:
                painter.setPen(QColor(self._appearance.colours.soft))
                text = "counting the words of every sum …"
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
            else:
                self._paint_chart(painter, self._counts)
            if self.hasFocus():
                painter.setPen(QColor(self._appearance.colours.accent))
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _point(self, letter_sum: int) -> None:
        if letter_sum != self._pointed:
            self._pointed = letter_sum
            self.sum_pointed.emit(letter_sum)
            self.update()

    def _describe(self) -> None:
        if self._counts is not None and self._chosen >= 0:
            self.setAccessibleDescription(self._counts.described(self._chosen))
        self.update()

    @property
    def _font(self) -> QFont:
        return self._appearance.sans(TEXT.chip)

    @property
    def _line_px(self) -> float:
        return QFontMetricsF(self._font).height()

    @property
    def _left(self) -> float:
        return QFontMetricsF(self._font).horizontalAdvance("0,000") + 4

    @property
    def _right(self) -> float:
        return self.width() - _FRAME_PX  # clear of the frame that shows the focus

    @property
    def _unit(self) -> float:
        assert self._counts is not None
        return (self._right - self._left) / (self._counts.largest_sum + 1)

    def _axes(self) -> tuple[float, float]:
        """Heights of the upper axis and of the lower one."""
        room = self.height() - 3 * self._line_px - 6
        upper = self._line_px + _UPPER_SHARE * room
        return upper, self.height() - 4

    def _paint_chart(self, painter: QPainter, counts: SumCounts) -> None:
        colours, line = self._appearance.colours, self._line_px
        upper, lower = self._axes()
        painter.setFont(self._font)
        self._paint_bars(painter, counts.words.tolist(), line, upper, colours.accent)
        self._paint_bars(painter, counts.shares.tolist(), upper + 2 * line, lower, colours.negative)
        painter.setPen(QColor(colours.line))
        for y in (upper, lower):
            painter.drawLine(QPointF(self._left, y), QPointF(self._right, y))
        painter.setPen(QColor(colours.soft))
        self._paint_numbers(painter, counts, line, upper)
        right = QRectF(self._left, upper + line, self._right - self._left, line)
        painter.drawText(right, Qt.AlignmentFlag.AlignRight, "share of everyday text")
        self._paint_chosen(painter, counts, line)

    def _paint_bars(
        self, painter: QPainter, values: Sequence[float], top: float, axis: float, colour: str
    ) -> None:
        colours, highest = self._appearance.colours, max(values)
        left, unit = self._left, self._unit
        plain, near, chosen, pointed = (
            QColor(name) for name in (colour, colours.selected, colours.positive, colours.ink)
        )
        gap = 1 if unit >= _LEAST_UNIT_WITH_GAP_PX else 0
        for letter_sum, value in enumerate(values):
            if not value:
                continue
            fill = plain
            if letter_sum == self._pointed:
                fill = pointed
            elif letter_sum == self._chosen:
                fill = chosen
            elif self._chosen >= 0 and abs(letter_sum - self._chosen) <= self._delta:
                fill = near
            height = max(value / highest * (axis - top), 1.0)
            # Whole pixels: bars that begin between two would look uneven.
            x, end = (round(left + place * unit) for place in (letter_sum, letter_sum + 1))
            painter.fillRect(QRectF(x, axis - height, end - x - gap, height), fill)

    def _paint_numbers(
        self, painter: QPainter, counts: SumCounts, line: float, upper: float
    ) -> None:
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        width = self._left - 6
        painter.drawText(QRectF(0, line - 4, width, line), flags, f"{counts.words.max():,}")
        share = f"{100 * counts.shares.max():.0f} %"
        painter.drawText(QRectF(0, upper + 2 * line - 4, width, line), flags, share)
        wide = QFontMetricsF(self._font).horizontalAdvance("0000")
        step = next((s for s in _TICK_CHOICES if s * self._unit > wide), _TICK_CHOICES[-1])
        for tick in range(0, counts.largest_sum + 1, step):
            x = self._left + (tick + 0.5) * self._unit
            box = QRectF(x - wide, upper + 1, 2 * wide, line)
            if box.center().x() + wide / 2 <= self._right:
                painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, str(tick))

    def _paint_chosen(self, painter: QPainter, counts: SumCounts, line: float) -> None:
        """The chosen sum and its words above its bar, kept inside."""
        if not 0 <= self._chosen <= counts.largest_sum:
            return
        text = f"{self._chosen} · {int(counts.words[self._chosen]):,} words"
        painter.setFont(self._appearance.sans(TEXT.chip, QFont.Weight.DemiBold))
        width = painter.fontMetrics().horizontalAdvance(text) + 4
        centre = self.centre_of(self._chosen).x()
        x = min(max(centre - width / 2, self._left), self._right - width)
        painter.setPen(QColor(self._appearance.colours.ink))
        painter.drawText(QRectF(x, 0, width, line), Qt.AlignmentFlag.AlignHCenter, text)
        painter.setPen(QColor(self._appearance.colours.positive))
        painter.drawLine(QPointF(centre, line), QPointF(centre, line + 3))
