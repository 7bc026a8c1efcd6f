"""Which line is which run, and its value at one update."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.network.runs.line_styles import LineStyle
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint, painter_on

# More would leave the plot no room; the list of runs has them all.
MOST_ROWS, LOW_ROWS = 4, 2
_ROW_PX, _SAMPLE_PX, _GAP_PX = 19, 28, 8


@dataclass(frozen=True, slots=True)
class LegendRow:
    """``reading`` is the nearest point: ``60: 0.0028671``. A line that is no run stands before all
    runs but the one that is shown: those left out are in the list of runs."""

    style: LineStyle
    title: str
    reading: str
    is_shown: bool
    is_run: bool = True


class CurveLegend(QWidget):
    """A row for each line: a sample of it, the run's title, and a reading. As high as its rows."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._rows: tuple[LegendRow, ...] = ()
        self._more = 0
        self._most = MOST_ROWS
        self._all: Sequence[LegendRow] = ()
        self.setAccessibleName("Lines and their values")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    @property
    def rows(self) -> tuple[LegendRow, ...]:
        """What is shown."""
        return self._rows

    def set_most_rows(self, most: int) -> None:
        """How many rows there is room for."""
        if most != self._most:
            self._most = most
            self.show_rows(self._all)

    def show_rows(self, rows: Sequence[LegendRow]) -> None:
        """Shows as many as have room, the run one looks at first, and how many more there are."""
        self._all = rows
        ordered = sorted(rows, key=lambda row: (not row.is_shown, row.is_run))
        shown, more = tuple(ordered[: self._most]), max(len(rows) - self._most, 0)
        if (shown, more) == (self._rows, self._more):
            return
        height = self.sizeHint().height()
        self._rows, self._more = shown, more
        if self.sizeHint().height() != height:
            self.updateGeometry()
        self.setAccessibleDescription("; ".join(f"{row.title} at {row.reading}" for row in shown))
        self.update()

    def sizeHint(self) -> QSize:
        rows = len(self._rows) + (1 if self._more else 0)
        return QSize(self._appearance.px(160), self._appearance.px(_ROW_PX) * rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            height = self._appearance.px(_ROW_PX)
            for place, row in enumerate(self._rows):
                self._paint_row(painter, QRect(0, place * height, self.width(), height), row)
            if self._more:
                painter.setPen(QColor(self._appearance.colours.soft))
                painter.setFont(self._appearance.sans(TEXT.chip))
                rest = QRect(0, len(self._rows) * height, self.width(), height)
                middle = Qt.AlignmentFlag.AlignVCenter
                painter.drawText(rest, middle, f"and {self._more} more, see the list of runs")

    def _paint_row(self, painter: QPainter, place: QRect, row: LegendRow) -> None:
        px, colours = self._appearance.px, self._appearance.colours
        painter.setPen(sample_pen(row.style, px(1)))
        y = place.center().y()
        painter.drawLine(QPoint(0, y), QPoint(px(_SAMPLE_PX), y))
        painter.setFont(self._appearance.mono(TEXT.chip))
        painter.setPen(QColor(colours.ink))
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.drawText(place, right | middle, row.reading)
        read = painter.fontMetrics().horizontalAdvance(row.reading)
        weight = QFont.Weight.DemiBold if row.is_shown else QFont.Weight.Normal
        painter.setFont(self._appearance.sans(TEXT.chip, weight))
        painter.setPen(QColor(colours.ink if row.is_shown else colours.soft))
        words = place.adjusted(px(_SAMPLE_PX + _GAP_PX), 0, -read - px(_GAP_PX), 0)
        metrics = painter.fontMetrics()
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle, title)


def sample_pen(style: LineStyle, width_px: int) -> QPen:
    """A pen for a short piece of the line beside its name."""
    pen = QPen(QColor(style.colour), max(width_px, 1) + 0.6)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if style.dashes:
        pen.setDashPattern([length / pen.widthF() for length in style.dashes])
    return pen
