"""The files and folders that were chosen, as rows."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.gui.widgets.plain_text import tool_tip
from app.own_models.chosen_text import Source, shown_path
from app.own_models.wording import told_by

TOLD_ROLE = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class SourcesModel(QAbstractListModel):
    """A row for each; what was read of it stands at its right."""

    def __init__(self) -> None:
        super().__init__()
        self._sources: tuple[Source, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """In the order of the rows."""
        return self._sources

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Shows these; rows that stay keep what is selected."""
        before, after = self._sources, tuple(sources)
        if [each.path for each in before] != [each.path for each in after]:
            self.beginResetModel()
            self._sources = after
            self.endResetModel()
            return
        self._sources = after
        for row, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._sources)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        source = self._sources[index.row()]
        told = told_by(source)
        if role == _Role.DisplayRole:
            return source.name
        if role == TOLD_ROLE:
            return told
        if role == _Role.ToolTipRole:
            return tool_tip(f"{shown_path(source)}\n{told}")
        if role == _Role.AccessibleTextRole:
            return f"{source.name}, {told}"
        return None
