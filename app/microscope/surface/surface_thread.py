"""Works surfaces out off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.microscope.surface.chart import Chart, chart_of
from app.microscope.surface.grid import SurfaceRequest, work_out
from app.waiting_thread import Task, WaitingThread


class SurfaceThread(WaitingThread):
    """Of the requests that wait only the newest is worked out. ``report`` is called in this
    thread."""

    def __init__(self, report: Callable[[Chart], object]) -> None:
        super().__init__("error surface")
        self._report = report
        self._waiting: SurfaceRequest | None = None

    def ask(self, request: SurfaceRequest) -> None:
        """Puts this request in the place of one that waits."""
        with self._changed:
            self._waiting = request
            self._changed.notify()

    def _next(self) -> Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._waiting is not None)
            if self._stopping or self._waiting is None:
                return None
            request, self._waiting = self._waiting, None
            return partial(self._work_out, request)

    def _work_out(self, request: SurfaceRequest) -> None:
        surface = work_out(request, self._goes_on)
        if surface is not None:
            self._report(chart_of(surface))

    def _goes_on(self) -> bool:
        return not self._stopping
