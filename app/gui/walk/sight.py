"""Keeps a widget scrolled to sight, whatever grows around it, until somebody scrolls."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_MARGIN_PX = 8


class Sight(QObject):
    """One widget at a time. What is higher than the room there is, is seen from its top on."""

    def __init__(self) -> None:
        super().__init__()
        self._widget: QWidget | None = None
        self._scrolls: tuple[QScrollArea, ...] = ()
        self._again = QTimer(self, interval=0, singleShot=True)
        self._again.timeout.connect(self._scroll)

    def keep(self, widget: QWidget) -> None:
        """Scrolls to this widget, and again when something around it gets another size. One that
        can't be scrolled away leaves the one before in sight."""
        scrolls = tuple(_scrolls_around(widget))
        if not scrolls:
            return
        self.let_go()
        self._widget, self._scrolls = widget, scrolls
        for scroll in self._scrolls:
            bar = scroll.verticalScrollBar()
            bar.rangeChanged.connect(self._again.start)
            bar.actionTriggered.connect(self.let_go)  # by a person, with the mouse or the wheel
        self._scroll()
        self._again.start()  # what has just been shown may not have its place yet

    def let_go(self) -> None:
        """Scrolls no more."""
        for scroll in self._scrolls:
            bar = scroll.verticalScrollBar()
            bar.rangeChanged.disconnect(self._again.start)
            bar.actionTriggered.disconnect(self.let_go)
        self._again.stop()
        self._widget, self._scrolls = None, ()

    def _scroll(self) -> None:
        widget = self._widget
        if widget is None or not widget.isVisible():
            return
        for scroll in self._scrolls:
            inner = scroll.widget()
            top = widget.mapTo(inner, QPoint(0, 0)).y() if inner is not None else 0
            bar, room = scroll.verticalScrollBar(), scroll.viewport().height()
            if widget.height() + 2 * _MARGIN_PX >= room or top - _MARGIN_PX < bar.value():
                bar.setValue(top - _MARGIN_PX)
            elif top + widget.height() + _MARGIN_PX > bar.value() + room:
                bar.setValue(top + widget.height() + _MARGIN_PX - room)


def _scrolls_around(widget: QWidget) -> Iterator[QScrollArea]:
    """From the innermost on."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            yield around
        around = around.parentWidget()
