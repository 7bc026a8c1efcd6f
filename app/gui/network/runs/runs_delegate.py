"""How one run looks in the list."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.gui.network.curves.legend import sample_pen
from app.gui.network.runs.line_styles import line_style
from app.gui.network.runs.runs_model import DETAIL_ROLE, LINE_ROLE
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint

_ROW_PX, _BOX_PX, _SAMPLE_PX, _GAP_PX = 44, 16, 28, 8
_Index = QModelIndex | QPersistentModelIndex


class RunDelegate(QStyledItemDelegate):
    """A box to tick, a sample of the line, the title, and below it from when to when."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._appearance.px(160), self._appearance.px(_ROW_PX))

    @guarded_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        place: QRect = option.rect
        state = option.state
        colours, px = self._appearance.colours, self._appearance.px
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_ground))
            painter.drawRoundedRect(place, px(6), px(6))
        self._paint_box(painter, self.box(place), index)
        line = index.data(LINE_ROLE)
        painter.setPen(sample_pen(line_style(line, colours), px(1)))
        x, y = self.box(place).right() + px(_GAP_PX), place.center().y()
        painter.drawLine(QPoint(x, y), QPoint(x + px(_SAMPLE_PX), y))
        words = self._words(place)
        upper, lower = QRect(words), QRect(words)
        upper.setBottom(words.center().y())
        lower.setTop(words.center().y())
        weight = QFont.Weight.DemiBold if is_chosen else QFont.Weight.Normal
        ink = QColor(colours.accent if is_chosen else colours.ink)
        font = self._appearance.sans(TEXT.caption, weight)
        _write(painter, upper, index.data(), font, ink, Qt.AlignmentFlag.AlignBottom)
        font, soft = self._appearance.mono(TEXT.chip - 1), QColor(colours.soft)
        _write(painter, lower, index.data(DETAIL_ROLE), font, soft, Qt.AlignmentFlag.AlignTop)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """A click on the box ticks it; it doesn't choose the run."""
        presses = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
        if isinstance(event, QMouseEvent) and event.type() in (
            *presses,
            QEvent.Type.MouseButtonRelease,
        ):
            place: QRect = option.rect
            reach = self.box(place).adjusted(-6, -6, 6, 6)
            if reach.contains(event.position().toPoint()):
                if event.type() in presses:
                    switch(model, index)
                return True
        return False

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        place: QRect = option.rect
        editor.setGeometry(self._words(place))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName("Title of the run")
        editor.setMaxLength(80)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """A title being written stays, however the run goes on."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def box(self, place: QRect) -> QRect:
        """Where the box to tick is in a row."""
        size = self._appearance.px(_BOX_PX)
        left = place.left() + self._appearance.px(_GAP_PX)
        return QRect(left, place.center().y() - size // 2, size, size)

    def _words(self, place: QRect) -> QRect:
        px = self._appearance.px
        left = self.box(place).right() + px(_GAP_PX + _SAMPLE_PX + _GAP_PX)
        return QRect(left, place.top() + 2, max(place.right() - left - 4, 0), place.height() - 4)

    def _paint_box(self, painter: QPainter, box: QRect, index: _Index) -> None:
        colours, px = self._appearance.colours, self._appearance.px
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
        painter.setPen(QPen(QColor(colours.soft), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            painter.setPen(QPen(QColor(colours.accent), px(2)))
            tick = (QPoint(px(3), px(8)), QPoint(px(7), px(12)), QPoint(px(13), px(4)))
            painter.drawPolyline([box.topLeft() + point for point in tick])


def switch(model: QAbstractItemModel, index: _Index) -> None:
    """Ticks what isn't ticked, and the other way round."""
    ticked = index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
    model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def _write(
    painter: QPainter, place: QRect, text: str, font: QFont, ink: QColor, align: Qt.AlignmentFlag
) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, align, shown)
