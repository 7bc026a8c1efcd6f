"""A card of the Network room: it keeps the newest numbers, and draws them while it is in sight."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from app.gui.theme.appearance import Appearance
from app.microscope.time_machine.snapshot import NetworkSnapshot


class SnapshotCard(QFrame):
    """Each card says in ``draw_snapshot`` how it shows one; out of sight it costs nothing, and
    what came meanwhile is drawn when it is shown. ``dress`` takes over sizes and colours after
    they have changed; a card calls it once itself, when its widgets are made."""

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._snapshot: NetworkSnapshot | None = None
        self._weight = ""
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        appearance.changed.connect(self.dress)

    def show_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        """Shows these numbers; ``weight`` is the one that is explained."""
        self._snapshot, self._weight = snapshot, weight
        self.refresh()

    def refresh(self) -> None:
        """Draws again what is kept, if there is something and the card is in sight."""
        if self._snapshot is not None and self.isVisible():
            self.draw_snapshot(self._snapshot, self._weight)

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        """How this card shows the numbers."""
        raise NotImplementedError

    def dress(self) -> None:
        """Wears the colours and sizes of the window."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
