"""Works out off the window's thread what is drawn of a learner's number."""

from __future__ import annotations

from collections.abc import Callable

from app.gui.network.curves.curve_card import import_plotting
from app.lessons.drawn_number import Drawn, NumberToDraw, draw_number
from app.waiting_thread import NewestRequestThread

Report = Callable[[tuple[NumberToDraw, Drawn | None]], object]


class DrawingThread(NewestRequestThread[NumberToDraw]):
    """``report`` is called in this thread with each request and what came of it; by then what
    draws has been imported."""

    def __init__(self, report: Report) -> None:
        super().__init__("drawing a number")
        self._report = report

    def _work_on(self, request: NumberToDraw) -> None:
        import_plotting()
        self._report((request, draw_number(request)))
