"""What is to be seen in a network, below its picture until it is trained."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.widgets.labels import label
from app.microscope.time_machine.snapshot import NetworkSnapshot


class WatchLine(QWidget):
    """Takes no room where there is nothing to say. The list of networks has the sentence too."""

    def __init__(self) -> None:
        super().__init__()
        self._is_left_out, self._notice = False, ""
        self._said = label("", "caption")
        self._said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 4, 20, 8)
        column.addWidget(self._said)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now; "" if nothing is."""
        return "" if self.isHidden() else self._said.text()

    def show_snapshot(self, snapshot: NetworkSnapshot) -> None:
        """Says what the network's preset says, at the start of its first run."""
        text = f"{self._notice} {snapshot.preset.watch}".strip() if snapshot.head == 0 else ""
        if text != self._said.text():
            self._said.setText(text)
            self._said.setAccessibleName(text)
            self._show()

    def say(self, notice: str) -> None:
        """Says this too, whole, for as long as nothing is trained."""
        self._notice = notice

    def leave_out(self, is_left_out: bool) -> None:
        """Where there is no room for it."""
        if is_left_out is not self._is_left_out:
            self._is_left_out = is_left_out
            self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._said.text()) and not self._is_left_out)
