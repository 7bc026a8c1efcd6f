"""A thread that waits for something to do until it is told to stop. Knows no Qt."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod


class WaitingThread(ABC):
    """Subclasses say in ``_run`` what is done, wait on ``_changed``, and look at ``_stopping``.

    What waits to be done is read and written under ``_changed``, which is notified of each change.
    """

    def __init__(self, name: str) -> None:
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begins; what was asked before is done too."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread and waits for it; what is being worked on is finished first. Whether what
        still waits is done too is for ``_run`` to say."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join()

    @abstractmethod
    def _run(self) -> None:
        """Runs in the thread; returns once ``_stopping`` is set."""
