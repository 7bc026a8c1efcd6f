"""Works surfaces out off the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from app.microscope.surface.chart import Chart, chart_of
from app.microscope.surface.grid import SurfaceRequest, work_out
from app.waiting_thread import NewestRequestThread


class SurfaceThread(NewestRequestThread[SurfaceRequest]):
    """``report`` is called in this thread."""

    def __init__(self, report: Callable[[Chart], object]) -> None:
        super().__init__("error surface")
        self._report = report

    def _work_on(self, request: SurfaceRequest) -> None:
        surface = work_out(request, self._goes_on)
        if surface is not None:
            self._report(chart_of(surface))

    def _goes_on(self) -> bool:
        return not self._stopping
