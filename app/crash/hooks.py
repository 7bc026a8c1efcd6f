"""Errors that nobody caught, wherever they are: in the report, and told like any other mishap."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from app.crash.error_text import error_text

Add = Callable[[str], object]
Tell = Callable[[str, BaseException], object]


@contextmanager
def uncaught_errors_reported(add: Add, tell: Tell) -> Iterator[None]:
    """Within, what leaves a method that Qt has called, a thread or a destructor is handed to
    ``add`` as lines of the report, and to ``tell`` with the word for where it came from.

    What Python does with such errors, which is to print them, is done before.
    """
    before = sys.excepthook, threading.excepthook, sys.unraisablehook

    def report(where: str, error: BaseException | None) -> None:
        if isinstance(error, Exception):
            add(error_text(where, error))
            tell(where, error)

    def of_a_call(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        before[0](kind, error, trace)
        report("the window", error)

    def of_a_thread(arguments: threading.ExceptHookArgs) -> None:
        before[1](arguments)
        report(arguments.thread.name if arguments.thread else "a thread", arguments.exc_value)

    def of_a_destructor(arguments: sys.UnraisableHookArgs) -> None:
        before[2](arguments)
        report("tidying up", arguments.exc_value)

    sys.excepthook, threading.excepthook = of_a_call, of_a_thread
    sys.unraisablehook = of_a_destructor
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before
