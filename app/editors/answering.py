"""The thread that suggests and learns: what is asked of it is done in its order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any, TypeVar

from app.errors import LettersumError
from app.waiting_thread import Task, WaitingThread
from app.writing.assistant import Assistant

Value = TypeVar("Value")
MOST_WAITING = 2_000


class OverloadedError(LettersumError):
    """More is asked than can be answered."""


class AnsweringThread(WaitingThread):
    """Owns an assistant. Of what is asked, what is cancelled before its turn is never begun."""

    def __init__(self, make: Callable[[], Assistant]) -> None:
        """``make`` is called in the thread."""
        super().__init__("suggestions")
        self._make = make
        self._assistant: Assistant | None = None
        self._waiting: deque[tuple[Future[Any], Callable[[Assistant], Any]]] = deque()

    def ask(self, job: Callable[[Assistant], Value]) -> Future[Value]:
        """What the job returns or raises, once it is done. Raises OverloadedError."""
        future: Future[Value] = Future()
        with self._changed:
            if len(self._waiting) >= MOST_WAITING:
                raise OverloadedError("more is asked than can be answered; ask again later")
            self._waiting.append((future, job))
            self._changed.notify()
        return future

    def stop(self) -> None:
        """Does what waits to be done and keeps what was learned."""
        super().stop()
        if self._assistant is not None:
            self._assistant.close()

    def _next(self) -> Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._waiting)
            return partial(self._do, *self._waiting.popleft()) if self._waiting else None

    def _do(self, future: Future[Any], job: Callable[[Assistant], Any]) -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            self._assistant = self._assistant or self._make()
            future.set_result(job(self._assistant))
        except Exception as error:
            future.set_exception(error)
