"""The card with the samples: look, write, add, remove, paste."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from app.gui.network.snapshot_card import SnapshotCard
from app.gui.network.tables.samples_model import SamplesModel
from app.gui.network.tables.table_view import NumberTable, inset
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.microscope.tables.reach import (
    divisor_that_fits,
    why_not_by_dividing,
    why_only_in_the_limit,
    why_unreachable,
)
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.network_file import Sample

_LEAST_HEIGHT_PX = 110
_COMING_BEFORE = "▸ "  # before the number of the sample that comes next
_LEAST_WORDS = 5  # signs of a phrase that are seen, however narrow the table is


class SamplesCard(SnapshotCard):
    """``samples_changed`` sends all samples as they shall be: tuple[Sample, ...]; ``divide_asked``
    by which power of ten all of them shall be divided, so that their targets can be reached."""

    samples_changed = Signal(object)
    divide_asked = Signal(object)  # an int, which may be larger than one of C++
    entry_refused = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Samples")
        self._is_alone = False
        self._heading = inset(label("Samples", "heading"))
        self._fitted: tuple[Sample, ...] = ()
        self.model = SamplesModel(appearance)
        self.table = NumberTable(appearance, "Samples", self.model)
        self.add_button = _button("Add", "Add a sample: a copy of the chosen one")
        self.remove_button = _button("Remove", "Remove the chosen samples (Del)")
        self.paste_button = _button("Paste rows", "Add rows copied from a spreadsheet (Ctrl+V)")
        self.reach = label("", "caption", "Whether the targets can be reached")
        self.reach.setWordWrap(True)
        self._divisor: int | None = None
        self.divide_button = SteadyButton("Divide")
        self._lay_out()
        self._connect()
        self.dress()

    def add(self) -> None:
        """Asks for one sample more, like the current one."""
        self.model.add(max(self.table.currentIndex().row(), 0))

    def remove(self) -> None:
        """Asks for the chosen samples to go."""
        chosen = [index.row() for index in self.table.selectionModel().selectedRows()]
        if chosen:
            self.model.remove(chosen)
        else:
            self.entry_refused.emit("choose a sample first, then remove it")

    def paste(self) -> None:
        """Asks for the rows on the clipboard to be added."""
        self.model.paste(QGuiApplication.clipboard().text())

    def be_alone(self, is_alone: bool) -> None:
        """Alone on its page, where its name stands above already, it may be lower."""
        self._is_alone = is_alone
        self._heading.setVisible(not is_alone)
        self.dress()

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        self.model.show_snapshot(snapshot)
        if self.model.samples is not self._fitted:
            self._fitted = self.model.samples
            self._fit()
            self._show_reach(self.model.samples)
        self.remove_button.setEnabled(len(self.model.samples) > 1)

    def _show_reach(self, samples: tuple[Sample, ...]) -> None:
        """What keeps the targets from being reached, and the button that helps."""
        beyond = why_unreachable(samples)
        lines = (beyond, why_not_by_dividing(samples), why_only_in_the_limit(samples))
        text = " ".join(line for line in lines if line)
        self.reach.setText(text)
        self.reach.setVisible(bool(text))
        self._divisor = divisor_that_fits(samples) if beyond else None
        self.divide_button.setVisible(self._divisor is not None)
        if self._divisor is not None:
            self.divide_button.setText(f"All samples ÷ {self._divisor:,}")
            name = f"Divide inputs and targets of all samples by {self._divisor:,}"
            self.divide_button.setAccessibleName(name)
            set_tool_tip(self.divide_button, f"{name}, so that every target can be reached")

    def _divide(self) -> None:
        if self._divisor is not None:
            self.divide_asked.emit(self._divisor)

    def _fit(self) -> None:
        columns = range(1, self.model.columnCount())
        number = len(_COMING_BEFORE) + len(str(len(self.model.samples)))
        self.table.set_two_lines(self.model.has_words)
        signs = [number, *(self.model.signs(each) for each in columns)]
        self.table.set_widths(signs, least_last=_LEAST_WORDS)

    def _lay_out(self) -> None:
        buttons = FlowPanel()
        buttons.add(self.add_button, self.remove_button, self.paste_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.table, 1)
        column.addWidget(inset(self.reach))
        column.addWidget(inset(self.divide_button), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(inset(buttons))

    def _connect(self) -> None:
        self.model.samples_changed.connect(self.samples_changed)
        self.model.entry_refused.connect(self.entry_refused)
        self.table.paste_asked.connect(self.paste)
        self.table.remove_asked.connect(self.remove)
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.paste_button.clicked.connect(self.paste)
        self.divide_button.clicked.connect(self._divide)

    def dress(self) -> None:
        least = 0 if self._is_alone else self._appearance.px(_LEAST_HEIGHT_PX)
        self.table.set_least_height(least)


def _button(text: str, tool_tip: str) -> SteadyButton:
    button = SteadyButton(text)
    button.setAccessibleName(tool_tip)
    set_tool_tip(button, tool_tip)
    return button
