"""The card with every weight: look, choose, write; and how much each output matters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.gui.network.snapshot_card import SnapshotCard
from app.gui.network.tables.importance_row import ImportanceRow
from app.gui.network.tables.table_view import NumberTable, inset
from app.gui.network.tables.weights_model import Column, WeightsModel
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.notation import Kind, kind

_LEAST_HEIGHT_PX = 200
_LEAVING = (Column.WAY, Column.NEW)  # the picture has them too


class WeightsCard(SnapshotCard):
    """Sends what was written, by name, and which weight was chosen."""

    weight_written = Signal(str, float)
    rate_written = Signal(str, object)  # float, or None for the common one
    bias_written = Signal(str, float)
    importance_written = Signal(str, float)
    weight_chosen = Signal(str)
    entry_refused = Signal(str)

    def __init__(self, appearance: Appearance, snapshot: NetworkSnapshot) -> None:
        super().__init__(appearance, "Weights")
        self._is_alone = False
        self._heading = inset(label("Weights", "heading"))
        self._chosen = ""
        self._signs: tuple[int, ...] = ()
        self.model = WeightsModel(appearance, snapshot)
        self.table = NumberTable(appearance, "Weights", self.model)
        self.table.setSelectionMode(NumberTable.SelectionMode.SingleSelection)
        self.table.let_leave(_LEAVING)
        self.importance = ImportanceRow(appearance)
        self._lay_out()
        self._connect()
        self.dress()

    def be_alone(self, is_alone: bool) -> None:
        """Alone on its page, where its name stands above already, it may be lower."""
        self._is_alone = is_alone
        self._heading.setVisible(not is_alone)
        self.dress()

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        self.model.show_snapshot(snapshot)
        if self.model.signs != self._signs:
            self._signs = self.model.signs
            self.table.set_widths(self._signs)
        self.importance.show_file(snapshot.file)
        self._choose(weight)

    def _choose(self, name: str) -> None:
        """Selects the row of a weight; sends nothing."""
        self._chosen = name
        row = self.model.row_of(name)
        current = self.table.currentIndex()
        if row is None or current.row() == row:
            return
        index = self.model.index(row, max(current.column(), 0))
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    def _current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        if not current.isValid() or current.row() == before.row():
            return
        name = self.model.names[current.row()]
        if name != self._chosen:
            self._chosen = name
            if kind(name) is not Kind.BIAS:
                self.weight_chosen.emit(name)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.table, 1)
        column.addWidget(inset(self.importance))

    def _connect(self) -> None:
        self.model.weight_written.connect(self.weight_written)
        self.model.rate_written.connect(self.rate_written)
        self.model.bias_written.connect(self.bias_written)
        self.model.entry_refused.connect(self.entry_refused)
        self.importance.importance_written.connect(self.importance_written)
        self.importance.entry_refused.connect(self.entry_refused)
        self.table.selectionModel().currentChanged.connect(self._current_changed)

    def dress(self) -> None:
        least = 0 if self._is_alone else self._appearance.px(_LEAST_HEIGHT_PX)
        self.table.set_least_height(least)
