"""A thread that waits for something to do until it is told to stop."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from app.mishaps import guarded

Task = Callable[[], object]
Say = Callable[[Exception], object]
Request = TypeVar("Request")


class WaitingThread(ABC):
    """Does one task after another, whatever goes wrong in one of them.

    Subclasses say in ``_next`` what to do next; what waits to be done is read and written under
    ``_changed``, which is notified of each change. ``say`` is called in the thread with what went
    wrong in a task; without it that is told as a mishap.
    """

    def __init__(self, name: str, say: Say | None = None) -> None:
        self._changed = threading.Condition()
        self._stopping = False
        self._say = say
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begins; what was asked before is done too."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the thread and waits for it; what is being worked on is finished first. Whether what
        still waits is done too is for ``_next`` to say."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join()

    @abstractmethod
    def _next(self) -> Task | None:
        """Waits on ``_changed`` for the next task; None ends the thread, once ``_stopping`` is
        set. Called in the thread, and may raise nothing."""

    def _run(self) -> None:
        while (task := self._next()) is not None:
            with guarded(self._thread.name, self._say):
                task()


class NewestRequestThread(WaitingThread, Generic[Request]):
    """Of the requests that wait only the newest is worked on; ``_work_on`` says how."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._waiting: Request | None = None
        self._newest: Request | None = None

    def ask(self, request: Request) -> None:
        """Puts this request in the place of one that waits."""
        with self._changed:
            self._waiting = self._newest = request
            self._changed.notify()

    @abstractmethod
    def _work_on(self, request: Request) -> None:
        """Called in the thread."""

    def _next(self) -> Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._waiting is not None)
            if self._stopping or self._waiting is None:
                return None
            request, self._waiting = self._waiting, None
            return partial(self._work_on, request)
