from __future__ import annotations

import threading
from collections.abc import Iterator
from queue import Empty, Queue, SimpleQueue

import pytest

from app.microscope.previews.preview import SlopePreview, SlopeRequest
from app.microscope.previews.preview_thread import PreviewThread
from nncore.kernels.online import OnlineTraining, train_online_numpy
from tests.microscope.examples import V1_PRESET
from tests.patience import PATIENCE_SECONDS


class Gate:
    """A loop that is only handed out when it is let go on."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()

    def loop_now(self) -> OnlineTraining:
        self.begun.set()
        assert self.go.wait(PATIENCE_SECONDS)
        return train_online_numpy


Reports = Queue[SlopePreview | Exception]


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def reports() -> Reports:
    return Queue()


@pytest.fixture
def thread(gate: Gate, reports: Reports) -> Iterator[PreviewThread]:
    made = PreviewThread(gate.loop_now, reports.put)
    made.start()
    yield made
    gate.go.set()
    made.stop()


def asked(value: float, what: str = "w5") -> SlopeRequest:
    return SlopeRequest(V1_PRESET.file, 0, what, value)


def next_value(reports: Reports) -> float:
    made = reports.get(timeout=PATIENCE_SECONDS)
    assert isinstance(made, SlopePreview)
    return made.request.value


def test_only_the_newest_is_reported(gate: Gate, reports: Reports, thread: PreviewThread) -> None:
    thread.ask(asked(0.1))
    assert gate.begun.wait(PATIENCE_SECONDS)
    thread.ask(asked(0.2))
    thread.ask(asked(0.3))
    gate.go.set()
    assert next_value(reports) == 0.3
    thread.stop()
    assert nothing_left(reports)


def test_what_is_forgotten_is_not_reported(
    gate: Gate, reports: Reports, thread: PreviewThread
) -> None:
    thread.ask(asked(0.1))
    assert gate.begun.wait(PATIENCE_SECONDS)
    thread.forget()
    gate.go.set()
    thread.ask(asked(0.2))
    assert next_value(reports) == 0.2
    assert nothing_left(reports)


def test_an_error_is_reported_and_work_goes_on(
    gate: Gate, reports: Reports, thread: PreviewThread
) -> None:
    gate.go.set()
    thread.ask(asked(0.1, "w99"))
    assert isinstance(reports.get(timeout=PATIENCE_SECONDS), KeyError)
    thread.ask(asked(0.2))
    assert next_value(reports) == 0.2


def nothing_left(reports: Reports) -> bool:
    try:
        reports.get_nowait()
    except Empty:
        return True
    return False


def test_after_a_report_that_failed_the_next_is_made(
    gate: Gate, reports: Reports, told_mishaps: SimpleQueue[str]
) -> None:
    def report(made: SlopePreview | Exception) -> None:
        if isinstance(made, SlopePreview) and made.request.value == 0.1:
            raise RuntimeError("no window")
        reports.put(made)

    gate.go.set()
    thread = PreviewThread(gate.loop_now, report)
    thread.start()
    thread.ask(asked(0.1))
    assert told_mishaps.get(timeout=PATIENCE_SECONDS) == "slope preview: no window"
    thread.ask(asked(0.2))
    assert next_value(reports) == 0.2
    thread.stop()
