"""The numbers of a worked sheet for a table view, to look at."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from nncore.trace_views.symbols import plain_symbol

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TITLES = ("", "number")
NUMBER = 1  # the column


class SpotModel(QAbstractTableModel):
    """A row for each box: how it is called, what is written into it."""

    def __init__(self) -> None:
        super().__init__()
        self._written: tuple[tuple[str, str], ...] = ()

    def show_numbers(self, written: Mapping[str, str]) -> None:
        """Another sheet."""
        self.beginResetModel()
        self._written = tuple(written.items())
        self.endResetModel()

    def name(self, row: int) -> str:
        """The box in this row."""
        return self._written[row][0]

    def row(self, name: str) -> int:
        """Where a box stands."""
        return [each for each, _ in self._written].index(name)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._written)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name, number = self._written[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return number if index.column() == NUMBER else f"{plain_symbol(name)} ="
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{plain_symbol(name)} = {number}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        return None
