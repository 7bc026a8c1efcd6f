"""Qt's Python types, made in the window's thread before another thread imports what asks for all
of them.

PySide makes a type when its name is first asked for. Where two threads do so at once, one of them
reads a list that the other changes, and the program ends with a segmentation fault (seen with
PySide 6.11).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer

MODULES: tuple[ModuleType, ...] = (QtCore, QtGui, QtWidgets)
_SLICE_SECONDS = 0.004


class TypeMaking(QObject):
    """Makes all types of ``MODULES``, a few milliseconds at a time whenever the window has nothing
    else to do: a quarter of a second in all, next to nothing where they are there. Then ``then`` is
    called; never if ``parent`` is gone by that time."""

    def __init__(self, parent: QObject, then: Callable[[], object]) -> None:
        super().__init__(parent)
        self._made, self._then = _made_one_by_one(), then
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._make_some)
        self._turns.start()

    def _make_some(self) -> None:
        end = time.monotonic() + _SLICE_SECONDS
        for _ in self._made:
            if time.monotonic() >= end:
                return
        self._turns.stop()
        self._then()


def _made_one_by_one() -> Iterator[object]:
    for module in MODULES:
        for name in dir(module):
            yield getattr(module, name)
