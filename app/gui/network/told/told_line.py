"""The sentences below the picture: what the last step did, with its numbers."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from app.gui.network.snapshot_card import SnapshotCard
from app.gui.theme.appearance import Appearance
from app.gui.widgets.steady_text import SteadyText
from app.microscope.telling.told import told
from app.microscope.time_machine.snapshot import NetworkSnapshot


class ToldLine(SnapshotCard):
    """Wraps, never cuts. While steps are of one grain it only grows, so that the picture above
    keeps its place from step to step."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "What just happened")
        self.setProperty("role", "scrolled")
        self.sentence = SteadyText("What just happened")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 6)
        column.addWidget(self.sentence)

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
