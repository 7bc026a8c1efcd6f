from __future__ import annotations

import threading

from app.gui.network.presets import ARTICLE
from app.gui.network.surface.chart import Chart
from app.gui.network.surface.grid import SurfaceRequest
from app.gui.network.surface.thread import SurfaceThread
from tests.patience import PATIENCE_SECONDS


def request(first: str) -> SurfaceRequest:
    return SurfaceRequest(ARTICLE.file, first, "w8", (0.0, 1.0), (0.0, 1.0))


def test_only_the_newest_request_is_worked_out() -> None:
    reported: list[str] = []
    done = threading.Event()

    def report(chart: Chart) -> None:
        reported.append(chart.surface.first)
        done.set()

    thread = SurfaceThread(report)
    for first in ("w1", "w2", "w3"):
        thread.ask(request(first))
    thread.start()
    assert done.wait(PATIENCE_SECONDS)
    thread.stop()
    assert reported == ["w3"]


def test_it_stops_in_the_middle_of_a_request() -> None:
    reported: list[Chart] = []
    thread = SurfaceThread(reported.append)
    thread.stop()  # before it began
    thread.ask(request("w1"))
    thread.start()
    thread.stop()
    assert reported == []
