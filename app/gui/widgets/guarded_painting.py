"""The one guard around all painting.

An exception that leaves a paint method leaves its painter open, and a widget that goes while a
painter is open on it takes the whole program along. So every paint method is decorated with
``guarded_paint``, and painters are made by ``painter_on`` alone; a test holds both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtGui import QPaintDevice, QPainter

from app.mishaps import report_mishap_once

_Self = TypeVar("_Self")
_Rest = ParamSpec("_Rest")
_Paint = Callable[Concatenate[_Self, _Rest], None]


@contextmanager
def painter_on(device: QPaintDevice) -> Iterator[QPainter]:
    """A painter that is ended whatever happens."""
    painter = QPainter(device)
    try:
        yield painter
    finally:
        painter.end()


def guarded_paint(paint: _Paint[_Self, _Rest]) -> _Paint[_Self, _Rest]:
    """Lets no error out of a paint method: what is painted stays as far as it came, and the error
    is told once. A painter that was handed in is handed back as it came."""

    @wraps(paint)
    def guarded(self: _Self, /, *arguments: _Rest.args, **named: _Rest.kwargs) -> None:
        lent = next((each for each in arguments if isinstance(each, QPainter)), None)
        if lent is not None:
            lent.save()
        try:
            paint(self, *arguments, **named)
        except Exception as error:
            report_mishap_once(f"{type(self).__name__} can't be drawn", error)
        finally:
            if lent is not None:
                lent.restore()

    return guarded
