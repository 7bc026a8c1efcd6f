"""The sentences below the picture: what the last step did, with its numbers."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.gui import keys
from app.gui.network.snapshot_card import SnapshotCard
from app.gui.network.told.guess_row import GuessRow
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
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
        self.guess = GuessRow(appearance)
        self.guess.hide()
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.predict, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 6)
        column.addLayout(row)
        column.addWidget(self.guess)
        self.predict.toggled.connect(self.guess.setVisible)
        self.predict.toggled.connect(self.predicting_switched)

    @property
    def text(self) -> str:
        """All that is said."""
        return self.sentence.text()

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        self.sentence.say(told(snapshot).text, (snapshot.file.layers, snapshot.grain))

    def dress(self) -> None:
        self.sentence.forget_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sentence.forget_height()
