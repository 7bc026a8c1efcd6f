"""The numbers of a worked sheet for a table view, to look at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from app.gui.widgets.titled_table import Index, TitledTable, beside_box
from nncore.trace_views.symbols import plain_symbol

_TITLES = ("", "number")
NUMBER = 1  # the column


class SpotModel(TitledTable):
    """A row for each box: how it is called, what is written into it."""

    def __init__(self) -> None:
        super().__init__(_TITLES)
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

    def count(self) -> int:
        return len(self._written)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name, number = self._written[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return number if index.column() == NUMBER else f"{plain_symbol(name)} ="
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{plain_symbol(name)} = {number}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return beside_box(index.column())
        return None
