"""The models for a table view: what comes with the program, and the person's own."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont

from app.gui.widgets.plain_text import tool_tip
from app.gui.widgets.titled_table import AT_LEFT, Index, TitledTable
from app.own_models.choosing import key_of
from app.own_models.model_texts import COLUMNS, NOTHING, cells
from app.prediction.presets import DEFAULT_PRESET
from app.words.shortening import shortened
from app.writing.assistant import PRESET_TITLES

if TYPE_CHECKING:
    from app.own_models.library_model import LibraryModel

NAME = 0  # column
_LONGEST_SHOWN = 28  # signs of a name; the whole one stands in the tool tip
_SHIPPED = (
    PRESET_TITLES[DEFAULT_PRESET], NOTHING, NOTHING, NOTHING,
    "everyday English; comes with the program",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    texts: Sequence[str]
    model: LibraryModel | None


class ModelTable(TitledTable):
    """One row for each; the first is the keyboard that comes with the program. ``renamed`` sends a
    model and the title that was written for it."""

    renamed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(COLUMNS, NAME)
        self._rows: list[_Row] = []
        self._current = ""

    def show_models(self, models: Sequence[LibraryModel], current: str) -> None:
        """Other models; ``current`` is the key of what suggests."""
        self.beginResetModel()
        own = [_Row(key_of(each.path), cells(each), each) for each in models]
        self._rows = [_Row(DEFAULT_PRESET, _SHIPPED, None), *own]
        self._current = current
        self.endResetModel()

    def key(self, row: int) -> str:
        """The key of what stands in this row."""
        return self._rows[row].key

    def model(self, row: int) -> LibraryModel | None:
        """The person's own model in this row."""
        return self._rows[row].model

    def about(self, row: int) -> str:
        """What the columns may have no room for: its whole name, and what it was trained on or what
        is wrong with it."""
        texts = self._rows[row].texts
        return texts[NAME] if texts[-1] == NOTHING else f"{texts[NAME]}: {texts[-1]}"

    def row_of(self, key: str) -> int:
        """In which row it is; −1 where it is gone."""
        return next((n for n, row in enumerate(self._rows) if row.key == key), -1)

    def count(self) -> int:
        return len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._is_fixed(self._rows[index.row()]):
            return flags & ~Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        text = row.texts[index.column()]
        is_used = row.key == self._current
        if role == Qt.ItemDataRole.DisplayRole:
            shown = shortened(text, _LONGEST_SHOWN) if index.column() == NAME else text
            return f"{shown} · in use" if is_used and index.column() == NAME else shown
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(text)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return AT_LEFT
        if role == Qt.ItemDataRole.FontRole and is_used:
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Asks for another title; it is shown once the model has it."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.EditRole and value != row.texts[NAME] and row.model is not None:
            self.renamed.emit(row.model, str(value))
        return False

    def _is_fixed(self, row: _Row) -> bool:
        """Whether it can't be called otherwise: what is no model of theirs, or is damaged."""
        return row.model is None or bool(row.model.problem)
