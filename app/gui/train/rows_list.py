"""The list of what was chosen: a name at the left, what was read of it at the right."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.train.rows_model import TOLD_ROLE, RowsModel
from app.gui.widgets.guarded_painting import guarded_paint, painter_on

_ROW_PX, _GAP_PX = 27, 8
_LEAST_ROWS, _MOST_ROWS = 3, 8  # that have room; the others are scrolled to
_NAME_SHARE = 0.5  # of a row, that a name may always take


class RowDelegate(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance

    @guarded_paint
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        look, colours = self._appearance, self._appearance.colours
        area = QRectF(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_ground))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 5, 5)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setBrush(QColor(colours.accent))
                bar = QRectF(area.x(), area.y() + 4, 3, area.height() - 8)
                painter.drawRoundedRect(bar, 1.5, 1.5)
        area.adjust(look.px(_GAP_PX), 0, -look.px(_GAP_PX), 0)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(look.sans(TEXT.body))
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, int(area.width() * _NAME_SHARE)
        )
        name_px = painter.fontMetrics().horizontalAdvance(name)
        painter.setPen(QColor(colours.ink))
        painter.drawText(area, middle, name)
        painter.setFont(look.mono(TEXT.chip))
        painter.setPen(QColor(colours.soft))
        left_px = int(area.width() - name_px - look.px(_GAP_PX))
        told = painter.fontMetrics().elidedText(str(index.data(TOLD_ROLE)), elide, left_px)
        painter.drawText(area, middle | right, told)


class RowsList(QTableView):
    """``out_asked`` wants the current row taken out (Del)."""

    out_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance, self._instead = appearance, ""
        self.rows = RowsModel()
        self._delegate = RowDelegate(appearance)
        self.setAccessibleName("Files and folders to train on")
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        # A table of one column: it knows where any row stands without laying out those before.
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setStyleSheet("QTableView { selection-background-color: transparent; }")
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.rows.modelReset.connect(self._fit)
        appearance.changed.connect(self._fit)
        self._fit()

    def show_instead(self, text: str) -> None:
        """What stands in the list while it is empty."""
        if text != self._instead:
            self._instead = text
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.out_asked.emit()
        else:
            super().keyPressEvent(event)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rowCount():
            with painter_on(self.viewport()) as painter:
                painter.setFont(self._appearance.sans(TEXT.caption))
                painter.setPen(QColor(self._appearance.colours.soft))
                area = self.viewport().rect()
                shown = painter.fontMetrics().elidedText(
                    self._instead, Qt.TextElideMode.ElideRight, area.width()
                )
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)

    def _fit(self) -> None:
        row_px = self._appearance.px(_ROW_PX)
        header = self.verticalHeader()
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(row_px)
        rows = min(max(self.rows.rowCount(), _LEAST_ROWS), _MOST_ROWS)
        self.setFixedHeight(rows * row_px + 2)
