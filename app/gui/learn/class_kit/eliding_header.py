"""Titles of columns that end in … where the column does: Qt would cut them off."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.gui.network.tables.table_delegate import CELL_MARGIN_PX
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint

_UP, _DOWN = "\u25b4", "\u25be"


class ElidingHeader(QHeaderView):
    """A whole title is in its tool tip, which is the model's to give. The column that is sorted by
    has an arrow."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = appearance
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    def shown_title(self, section: int) -> str:
        """What is to be read above this column."""
        title = str(self.model().headerData(section, self.orientation()) or "")
        arrow = self._arrow(section)
        room = self.sectionSize(section) - 2 * self._look.px(CELL_MARGIN_PX)
        metrics = QFontMetrics(self._look.sans(TEXT.chip))
        room -= metrics.horizontalAdvance(arrow)
        return metrics.elidedText(title, Qt.TextElideMode.ElideRight, room) + arrow

    @guarded_paint
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        colours, margin = self._look.colours, self._look.px(CELL_MARGIN_PX)
        painter.fillRect(rect, QColor(colours.card))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(colours.line))
        painter.setFont(self._look.sans(TEXT.chip))
        painter.setPen(QColor(colours.soft))
        inner = rect.adjusted(margin, 0, -margin, 0)
        painter.drawText(inner, self.defaultAlignment(), self.shown_title(logicalIndex))

    def _arrow(self, section: int) -> str:
        if not self.isSortIndicatorShown() or self.sortIndicatorSection() != section:
            return ""
        is_up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        return f" {_UP if is_up else _DOWN}"
