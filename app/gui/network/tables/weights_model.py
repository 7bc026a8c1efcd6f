"""Every weight and bias for a table view, which asks only for the rows that are seen."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from app.gui.network.tables.table_delegate import LOCKED_ROLE
from app.gui.theme.appearance import Appearance
from app.gui.widgets.plain_text import tool_tip
from app.microscope.number_format import NumberError, parse_rate
from app.microscope.tables.entries import fitted, parse_value
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.layers import Bias
from nncore.notation import Kind, kind

Index = QModelIndex | QPersistentModelIndex
_VALUE_SIGNS, _RATE_SIGNS, _PARTIAL_SIGNS = 7, 5, 9


class Column(IntEnum):
    """What stands where."""

    NAME = 0
    WAY = 1
    VALUE = 2
    RATE = 3
    PARTIAL = 4
    NEW = 5


_TITLES = ("", "way", "weight", "η", "∂E/∂w", "new")
_SPOKEN = ("name", "from and to", "weight", "learning rate", "derivative", "new weight")
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class WeightsModel(QAbstractTableModel):
    """A row for each w, then each v, then each b. Nothing changes here until the network has."""

    weight_written = Signal(str, float)
    rate_written = Signal(str, object)  # float, or None for the common one
    bias_written = Signal(str, float)
    entry_refused = Signal(str)

    def __init__(self, appearance: Appearance, snapshot: NetworkSnapshot) -> None:
        super().__init__()
        self._appearance = appearance
        self._snapshot = snapshot
        self.names: tuple[str, ...] = ()
        self.signs: tuple[int, ...] = ()  # how many each column has room for
        self._rows: dict[str, int] = {}
        self._above: dict[str, str] = {}
        self._shape: tuple[tuple[int, ...], Bias] | None = None
        self.show_snapshot(snapshot)

    def show_snapshot(self, snapshot: NetworkSnapshot) -> None:
        """Shows the numbers of a network."""
        shape = snapshot.file.layers, snapshot.file.bias
        if shape == self._shape:
            self._snapshot = snapshot
            last = self.index(len(self.names) - 1, Column.NEW)
            self.dataChanged.emit(self.index(0, Column.VALUE), last)
            return
        self.beginResetModel()
        self._shape, self._snapshot = shape, snapshot
        self.names = (*snapshot.weights, *snapshot.biases)
        self._rows = {name: row for row, name in enumerate(self.names)}
        notation = snapshot.trace.notation
        unit = max(len(notation.unit(place)) for place in notation.units())
        self.signs = (
            max(map(len, self.names)), 2 * unit + 1,
            _VALUE_SIGNS, _RATE_SIGNS, _PARTIAL_SIGNS, _VALUE_SIGNS,
        )  # fmt: skip
        self.endResetModel()

    def row_of(self, name: str) -> int | None:
        """The row of this weight or bias; None if there is none."""
        return self._rows.get(name)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.names)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        name, flags = self.names[index.row()], super().flags(index)
        column = index.column()
        if column == Column.VALUE or (column == Column.RATE and kind(name) is not Kind.BIAS):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        name, column = self.names[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(name, column)
        if role == Qt.ItemDataRole.EditRole:
            return repr(self._rate(name) if column is Column.RATE else self._value(name))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column in (Column.NAME, Column.WAY) else _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and self._is_soft(name, column):
            return QColor(self._appearance.colours.soft)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self._tool_tip(name)) if column is Column.RATE else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            locked = "locked, " if self._is_locked(name, column) else ""
            return f"{name}, {_SPOKEN[column]}: {locked}{self._text(name, column)}"
        if role == LOCKED_ROLE:
            return self._is_locked(name, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name, text = self.names[index.row()], str(value)
        try:
            if index.column() == Column.RATE:
                self._write_rate(name, text)
            elif kind(name) is Kind.BIAS:
                self.bias_written.emit(name, parse_value(text))
            else:
                self.weight_written.emit(name, parse_value(text))
        except NumberError as error:
            self.entry_refused.emit(f"{name}: {error}")
            return False
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section <= Column.WAY else _RIGHT
        return None

    def _write_rate(self, name: str, text: str) -> None:
        if self._is_fixed(name):
            raise NumberError("bias weights are fixed; choose trained ones to give them a rate")
        self.rate_written.emit(name, parse_rate(text) if text.strip() else None)

    def _text(self, name: str, column: Column) -> str:
        if column is Column.NAME:
            return name
        if column is Column.WAY:
            return self._way(name)
        if column is Column.VALUE:
            return fitted(self._value(name), _VALUE_SIGNS)
        if kind(name) is Kind.BIAS:
            return ""
        if column is Column.RATE:
            return fitted(self._rate(name), _RATE_SIGNS)
        if column is Column.PARTIAL:
            return self._computed(f"dE/d{name}", _PARTIAL_SIGNS)
        return self._computed(f"{name}'", _VALUE_SIGNS)

    def _computed(self, name: str, signs: int) -> str:
        value = self._snapshot.value(name)
        return self._snapshot.missing(name) if value is None else fitted(value, signs)

    def _way(self, name: str) -> str:
        notation = self._snapshot.trace.notation
        if kind(name) is Kind.BIAS:
            return f"{name}→{notation.unit(notation.bias_place(name))}"
        return f"{notation.source_of(name)}→{notation.unit(notation.target_of(name))}"

    def _value(self, name: str) -> float:
        snapshot = self._snapshot
        return snapshot.biases[name] if kind(name) is Kind.BIAS else snapshot.weights[name]

    def _rate(self, name: str) -> float:
        return self._snapshot.trace.rate_of.get(name, 0.0)

    def _is_fixed(self, name: str) -> bool:
        return kind(name) is Kind.BIAS_WEIGHT and self._snapshot.file.bias is Bias.FIXED

    def _is_locked(self, name: str, column: Column) -> bool:
        return column is Column.RATE and kind(name) is not Kind.BIAS and self._rate(name) == 0

    def _is_soft(self, name: str, column: Column) -> bool:
        common = column is Column.RATE and name not in self._snapshot.file.rates
        return common or column is Column.WAY

    def _tool_tip(self, name: str) -> str:
        if kind(name) is Kind.BIAS:
            return ""
        if self._is_fixed(name):
            return "fixed: it is never updated"
        if name in self._snapshot.file.rates:
            return "its own rate; empty the field for the common one"
        return "the common rate; write one to give this weight its own"
