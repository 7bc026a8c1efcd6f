"""SIGTERM, SIGINT and SIGHUP close the window as Ctrl+Q does."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.gui.caught_signals import CaughtSignals


class SignalledEnd(QObject):
    """Closes the window once a signal has come, drafts whole, so the program returns 0: it ended
    as it was asked to, and nothing was lost.

    Dialogs and menus that are open are left as by Escape, since nobody may be there to answer.
    Only where the draft can't be kept is what Ctrl+Q asks then asked too; a second signal ends
    without an answer. While the window closes, more signals change nothing: a terminal that is
    closed sends two at once, and the draft must not be cut short by the second.
    """

    def __init__(self, window: QWidget, caught: CaughtSignals) -> None:
        super().__init__(window)
        self._window, self._caught = window, caught
        self._is_closing = self._is_repeated = False
        self._notifier = QSocketNotifier(caught.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)
        # Each step in a turn of the loop of its own: keys that are there already come first, and
        # whoever waits for the answer of a dialog goes on when it has been closed.
        self._steps = QTimer(self)
        self._steps.timeout.connect(self._step)

    def _take(self) -> None:
        self._caught.take()
        self._is_repeated = self._is_closing
        self._steps.start(0)

    def _step(self) -> None:
        front = _front()
        if front is not None:
            _leave(front)
            return
        self._steps.stop()
        if not self._is_closing:
            self._close()

    def _close(self) -> None:
        self._is_closing = True
        is_closed = self._window.close()
        if not is_closed and self._is_repeated:
            self._window.hide()  # what isn't seen asks nothing
            is_closed = self._window.close()
        self._is_closing = self._is_repeated = False
        self._steps.stop()
        if is_closed:
            self._notifier.setEnabled(False)
            QApplication.quit()  # which Qt does by itself only for a window that was seen


def _front() -> QWidget | None:
    """The menu or dialog that waits for an answer; of several the one that opened last."""
    front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if front is not None:
        return front
    # A dialog that the system draws in Qt's place is visible, but never the active one.
    dialogs = (each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog))
    return next((each for each in dialogs if each.isVisible()), None)


def _leave(front: QWidget) -> None:
    if isinstance(front, QDialog):
        front.reject()
    else:
        front.close()
    if front.isVisible():
        front.hide()
