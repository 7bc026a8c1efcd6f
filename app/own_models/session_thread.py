"""The training session in a thread of its own."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import TypeVarTuple

from app.giving_way import give_way
from app.mishaps import guarded
from app.own_models.training_session import OwnTrainingSession
from app.own_models.training_view import Stage, TrainingView
from app.waiting_thread import Task, WaitingThread

REPORT_SECONDS = 1 / 30

_Sent = TypeVarTuple("_Sent")
Report = Callable[[TrainingView], object]


class SessionThread(WaitingThread):
    """Owns the session: each change to it comes between two of its steps. ``report`` is called in
    this thread, about 30 times a second while there is work, and at once after each change and at
    each stage. When the thread is stopped the session is closed."""

    def __init__(
        self,
        session: OwnTrainingSession,
        report: Report,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__("training on own text")
        self._session, self._report, self._clock = session, report, clock
        self._changes: deque[Task] = deque()
        self._reported_at, self._reported = -REPORT_SECONDS, Stage.EMPTY

    def change(self, change: Callable[[OwnTrainingSession, *_Sent], object], *sent: *_Sent) -> None:
        """``change(OwnTrainingSession.add, paths)``: carried out before the next step."""
        with self._changed:
            self._changes.append(lambda: change(self._session, *sent))
            self._changed.notify()

    def _run(self) -> None:
        give_way()
        super()._run()
        with guarded(self._thread.name):
            self._session.close()

    def _next(self) -> Task | None:
        with self._changed:
            self._changed.wait_for(
                lambda: self._stopping or self._changes or self._session.has_work
            )
            if self._changes:
                change = self._changes.popleft()
                return lambda: self._make(change)
            return None if self._stopping else self._step

    def _make(self, change: Task) -> None:
        try:
            change()
        finally:
            self._send()

    def _step(self) -> None:
        try:
            self._session.step()
        finally:
            is_news = self._session.stage is not self._reported or not self._session.has_work
            if is_news or self._clock() - self._reported_at >= REPORT_SECONDS:
                self._send()

    def _send(self) -> None:
        view = self._session.view()
        self._reported_at, self._reported = self._clock(), view.stage
        self._report(view)
