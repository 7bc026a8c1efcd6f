"""Errors that nobody expected: logged, and told in one line to whoever shows them.

Each goes through one logger, so that a window, a test or a terminal can listen like to any other.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_log = logging.getLogger(__name__)
_MOST_PLACES = 1_000

Place = tuple[str, type[BaseException], str, int]
_told_places: set[Place] = set()


def one_line(error: BaseException) -> str:
    """The first line of what an error says; the name of its kind if it says nothing."""
    return (str(error).splitlines() or [""])[0].strip() or type(error).__name__


def report_mishap(what: str, error: BaseException) -> None:
    """Logs the error with its traceback, and tells the line ``what: what the error says``."""
    _log.error("%s: %s", what, one_line(error), exc_info=error)


def report_mishap_once(what: str, error: BaseException) -> None:
    """Like ``report_mishap``, but only the first time that this kind of error comes from this line
    of the program: for what is tried 60 times a second."""
    place = _place_of(what, error)
    if place in _told_places or len(_told_places) >= _MOST_PLACES:
        return
    _told_places.add(place)
    report_mishap(what, error)


@contextmanager
def guarded(what: str, say: Callable[[Exception], object] | None = None) -> Iterator[None]:
    """Lets no error out. It is logged, and said by ``say``, or else told as a mishap; an error in
    ``say`` is told too."""
    try:
        yield
    except Exception as error:
        if say is None:
            report_mishap(what, error)
            return
        _log.warning("%s: %s", what, one_line(error), exc_info=error)
        with guarded(what):
            say(error)


class MishapListener(logging.Handler):
    """Hands each mishap's line to ``tell``, in the thread it happens in, until it is closed."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        super().__init__(logging.ERROR)
        self._tell = tell
        _log.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self._tell(record.getMessage())

    def close(self) -> None:
        _log.removeHandler(self)
        super().close()


def _place_of(what: str, error: BaseException) -> Place:
    deepest = error.__traceback__
    while deepest is not None and deepest.tb_next is not None:
        deepest = deepest.tb_next
    if deepest is None:
        return what, type(error), "", 0
    return what, type(error), deepest.tb_frame.f_code.co_filename, deepest.tb_lineno
