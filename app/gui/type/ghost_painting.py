"""Where grey text stands behind a caret, and how much of it has room there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCursor, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

_NOTHING_LEFT = ("", "…")
_MOST_SPACES = 100  # looked at behind the caret; a line may have a million signs


def paint_ghost(
    painter: QPainter, editor: QPlainTextEdit, offset: QPointF, text: str, colour: QColor
) -> None:
    """Paints ``text`` where it would stand if it were typed at the caret, cut with … where the line
    ends. Paints nothing where text follows on the line, is selected or is being composed, nothing
    on an empty page, which has its own grey text, and nothing in lines that run from right to left,
    as suggestions are English.

    ``offset`` is that of the editor's contents.
    """
    cursor = editor.textCursor()
    block, place = cursor.block(), cursor.positionInBlock()
    layout = block.layout()
    line = layout.lineForTextPosition(place)
    if editor.document().isEmpty() or cursor.hasSelection():
        return
    if layout.preeditAreaText() or not line.isValid():
        return
    if not _is_at_end_of_text(cursor) or block.textDirection() == Qt.LayoutDirection.RightToLeft:
        return
    corner = editor.blockBoundingGeometry(block).translated(offset).topLeft()
    x = corner.x() + _x_of(line, place) + editor.cursorWidth()
    margin = editor.document().documentMargin()
    room = int(editor.viewport().width() - margin - x)
    metrics = editor.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    if shown.strip() in _NOTHING_LEFT:
        return
    painter.setFont(editor.font())
    painter.setPen(colour)
    painter.drawText(QPointF(x, corner.y() + line.y() + line.ascent()), shown)


def _x_of(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # with the place itself, which Qt may have to move
    return float(found[0])


def _is_at_end_of_text(cursor: QTextCursor) -> bool:
    """Whether nothing but a few spaces follows in the paragraph."""
    if cursor.block().length() - 1 - cursor.positionInBlock() > _MOST_SPACES:
        return False
    rest = QTextCursor(cursor)
    rest.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    return not rest.selectedText().strip()
