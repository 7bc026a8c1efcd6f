"""The runs as rows of a list."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.gui.widgets.plain_text import tool_tip
from app.microscope.number_format import plain
from app.microscope.time_machine.snapshot import RunView

NUMBER_ROLE = Qt.ItemDataRole.UserRole
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
LINE_ROLE = Qt.ItemDataRole.UserRole + 2
_TOP = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class RunsModel(QAbstractListModel):
    """A row can be ticked (its curves are drawn) and written over (its title); the model only
    sends what is asked for, and shows it once the runs have changed."""

    hidden = Signal(int, bool)
    renamed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._runs: tuple[RunView, ...] = ()

    @property
    def runs(self) -> tuple[RunView, ...]:
        """In the order of the rows."""
        return self._runs

    def show_runs(self, runs: Sequence[RunView]) -> None:
        """Shows these; rows that stay keep what is selected and being written."""
        before = self._runs
        if [run.number for run in before] != [run.number for run in runs]:
            self.beginResetModel()
            self._runs = tuple(runs)
            self.endResetModel()
            return
        self._runs = tuple(runs)
        for row, (old, new) in enumerate(zip(before, self._runs, strict=True)):
            if _told(old) != _told(new):
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, number: int) -> int:
        """The row of a run. Raises ValueError if there is none."""
        return [run.number for run in self._runs].index(number)

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._runs)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        run = self._runs[index.row()]
        if role in (_Role.DisplayRole, _Role.EditRole):
            return run.title
        if role in (_Role.ToolTipRole, _Role.AccessibleTextRole):
            told = f"{run.title}, {detail(run)}"
            return tool_tip(told) if role == _Role.ToolTipRole else told
        if role == _Role.CheckStateRole:
            return Qt.CheckState.Unchecked if run.is_hidden else Qt.CheckState.Checked
        own = {NUMBER_ROLE: run.number, DETAIL_ROLE: detail(run), LINE_ROLE: run.line}
        return own.get(Qt.ItemDataRole(role))

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        run = self._runs[index.row()]
        if role == _Role.CheckStateRole:
            self.hidden.emit(run.number, Qt.CheckState(value) is Qt.CheckState.Unchecked)
            return True
        title = " ".join(str(value).split())
        if role != _Role.EditRole or not title or title == run.title:
            return False
        self.renamed.emit(run.number, title)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable


def detail(run: RunView) -> str:
    """``from 60 to 200 · E 0.0012 at 199``: its updates, and the last point of its curve, which is
    the error before the last update."""
    updates, errors = run.curve.updates, run.curve.errors
    if not len(errors):
        return f"from {run.start:,} to {run.head:,}"
    error = plain(float(errors[-1]), 6)
    return f"from {run.start:,} to {run.head:,} · E {error} at {updates[-1]:,.0f}"


def _told(run: RunView) -> tuple[str, bool, int, int, object]:
    return run.title, run.is_hidden, run.head, run.line, run.curve
