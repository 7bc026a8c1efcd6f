"""Scrolling whose content never gets wider or narrower because it scrolls."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from app.gui.widgets.guarded_painting import guarded_paint


class SteadyScroll(QScrollArea):
    """Scrolls down ``inner`` where it is taller than the room there is.

    The place of the scroll bar is always kept, and is empty where there is nothing to scroll. The
    width of ``inner`` then depends on the width of this alone. If it depended on whether the bar
    is there, text of another width would be of another height, which is what the bar depends on:
    such a layout may never come to rest.
    """

    def __init__(self, name: str, inner: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setVerticalScrollBar(QuietBar(Qt.Orientation.Vertical))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        inner.setProperty("role", "scrolled")
        self.setWidget(inner)


class QuietBar(QScrollBar):
    """Not seen where there is nothing to scroll."""

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)
