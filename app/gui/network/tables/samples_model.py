"""The samples for a table view."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.gui.network.tables.table_delegate import WIDE_ROLE
from app.gui.theme.appearance import Appearance
from app.gui.widgets.plain_text import tool_tip
from app.microscope.number_format import NumberError
from app.microscope.phrases.phrase_entry import (
    ARROW,
    PhraseEntryError,
    parse_phrase,
    phrase_of,
    phrase_text,
    scale_of,
)
from app.microscope.tables.entries import (
    MOST_PASTED_SIGNS,
    MOST_SAMPLES,
    fitted,
    parse_rows,
    parse_value,
)
from app.microscope.tables.two_lines import two_lines
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.network_file import Sample

Index = QModelIndex | QPersistentModelIndex
_VALUE_SIGNS, _LEAST_SIGNS = 8, 5
_ROWS_MEASURED = 100
_COMING = "▸"
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class SamplesModel(QAbstractTableModel):
    """One row for each sample: its number, the inputs, the targets, with captions where it has
    them. Nothing changes here until the network has."""

    samples_changed = Signal(object)  # tuple[Sample, ...]
    entry_refused = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._inputs = self._outputs = 0
        self.samples: tuple[Sample, ...] = ()
        self._coming = -1

    def show_snapshot(self, snapshot: NetworkSnapshot) -> None:
        """Shows the samples of a network, and which of them comes next."""
        layers, samples = snapshot.file.layers, snapshot.file.samples
        shape = layers[0], layers[-1], len(samples)
        is_same = shape == (self._inputs, self._outputs, len(self.samples))
        if not is_same:
            self.beginResetModel()
            self._inputs, self._outputs, self.samples = layers[0], layers[-1], samples
            self._coming = snapshot.sample - 1
            self.endResetModel()
        elif samples is not self.samples:
            self.samples = samples
            self._tell(0, len(samples) - 1)
        self._mark(snapshot.sample - 1)

    def signs(self, column: int) -> int:
        """How many signs a column of numbers needs, as far as the first rows tell."""
        rows = range(min(len(self.samples), _ROWS_MEASURED))
        texts = (two_lines(self._text(row, column)) for row in rows)
        written = max(len(line) for lines in texts for line in lines)
        return max(written, _LEAST_SIGNS)

    @property
    def has_words(self) -> bool:
        """Whether numbers have captions, which makes rows of two lines."""
        return any(sample.captions is not None for sample in self.samples)

    def add(self, beside: int) -> None:
        """Asks for a copy of this sample behind all others."""
        if len(self.samples) >= MOST_SAMPLES:
            self.entry_refused.emit(f"there are {MOST_SAMPLES:,} samples already; that is the most")
            return
        self.samples_changed.emit((*self.samples, self.samples[beside]))

    def remove(self, rows: Iterable[int]) -> None:
        """Asks for these samples to go; one must stay."""
        gone = set(rows)
        kept = tuple(sample for row, sample in enumerate(self.samples) if row not in gone)
        if not kept:
            self.entry_refused.emit("the last sample stays: without one there is nothing to learn")
        elif gone:
            self.samples_changed.emit(kept)

    def paste(self, text: str) -> None:
        """Asks for the samples in this text behind all others: all of them, or none."""
        try:
            pasted = self._pasted(text)
        except (NumberError, PhraseEntryError) as error:
            self.entry_refused.emit(str(error))
            return
        if len(self.samples) + len(pasted) > MOST_SAMPLES:
            self.entry_refused.emit(
                f"with {len(pasted):,} more there would be more than {MOST_SAMPLES:,} samples; "
                "nothing was pasted"
            )
            return
        self.samples_changed.emit((*self.samples, *pasted))

    def _pasted(self, text: str) -> tuple[Sample, ...]:
        """Rows of numbers, or where there are arrows in them, phrases."""
        if ARROW not in text and "->" not in text:
            return parse_rows(text, self._inputs, self._outputs)
        rows = [row for row in text[:MOST_PASTED_SIGNS].splitlines() if row.strip()]
        scale = scale_of(self.samples)
        return tuple(
            parse_phrase(row, self._inputs, self._outputs, scale)
            for row in rows[: MOST_SAMPLES + 1]
        )

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.samples)

    def columnCount(self, parent: Index | None = None) -> int:
        shown = parent is None or not parent.isValid()
        return self._words + 1 if shown else 0

    @property
    def _words(self) -> int:
        """The column in which a sample is written as words; the last."""
        return 1 + self._inputs + self._outputs

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if index.column() > 0 else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.EditRole and column:
            return self._text(row, column) if column == self._words else self._written(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column == self._words else _RIGHT
        if role == Qt.ItemDataRole.BackgroundRole and row == self._coming:
            return QColor(self._appearance.colours.band)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            is_words = column == self._words
            said = self._text(row, column) if is_words else self._caption(row, column)
            return tool_tip(said) or None
        if role == WIDE_ROLE:
            return column == self._words
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if index.column() == self._words:
            return self._set_words(index.row(), str(value))
        try:
            number = parse_value(str(value))
        except NumberError as error:
            self.entry_refused.emit(str(error))
            return False
        row, place = index.row(), index.column() - 1
        if number == self._value(row, index.column()):
            return False
        sample = self.samples[row]
        if place < self._inputs:
            changed = sample.with_input(place, number)
        else:
            changed = sample.with_target(place - self._inputs, number)
        self._change(row, changed)
        return True

    def _set_words(self, row: int, text: str) -> bool:
        """Asks for the sample that these words are; without any, its captions go."""
        changed = replace(self.samples[row], captions=None)
        if text.strip():
            scale = scale_of(self.samples)
            try:
                changed = parse_phrase(text, self._inputs, self._outputs, scale)
            except PhraseEntryError as error:
                self.entry_refused.emit(str(error))
                return False
        if changed == self.samples[row]:
            return False
        self._change(row, changed)
        return True

    def _change(self, row: int, changed: Sample) -> None:
        self.samples_changed.emit((*self.samples[:row], changed, *self.samples[row + 1 :]))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(two_lines(self._column_name(section)))
        if section == self._words and role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _column_name(self, column: int) -> str:
        if not column:
            return "#"
        if column == self._words:
            return "words"
        if column <= self._inputs:
            return f"i{column}"
        return f"target o{column - self._inputs}"

    def _text(self, row: int, column: int) -> str:
        if not column:
            return f"{_COMING} {row + 1}" if row == self._coming else str(row + 1)
        if column == self._words:
            phrase = phrase_of(self.samples[row])
            return "" if phrase is None else phrase_text(phrase)
        number, caption = fitted(self._value(row, column), _VALUE_SIGNS), self._caption(row, column)
        return f"{caption} {number}" if caption else number

    def _written(self, row: int, column: int) -> str:
        return repr(self._value(row, column))

    def _value(self, row: int, column: int) -> float:
        sample = self.samples[row]
        return (*sample.inputs, *sample.targets)[column - 1]

    def _caption(self, row: int, column: int) -> str:
        if not 0 < column < self._words:
            return ""
        own = self.samples[row].captions
        return "" if own is None else (*own.inputs, *own.targets)[column - 1]

    def _spoken(self, row: int, column: int) -> str:
        if column == self._words:
            return f"sample {row + 1} as words: {self._text(row, column) or 'none'}"
        if not column:
            return f"sample {row + 1}" + (", comes next" if row == self._coming else "")
        return f"sample {row + 1}, {self._column_name(column)}: {self._text(row, column)}"

    def _mark(self, coming: int) -> None:
        before, self._coming = self._coming, coming
        if before != coming:
            for row in {before, coming}:
                if 0 <= row < len(self.samples):
                    self._tell(row, row)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
