"""What was just done or refused, for a few seconds."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

_SAID_MS = 6_000


class SaidLine(QObject):
    """``changed`` is sent with every new ``text``, which is "" when there is none any more."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.say_no_more)

    def say(self, line: str) -> None:
        """Says a line for a few seconds."""
        self.text = line
        self._timer.start(_SAID_MS)
        self.changed.emit()

    def say_no_more(self) -> None:
        """Takes it away."""
        self.text = ""
        self._timer.stop()
        self.changed.emit()
