"""The thread that suggests and learns."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError

import pytest

from app.editors import answering as module
from app.editors.answering import AnsweringThread, OverloadedError
from app.writing.assistant import Assistant
from tests.writing.fake_predictor import FakePredictor

PATIENCE = 300  # seconds


class Closed(Assistant):
    """Notes what is done with it."""

    def __init__(self) -> None:
        super().__init__(lambda preset: FakePredictor())
        self.is_closed = False

    def close(self) -> None:
        super().close()
        self.is_closed = True


@pytest.fixture
def assistant() -> Closed:
    return Closed()


@pytest.fixture
def thread(assistant: Closed) -> Iterator[AnsweringThread]:
    thread = AnsweringThread(lambda: assistant)
    yield thread
    thread.stop()


def test_jobs_are_done_in_their_order_and_before_the_end(
    thread: AnsweringThread, assistant: Closed
) -> None:
    done: list[int] = []
    for number in range(5):
        thread.ask(lambda _, number=number: done.append(number))
    thread.start()
    thread.stop()
    assert done == [0, 1, 2, 3, 4]
    assert assistant.is_closed


def test_what_is_cancelled_before_its_turn_is_never_begun(thread: AnsweringThread) -> None:
    begun, may_go_on, done = threading.Event(), threading.Event(), []

    def first(_: Assistant) -> None:
        begun.set()
        may_go_on.wait(PATIENCE)

    thread.start()
    running = thread.ask(first)
    begun.wait(PATIENCE)
    waiting = thread.ask(lambda _: done.append("never"))
    last = thread.ask(lambda _: "last")
    assert waiting.cancel()
    assert not running.cancel()
    may_go_on.set()
    assert last.result(PATIENCE) == "last"
    assert done == []
    with pytest.raises(CancelledError):
        waiting.result(PATIENCE)


def test_what_goes_wrong_is_the_askers(thread: AnsweringThread) -> None:
    thread.start()

    def fails(_: Assistant) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        thread.ask(fails).result(PATIENCE)
    assert thread.ask(lambda _: 3).result(PATIENCE) == 3


def test_an_assistant_that_cannot_be_made_is_told_each_time() -> None:
    def make() -> Assistant:
        raise FileNotFoundError("no model")

    thread = AnsweringThread(make)
    thread.start()
    for _ in range(2):
        with pytest.raises(FileNotFoundError, match="no model"):
            thread.ask(lambda _: 3).result(PATIENCE)
    thread.stop()


def test_a_flood_is_refused(thread: AnsweringThread, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 2)
    thread.ask(lambda _: 1)
    thread.ask(lambda _: 2)
    with pytest.raises(OverloadedError):
        thread.ask(lambda _: 3)
    thread.start()
