from __future__ import annotations

import sys
import threading

import pytest

from app.crash.hooks import uncaught_errors_reported


@pytest.fixture(autouse=True)
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """What prints, and what pytest has put there, takes no part."""
    hooks = ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook"))
    for module, name in hooks:
        monkeypatch.setattr(module, name, lambda *arguments: None)


def test_errors_of_calls_threads_and_destructors() -> None:
    added: list[str] = []
    told: list[tuple[str, str]] = []

    def fail() -> None:
        raise ValueError("too large")

    class Failing:
        def __del__(self) -> None:
            fail()

    with uncaught_errors_reported(added.append, lambda where, e: told.append((where, str(e)))):
        try:
            fail()
        except ValueError:
            sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
        thread = threading.Thread(target=fail, name="training")
        thread.start()
        thread.join()
        Failing()
    assert told == [(w, "too large") for w in ("the window", "training", "tidying up")]
    assert len(added) == 3
    assert all("in test_errors_of_calls" in text for text in added)


def test_what_is_no_error_is_not_reported_and_the_hooks_are_given_back() -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    added: list[str] = []
    with uncaught_errors_reported(added.append, lambda *arguments: added.append("told")):
        assert sys.excepthook is not before[0]
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert added == []
    assert before == (sys.excepthook, threading.excepthook, sys.unraisablehook)
