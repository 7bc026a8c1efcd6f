"""Cells to write numbers into, while the numbers around them change."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.theme.fonts import mono_family_css
from app.gui.widgets.guarded_painting import guarded_paint
from app.microscope.tables.two_lines import two_lines

CELL_MARGIN_PX = 4
LOCKED_ROLE = Qt.ItemDataRole.UserRole  # whether a padlock stands before the text
WIDE_ROLE = LOCKED_ROLE + 1  # whether its text is long: it is written in the width of its row
_LOCK_PX = 10
_Index = QModelIndex | QPersistentModelIndex


class CellField(QLineEdit):
    """``begun`` once it shows the number it began with: from then on it is the person's."""

    begun = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.isModified():
            self.selectAll()


class NumberDelegate(QStyledItemDelegate):
    """Paints cells quickly, and gives an open editor its text once, so that news of the network
    never overwrite an entry; hands on only what was changed."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        appearance.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        """Hundreds of cells are painted thirty times a second: what they share is made once."""
        colours = self._appearance.colours
        self._font = self._appearance.mono(TEXT.chip)
        self._ink, self._accent = QColor(colours.ink), QColor(colours.accent)
        self._chosen_ground = QColor(colours.accent_ground)
        self._margin = self._appearance.px(CELL_MARGIN_PX)

    @guarded_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell: Any = option  # PySide's stubs don't know what is in it
        rect: QRect = cell.rect
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if cell.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._chosen_ground)
        elif ground is not None:
            painter.fillRect(rect, ground)
        if cell.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        pen = index.data(Qt.ItemDataRole.ForegroundRole) or self._ink
        painter.setPen(pen)
        painter.setFont(self._font)
        inner = rect.adjusted(self._margin, 0, -self._margin, 0)
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        self._draw_text(painter, inner, alignment, index.data() or "")
        if index.data(LOCKED_ROLE):
            self._draw_lock(painter, inner, pen)

    def _draw_text(self, painter: QPainter, room: QRect, alignment: int, text: str) -> None:
        """In one line, or in two where the row is high enough; what is too long is cut."""
        metrics, width = painter.fontMetrics(), room.width()
        lines: tuple[str, ...] = (text,)
        if metrics.horizontalAdvance(text) > width and room.height() >= 2 * metrics.height():
            lines = two_lines(text)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            room, alignment, "\n".join(metrics.elidedText(line, elide, width) for line in lines)
        )

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        super().updateEditorGeometry(editor, option, index)
        if index.data(WIDE_ROLE):
            place, row = editor.geometry(), editor.parentWidget()
            assert row is not None
            editor.setGeometry(0, place.y(), row.width(), place.height())

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        field = CellField(parent)
        field.setFrame(False)
        field.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        colours, px = self._appearance.colours, self._appearance.px
        field.setStyleSheet(
            f"QLineEdit {{ background: {colours.card}; border: 1px solid {colours.accent};"
            f" border-radius: 0; padding: 0 {px(3)}px; min-height: 0;"
            f" font-family: {mono_family_css()}; font-size: {px(TEXT.chip)}px; }}"
        )
        return field

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, CellField) and not editor.begun:
            editor.begun = True
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, CellField) and editor.isModified():
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def _draw_lock(self, painter: QPainter, cell: QRect, colour: QColor) -> None:
        size = self._appearance.px(_LOCK_PX)
        middle = QPointF(cell.left() + 0.6 * size, cell.center().y() + 0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.4))
        bow = QRectF(middle.x() - 0.25 * size, middle.y() - 0.55 * size, 0.5 * size, 0.8 * size)
        painter.drawArc(bow, 0, 180 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        body = QRectF(middle.x() - 0.4 * size, middle.y() - 0.15 * size, 0.8 * size, 0.6 * size)
        painter.drawRoundedRect(body, 1, 1)
