"""From a working thread to the window's thread: only the latest message counts."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Mailbox(QObject):
    """Holds the latest message until the window's thread takes it.

    A worker that is faster than the window overwrites its own message instead of filling the
    window's queue, so drawing never falls behind. Connect ``arrived`` to a method of an object
    that lives in the window's thread, and ``take`` there.
    """

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._message: Any = None
        self._waiting = False

    def connect_taker(self, taker: Any) -> None:
        """``taker`` is called without arguments in the window's thread."""
        self.arrived.connect(taker, Qt.ConnectionType.QueuedConnection)

    def put(self, message: Any) -> None:
        """Leaves a message; may be called from any thread."""
        with self._lock:
            self._message = message
            notify, self._waiting = not self._waiting, True
        if notify:
            self.arrived.emit()

    def take(self) -> Any:
        """The latest message, or None if it has been taken already."""
        with self._lock:
            message, self._message, self._waiting = self._message, None, False
        return message
