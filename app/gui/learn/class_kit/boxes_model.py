"""The boxes of one student's sheet for a table view: what was written, its mark."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor

from app.gui.theme.appearance import Appearance
from app.gui.widgets.plain_text import tool_tip
from app.gui.widgets.titled_table import Index, TitledTable, beside_box
from app.lessons.class_roll import Entry
from app.lessons.grading import GradedBox
from app.lessons.marking import Verdict
from nncore.trace_views.symbols import plain_symbol

_MARKS = {
    Verdict.RIGHT: "✓ right",
    Verdict.FOLLOWS: "✓ with theirs",
    Verdict.SLIP: "✗ ",
    Verdict.WRONG: "✗ wrong",
    Verdict.EMPTY: "",
}


class Column(IntEnum):
    """What stands where."""

    BOX = 0
    TYPED = 1
    MARK = 2


_TITLES = ("", "their number", "mark")


class BoxesModel(TitledTable):
    """``written`` sends a box and what was just written into it; whoever holds the class marks it
    and shows the sheet again."""

    written = Signal(str, str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(_TITLES, Column.TYPED)
        self._appearance = appearance
        self._boxes: tuple[GradedBox, ...] = ()

    def show_entry(self, entry: Entry | None) -> None:
        """Another sheet, or the same with other answers."""
        boxes = entry.grade.boxes if entry is not None else ()
        names = [box.mark.name for box in boxes]
        if names == [box.mark.name for box in self._boxes]:
            self._boxes = boxes
            if boxes:
                last = self.index(self.rowCount() - 1, Column.MARK)
                self.dataChanged.emit(self.index(0, Column.TYPED), last)
            return
        self.beginResetModel()
        self._boxes = boxes
        self.endResetModel()

    def box(self, row: int) -> GradedBox | None:
        """What is in this row."""
        return self._boxes[row] if 0 <= row < len(self._boxes) else None

    def count(self) -> int:
        return len(self._boxes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        box = self._boxes[index.row()]
        texts = (f"{plain_symbol(box.mark.name)} =", box.typed, mark_of(box))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(texts[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{plain_symbol(box.mark.name)}: {box.typed or 'empty'}, {mark_of(box)}"
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == Column.MARK:
            is_fine = box.mark.verdict in (Verdict.RIGHT, Verdict.FOLLOWS)
            return QColor(self._appearance.colours.accent) if is_fine else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return beside_box(index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != Column.TYPED:
            return False
        box = self._boxes[index.row()]
        if str(value).strip() == box.typed:
            return False
        self.written.emit(box.mark.name, str(value).strip())
        return True


def mark_of(box: GradedBox) -> str:
    """In a word; a slip by its name."""
    if box.note:
        return "✗ no number"
    slip = box.mark.slip
    return _MARKS[box.mark.verdict] + (str(slip.name) if slip else "")
