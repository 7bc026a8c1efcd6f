"""The words found, as a model that makes each row only when it is looked at."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.laboratory.decoding import Indices
from app.words.lexicon import Lexicon

ZIPF_ROLE = Qt.ItemDataRole.UserRole
SUM_ROLE = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()


class WordsModel(QAbstractListModel):
    """Rows are indices into a lexicon; no string is made before a row is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self._lexicon: Lexicon | None = None
        self._found: Indices | None = None

    def show_words(self, lexicon: Lexicon, found: Indices) -> None:
        """Replaces all rows."""
        self.beginResetModel()
        self._lexicon, self._found = lexicon, found
        self.endResetModel()

    def clear(self) -> None:
        """Leaves no row."""
        self.beginResetModel()
        self._found = None
        self.endResetModel()

    def word(self, row: int) -> str:
        """The word in this row."""
        return str(self.index(row).data())

    def row_of(self, word: str) -> int | None:
        """The row of a word, whatever its case; None if it isn't there."""
        if self._lexicon is None or self._found is None:
            return None
        index = self._lexicon.index(word)
        if index is None or index not in self._found:
            return None
        return int((self._found == index).argmax())

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() or self._found is None else len(self._found)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if self._lexicon is None or self._found is None or not index.isValid():
            return None
        place = int(self._found[index.row()])
        word, zipf = self._lexicon.words[place], self._lexicon.zipf(place)
        letter_sum = int(self._lexicon.sums[place])
        if role == Qt.ItemDataRole.DisplayRole:
            return word
        if role == ZIPF_ROLE:
            return zipf
        if role == SUM_ROLE:
            return letter_sum
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{word}, sum {letter_sum}, frequency {zipf:.1f} on the Zipf scale"
        return None
