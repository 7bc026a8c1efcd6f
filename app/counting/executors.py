"""Where pieces are counted: in this process, or in others of this machine; for those of other
machines see cluster.py."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any, TypeVar

from app.counting.errors import CountingError

# Each takes 100 MB, and one process puts together what so many count.
MOST_PROCESSES = 8

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class PieceExecutor:
    """``submit`` takes a function and its arguments; what it gives can be asked whether the result
    is ``done()``, and for the ``result()``. ``in_flight``: so many at once keep it busy.
    ``explained``: what an error that comes from there means."""

    submit: Callable[..., Any]
    in_flight: int
    explained: Callable[[Exception], Exception] = lambda error: error


@contextmanager
def in_this_process() -> Iterator[PieceExecutor]:
    """Counts each piece when it is handed over."""
    yield PieceExecutor(_counted_here, 1)


@contextmanager
def in_processes(processes: int | None = None) -> Iterator[PieceExecutor]:
    """So many processes, or one for each processor; they end with the block, and with this
    process, however it ends."""
    number = processes or min(_processors(), MOST_PROCESSES)
    pool = _Pool(number, multiprocessing.get_context("spawn"), _begin)
    try:
        yield PieceExecutor(pool.submit, 2 * number, _explained)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _explained(error: Exception) -> Exception:
    if isinstance(error, BrokenExecutor):
        return CountingError(
            "a process that counted was ended from outside, perhaps as memory was short; "
            "try again with less else running"
        )
    return error


def _counted_here(function: Callable[..., Result], *arguments: Any) -> Future[Result]:
    future: Future[Result] = Future()
    future.set_result(function(*arguments))
    return future


class _Pool(ProcessPoolExecutor):
    """Its processes begin deaf to Ctrl+C, which a terminal sends to all of them: this one ends
    them, and the others would each print where they were."""

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        if not hasattr(signal, "pthread_sigmask"):
            return super().submit(fn, *args, **kwargs)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """What a process of the pool does first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Where the parent is killed nobody tells its processes, and they would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
