"""The boxes of a sheet for a table view: what is asked, what was written, its mark."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor

from app.gui.theme.appearance import Appearance
from app.gui.widgets.titled_table import Index, TitledTable, beside_box
from app.lessons.desk import Desk
from app.lessons.marking import Verdict
from nncore.trace_views.symbols import plain_symbol

_MARKS = {
    Verdict.RIGHT: "✓ right",
    Verdict.FOLLOWS: "✓ with yours",
    Verdict.SLIP: "✗ a slip",
    Verdict.WRONG: "✗ not yet",
    Verdict.EMPTY: "",
}
_WORKED = "worked"


class Column(IntEnum):
    """What stands where."""

    BOX = 0
    ANSWER = 1
    MARK = 2


_TITLES = ("", "your number", "mark")


class SheetModel(TitledTable):
    """``written`` sends the box that was just filled in, changed or emptied."""

    written = Signal(str)

    def __init__(self, appearance: Appearance, desk: Desk) -> None:
        super().__init__(_TITLES, Column.ANSWER)
        self._appearance, self._desk = appearance, desk

    def show_desk(self, desk: Desk) -> None:
        """Another sheet."""
        self.beginResetModel()
        self._desk = desk
        self.endResetModel()

    def refresh(self) -> None:
        """Marks may have changed anywhere."""
        last = self.index(self.rowCount() - 1, Column.MARK)
        self.dataChanged.emit(self.index(0, Column.ANSWER), last)

    def name(self, row: int) -> str:
        """The box in this row."""
        return self._desk.exercise.asks[row]

    def count(self) -> int:
        return len(self._desk.exercise.asks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name = self.name(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(name, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            typed = self._desk.text(name) or "empty"
            return f"{plain_symbol(name)}: {typed}, {mark_of(self._desk, name)}"
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == Column.MARK:
            return QColor(self._colour(name))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return beside_box(index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() != Column.ANSWER:
            return False
        name = self.name(index.row())
        if str(value).strip() == self._desk.text(name):
            return False
        self._desk.write(name, str(value))
        self.refresh()
        self.written.emit(name)
        return True

    def _colour(self, name: str) -> str:
        colours = self._appearance.colours
        if self._desk.is_right(name):
            return colours.accent
        return colours.soft if self._desk.is_worked(name) else colours.ink

    def _text(self, name: str, column: int) -> str:
        if column == Column.BOX:
            return f"{plain_symbol(name)} ="
        return self._desk.text(name) if column == Column.ANSWER else mark_of(self._desk, name)


def mark_of(desk: Desk, name: str) -> str:
    """What is said of a box in a word or two; "" where there is nothing to say."""
    if desk.is_worked(name):
        return _WORKED
    if desk.text(name) and desk.marks[name].verdict is Verdict.EMPTY:
        return "no number"
    return _MARKS[desk.marks[name].verdict]
