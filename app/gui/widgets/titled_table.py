"""What tables have in common: titles, flat rows, one column to write into."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.gui.widgets.plain_text import tool_tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
AT_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_AT_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class TitledTable(QAbstractTableModel):
    """``written_column`` can be edited; None is none."""

    def __init__(self, titles: Sequence[str], written_column: int | None = None) -> None:
        super().__init__()
        self.titles, self._written_column = titles, written_column

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_written = index.isValid() and index.column() == self._written_column
        return flags | Qt.ItemFlag.ItemIsEditable if is_written else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self.titles[section])
        return self.titles[section] if role == Qt.ItemDataRole.DisplayRole else None


def beside_box(column: int) -> int:
    """How texts are aligned where the first column names a box and the others tell of it."""
    return AT_LEFT if column else _AT_RIGHT
