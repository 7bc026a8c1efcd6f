"""A mouse for tests of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


def move_mouse(widget: QWidget, place: QPoint) -> None:
    """The pointer comes to a place in a widget, no button held.

    Sent to the widget itself: the window system sends nothing where the pointer, by chance, is
    already there since the test before.
    """
    assert widget.hasMouseTracking(), "without tracking it hears nothing while no button is held"
    here, everywhere = QPointF(place), QPointF(widget.mapToGlobal(place))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, here, everywhere, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)
