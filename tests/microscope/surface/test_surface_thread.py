from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue

import pytest

from app.microscope.network_presets import ARTICLE
from app.microscope.surface.chart import Chart
from app.microscope.surface.grid import Surface, SurfaceRequest, work_out
from app.microscope.surface.surface_thread import SurfaceThread
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


def test_after_a_surface_or_a_report_that_failed_the_next_is_worked_out(
    monkeypatch: pytest.MonkeyPatch, told_mishaps: SimpleQueue[str]
) -> None:
    def broken_at_w1(asked: SurfaceRequest, goes_on: Callable[[], bool]) -> Surface | None:
        if asked.first == "w1":
            raise ValueError("no surface")
        return work_out(asked, goes_on)

    def report(chart: Chart) -> None:
        if chart.surface.first == "w2":
            raise RuntimeError("no window")
        reported.put(chart.surface.first)

    monkeypatch.setattr("app.microscope.surface.surface_thread.work_out", broken_at_w1)
    reported: SimpleQueue[str] = SimpleQueue()
    thread = SurfaceThread(report)
    thread.start()
    thread.ask(request("w1"))
    assert told_mishaps.get(timeout=PATIENCE_SECONDS) == "error surface: no surface"
    thread.ask(request("w2"))
    assert told_mishaps.get(timeout=PATIENCE_SECONDS) == "error surface: no window"
    thread.ask(request("w3"))
    assert reported.get(timeout=PATIENCE_SECONDS) == "w3"
    thread.stop()
