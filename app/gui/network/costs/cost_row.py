"""One way to the slopes: what it takes, and what of the picture it is about."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.theme.appearance import Appearance
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.gui.widgets.labels import label
from app.microscope.counting.costs import Cost, Way
from app.microscope.counting.wording import cost_text, result_text, times_text, way_text
from nncore.trace import Trace


class CostRow(QFrame):
    """``pointed`` sends True while the mouse or the focus is on it, then False."""

    pointed = Signal(object, bool)  # a Way

    def __init__(self, appearance: Appearance, way: Way) -> None:
        super().__init__()
        self._appearance, self.way = appearance, way
        self._is_pointed_at = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(way.value)
        self.count, self.how = label(), label("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(2)
        for text in (label(way.value, "strong"), self.count, self.how):
            text.setWordWrap(True)
            column.addWidget(text)

    def show_cost(self, cost: Cost, costs: Sequence[Cost], trace: Trace) -> None:
        """Shows what this way takes in the network of a trace, beside the others."""
        count = f"{cost_text(cost)}: {times_text(cost, costs)}"
        how = f"{way_text(self.way, trace)}. {result_text(cost)}".rstrip()
        self.count.setText(count)
        self.how.setText(how)
        self.setAccessibleDescription(f"{count}; {how}")

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._point(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._point(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(False)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_pointed_at:
            return
        colours = self._appearance.colours
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(QColor(colours.accent_ground))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _point(self, is_on: bool) -> None:
        self._is_pointed_at = is_on
        self.update()
        self.pointed.emit(self.way, is_on)
