from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue

from app.waiting_thread import Task, WaitingThread
from tests.patience import PATIENCE_SECONDS


class Doing(WaitingThread):
    def __init__(self, say: Callable[[Exception], object] | None = None) -> None:
        super().__init__("doing", say)
        self._tasks: list[Task] = []

    def do(self, task: Task) -> None:
        with self._changed:
            self._tasks.append(task)
            self._changed.notify()

    def _next(self) -> Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._tasks)
            return self._tasks.pop(0) if self._tasks else None


def fail() -> None:
    raise ValueError("out of order")


def test_after_a_task_that_failed_the_next_is_done(told_mishaps: SimpleQueue[str]) -> None:
    thread, done = Doing(), SimpleQueue[str]()
    thread.start()
    thread.do(fail)
    thread.do(lambda: done.put("done"))
    assert told_mishaps.get(timeout=PATIENCE_SECONDS) == "doing: out of order"
    assert done.get(timeout=PATIENCE_SECONDS) == "done"
    thread.stop()


def test_a_thread_may_say_itself_what_failed(told_mishaps: SimpleQueue[str]) -> None:
    said: SimpleQueue[Exception] = SimpleQueue()
    thread = Doing(said.put)
    thread.start()
    thread.do(fail)
    assert str(said.get(timeout=PATIENCE_SECONDS)) == "out of order"
    thread.stop()
    assert told_mishaps.empty()


def test_even_where_saying_it_fails(told_mishaps: SimpleQueue[str]) -> None:
    def say(error: Exception) -> None:
        raise TypeError("can't say it")

    thread, done = Doing(say), SimpleQueue[str]()
    thread.start()
    thread.do(fail)
    thread.do(lambda: done.put("done"))
    assert done.get(timeout=PATIENCE_SECONDS) == "done"
    assert told_mishaps.get(timeout=PATIENCE_SECONDS) == "doing: can't say it"
    thread.stop()
