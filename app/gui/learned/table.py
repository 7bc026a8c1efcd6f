"""The words for a table view, which asks only for the rows that are seen."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.prediction.personal.rows import PersonalWord
from app.writing.word_list import COLUMNS, WordList, cells

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NUMBERS = (1, 2)  # columns


class WordTable(QAbstractTableModel):
    """One row for each word that is shown."""

    def __init__(self, words: WordList) -> None:
        super().__init__()
        self._words = words

    def set_words(self, words: Sequence[PersonalWord]) -> None:
        """Shows other words."""
        self.beginResetModel()
        self._words.set_words(words)
        self.endResetModel()

    def search(self, text: str) -> None:
        """Shows only words that contain this."""
        self.beginResetModel()
        self._words.search(text)
        self.endResetModel()

    def word(self, row: int) -> PersonalWord:
        """The word in this row."""
        return self._words.shown[row]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._words.shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return cells(self.word(index.row()))[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return int(_RIGHT)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_RIGHT if section in _NUMBERS else _LEFT)
        return None
