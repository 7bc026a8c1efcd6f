"""A table to read, whose columns share its width: it never scrolls sideways."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.gui.learn.class_kit.eliding_header import ElidingHeader
from app.gui.network.tables.table_delegate import CELL_MARGIN_PX, NumberDelegate
from app.gui.network.tables.table_view import NumberTable
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import SCROLL_BAR_PX, TEXT
from app.gui.widgets.guarded_painting import guarded_paint
from app.gui.widgets.steady_scroll import QuietBar
from app.words.shortening import shortened

_Index = QModelIndex | QPersistentModelIndex
_MOST_SIGNS = 300  # of a cell; no column is wider


class ShareTable(NumberTable):
    """``shares`` say how much of the width each column gets; what doesn't fit ends in …, and is
    whole in its tool tip. A click on a column's title sorts by it, where ``sorts``. ``entered``
    sends the row on which Enter was pressed, where nothing can be written."""

    entered = Signal(QModelIndex)

    def __init__(
        self,
        appearance: Appearance,
        name: str,
        model: QAbstractTableModel,
        shares: Sequence[int],
        sorts: bool = False,
    ) -> None:
        self._shares = shares
        super().__init__(appearance, name, model)
        self._eliding = ElidingDelegate(appearance)
        self.setItemDelegate(self._eliding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(NumberTable.SelectionMode.SingleSelection)
        header = ElidingHeader(appearance, self)
        self.setHorizontalHeader(header)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if sorts:
            header.setSectionsClickable(True)
            self.setSortingEnabled(True)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.dress()

    def sort_by_next(self) -> None:
        """By the next column, after the last the first: what a click on its title does."""
        header = self.horizontalHeader()
        columns = self.model().columnCount()
        following = (header.sortIndicatorSection() + 1) % columns
        self.sortByColumn(following, Qt.SortOrder.AscendingOrder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.editTriggers() == self.EditTrigger.NoEditTriggers:
            if self.currentIndex().isValid():
                self.entered.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def dress(self) -> None:
        super().dress()
        self._share()

    def _share(self) -> None:
        width = max(self.width() - SCROLL_BAR_PX, 0)
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, width * share // sum(self._shares))


class ElidingDelegate(NumberDelegate):
    """Text that ends in … where the column does."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance)
        self._look = appearance

    @guarded_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell: Any = option  # PySide's stubs don't know what is in it
        rect: QRect = cell.rect
        colours = self._look.colours
        if cell.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_ground))
        if cell.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or QColor(colours.ink))
        font, margin = self._look.mono(TEXT.chip), self._look.px(CELL_MARGIN_PX)
        painter.setFont(font)
        inner = rect.adjusted(margin, 0, -margin, 0)
        text = shortened(" ".join(str(index.data() or "").split()), _MOST_SIGNS)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, index.data(Qt.ItemDataRole.TextAlignmentRole), shown)
