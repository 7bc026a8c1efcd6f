"""Works surfaces out off the window's thread. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable

from app.gui.network.surface.chart import Chart, chart_of
from app.gui.network.surface.grid import SurfaceRequest, work_out
from app.gui.waiting_thread import WaitingThread


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

    def _run(self) -> None:
        while (request := self._next()) is not None:
            surface = work_out(request, self._goes_on)
            if surface is not None:
                self._report(chart_of(surface))

    def _next(self) -> SurfaceRequest | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._waiting is not None)
            request, self._waiting = self._waiting, None
            return None if self._stopping else request

    def _goes_on(self) -> bool:
        return not self._stopping
