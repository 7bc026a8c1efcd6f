"""Counts off the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from app.microscope.counting.costs import Cost, costs_of
from app.waiting_thread import NewestRequestThread
from nncore.trace import Trace


class CountingThread(NewestRequestThread[Trace]):
    """``report`` is called in this thread, with a trace and the costs of its slopes."""

    def __init__(self, report: Callable[[tuple[Trace, tuple[Cost, ...]]], object]) -> None:
        super().__init__("counting multiplications")
        self._report = report

    def _work_on(self, request: Trace) -> None:
        self._report((request, costs_of(request)))
