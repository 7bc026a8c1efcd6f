"""Rows to read in a table view, sorted by any column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from app.gui.widgets.plain_text import tool_tip
from app.gui.widgets.titled_table import AT_LEFT, Index, TitledTable


@dataclass(frozen=True, slots=True)
class Row:
    """``texts`` are shown, by ``keys`` it is sorted; ``place`` is where it stood when it came."""

    place: int
    texts: tuple[str, ...]
    keys: tuple[Any, ...]


class RowsModel(TitledTable):
    """Stays sorted as it was asked to when other rows come."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__(titles)
        self._rows: list[Row] = []
        self._column, self._is_descending = -1, False

    def show_rows(self, rows: Sequence[Row], titles: Sequence[str] | None = None) -> None:
        """Other rows, under other ``titles`` where they are given: as many as before."""
        self.beginResetModel()
        self.titles = titles or self.titles
        self._rows = self._sorted(rows)
        self.endResetModel()

    def place(self, row: int) -> int:
        """Where what is in this row stood when it came."""
        return self._rows[row].place

    def row_of(self, place: int) -> int:
        """In which row it is now; −1 where it is gone."""
        return next((n for n, row in enumerate(self._rows) if row.place == place), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._is_descending = column, order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        before = list(self.persistentIndexList())
        places = [(self._rows[index.row()].place, index.column()) for index in before]
        self._rows = self._sorted(self._rows)
        after = [self.index(self.row_of(place), column) for place, column in places]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def count(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(row.texts[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            named = zip(self.titles, row.texts, strict=True)
            return ", ".join(f"{title}: {text or 'none'}" for title, text in named)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_LEFT
        return None

    def _sorted(self, rows: Sequence[Row]) -> list[Row]:
        in_order = sorted(rows, key=lambda row: row.place)
        if self._column < 0:
            return in_order
        column = self._column
        return sorted(in_order, key=lambda row: row.keys[column], reverse=self._is_descending)
