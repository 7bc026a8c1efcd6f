"""The sentences below the picture: what the last step did, with its numbers."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.gui import keys
from app.gui.network.runs.run_menu import RunMenu
from app.gui.network.snapshot_card import SnapshotCard
from app.gui.network.told.guess_row import GuessRow
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.steady_place import SteadyPlace
from app.gui.widgets.steady_text import SteadyText
from app.microscope.telling.told import told
from app.microscope.time_machine.snapshot import NetworkSnapshot

_PREDICT = "Hide each number until you guess it or ask for it"


class ToldLine(SnapshotCard):
    """Wraps, never cuts. While steps are of one grain it only grows, so that the picture above
    keeps its place from step to step. ``predicting_switched`` sends whether numbers shall be
    hidden; then ``guess`` asks for them."""

    predicting_switched = Signal(bool)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "What just happened")
        self.setProperty("role", "scrolled")
        self.sentence = SteadyText("What just happened")
        self.predict = SteadyButton("Predict")
        self.predict.setProperty("kind", "why")
        self.predict.setCheckable(True)
        self.predict.setAccessibleName(_PREDICT)
        set_tool_tip(self.predict, with_key(_PREDICT, keys.PREDICT))
        self.run_menu = RunMenu()
        self.run_menu.hide()
        self.guess = GuessRow(appearance)
        self.guess.hide()
        row = QHBoxLayout()
        row.addWidget(SteadyPlace(self.sentence), 1)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        for button in (self.predict, self.run_menu):
            beside.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        beside.addStretch(1)
        row.addLayout(beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 6)
        column.addLayout(row)
        column.addWidget(self.guess)
        self.predict.toggled.connect(self.guess.setVisible)
        self.predict.toggled.connect(self.predicting_switched)

    def set_low(self, is_low: bool) -> None:
        """In smaller letters, for a low room."""
        if is_low is not (self.sentence.property("role") == "chip"):
            self.sentence.setProperty("role", "chip" if is_low else "")
            self.sentence.style().unpolish(self.sentence)
            self.sentence.style().polish(self.sentence)
            self.sentence.forget_height()

    @property
    def text(self) -> str:
        """All that is said."""
        return self.sentence.text()

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        self.run_menu.show_snapshot(snapshot)
        self.sentence.say(told(snapshot).text, (snapshot.file.layers, snapshot.grain))

    def dress(self) -> None:
        self.sentence.forget_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sentence.forget_height()
