"""Whether layouts come to rest: counted in events, never in time."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

LAYOUT_EVENTS = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)
MOST_ROUNDS = 25  # of the event loop; each can only settle one more level of nested widgets


class LayoutCount(QObject):
    """Counts the layout events of a widget and all that is in it, from now on."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget, self.events = widget, 0
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in LAYOUT_EVENTS and isinstance(watched, QWidget):
            self.events += watched is self._widget or self._widget.isAncestorOf(watched)
        return False

    def stop(self) -> None:
        """Counts no more."""
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)


def comes_to_rest(widget: QWidget) -> bool:
    """Whether the layout of ``widget`` has nothing left to do after a few rounds of events."""
    count = LayoutCount(widget)
    try:
        for _ in range(MOST_ROUNDS):
            count.events = 0
            QApplication.processEvents()
            if not count.events:
                return True
        return False
    finally:
        count.stop()


def restless_widths(widget: QWidget, widths: Iterable[int], height: int) -> list[int]:
    """At which of these widths ``widget`` never comes to rest."""
    restless = []
    for width in widths:
        widget.resize(width, height)
        if not comes_to_rest(widget):
            restless.append(width)
    return restless
