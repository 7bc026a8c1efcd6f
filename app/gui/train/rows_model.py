"""The files and folders that were chosen, as rows."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.gui.widgets.plain_text import tool_tip
from app.own_models.chosen_row import ChosenRow

TOLD_ROLE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class RowsModel(QAbstractListModel):
    """A row for each; what was read of it stands at its right."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ChosenRow, ...] = ()

    @property
    def rows(self) -> tuple[ChosenRow, ...]:
        """In their order."""
        return self._rows

    def show_rows(self, rows: Sequence[ChosenRow]) -> None:
        """Shows these; rows that stay keep what is selected."""
        before, after = self._rows, tuple(rows)
        if [each.given for each in before] != [each.given for each in after]:
            self.beginResetModel()
            self._rows = after
            self.endResetModel()
            return
        self._rows = after
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _Role.DisplayRole:
            return row.name
        if role == TOLD_ROLE:
            return row.told
        if role == _Role.ToolTipRole:
            return tool_tip("\n".join([row.shown_path, row.told, *row.details]))
        if role == _Role.AccessibleTextRole:
            return f"{row.name}, {row.told}"
        return None
