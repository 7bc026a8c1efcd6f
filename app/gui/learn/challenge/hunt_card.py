"""The card with the outputs that are wanted beside those of the weight that is tried."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui import keys
from app.gui.learn.challenge.weight_row import WeightRow
from app.gui.learn.class_kit.rows_model import Row, RowsModel
from app.gui.learn.class_kit.share_table import ShareTable
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import ElidedLabel, label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.lessons.hunt import Compared
from app.microscope.number_format import brief
from nncore.network_file import NetworkFile

_SHARES = (6, 4, 4, 1)
_LEAST_HEIGHT_PX = 150
_SOLVING = ("output (inputs)", "wanted", "yours", "")
_MAKING = ("output (inputs)", "as it was", "changed", "")


class HuntCard(QFrame):
    """``sample_chosen`` sends the place of the sample whose numbers the picture should show."""

    sample_chosen = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._samples: list[int] = []
        self.setProperty("role", "card")
        self.setAccessibleName("Outputs")
        self.heading, self.title = label("", "heading"), ElidedLabel("soft")
        self.model = RowsModel(_SOLVING)
        self.table = ShareTable(appearance, "Outputs compared", self.model, _SHARES)
        self.table.setEditTriggers(ShareTable.EditTrigger.NoEditTriggers)
        self.row = WeightRow(appearance)
        self.check_button = SteadyButton("This is it")
        set_tool_tip(self.check_button, with_key("Check by the outputs", keys.CHECK))
        self.hint_button = SteadyButton("Hint")
        set_tool_tip(self.hint_button, with_key("Help, by degrees", keys.HINT))
        self.save_button = SteadyButton("Save challenge…")
        set_tool_tip(self.save_button, with_key("A file for a classmate", keys.HAND_IN))
        self._lay_out()
        self.table.selectionModel().currentChanged.connect(self._chosen)
        appearance.changed.connect(self.dress)
        self.dress()

    def show_kind(self, is_making: bool, title: str) -> None:
        """Solving a challenge, or making one."""
        self.heading.setText("Change one weight" if is_making else "One weight was changed: which?")
        self.title.setText(title)
        self.check_button.setVisible(not is_making)
        self.hint_button.setVisible(not is_making)
        self.save_button.setVisible(is_making)

    def show_compared(
        self, network: NetworkFile, compared: Sequence[Compared], is_making: bool
    ) -> None:
        """Every output of every sample."""
        row = max(self.table.currentIndex().row(), 0)
        self._samples = [each.sample for each in compared]
        rows = [
            Row(place, (_named(network, each), each.wanted, each.given, "=" * each.is_same), ())
            for place, each in enumerate(compared)
        ]
        self.table.selectionModel().blockSignals(True)
        self.model.show_rows(rows, _MAKING if is_making else _SOLVING)
        self.table.selectionModel().blockSignals(False)
        self.table.setCurrentIndex(self.model.index(min(row, len(rows) - 1), 0))

    def dress(self) -> None:
        """Takes over sizes after they have changed."""
        self.table.setMinimumHeight(self._appearance.px(_LEAST_HEIGHT_PX))

    def _chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid():
            self.sample_chosen.emit(self._samples[current.row()])

    def _lay_out(self) -> None:
        buttons = FlowPanel()
        buttons.add(self.check_button, self.hint_button, self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        self.heading.setWordWrap(True)
        for widget in (self.heading, self.title):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.row)
        column.addWidget(buttons)


def _named(network: NetworkFile, each: Compared) -> str:
    inputs = ", ".join(map(brief, network.samples[each.sample].inputs))
    return f"{each.output} ({inputs})"
