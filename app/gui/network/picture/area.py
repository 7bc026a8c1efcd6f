"""The frame around the picture: room, scroll bars, zoom."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from app.gui.network.picture.picture import NetworkPicture
from app.gui.theme.design_tokens import SCROLL_BAR_PX

_ZOOM_STEP = 1.2
_WHEEL_NOTCH = 120.0  # eighths of a degree


class PictureArea(QScrollArea):
    """Gives the picture all the room there is; scrolls where it needs more. Ctrl + wheel, + and −
    zoom, 0 fits; empty ground can be drawn with the mouse."""

    def __init__(self, picture: NetworkPicture) -> None:
        super().__init__()
        self._picture = picture
        self.setAccessibleName("Network")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picture.setProperty("role", "scrolled")
        self.setWidget(picture)
        self.setWidgetResizable(True)
        picture.panned.connect(self._pan)

    def zoom_in(self) -> None:
        """One step larger."""
        self._zoom_by(_ZOOM_STEP, self._middle())

    def zoom_out(self) -> None:
        """One step smaller."""
        self._zoom_by(1 / _ZOOM_STEP, self._middle())

    def fit_to_room(self) -> None:
        """The whole network as large as it is legible, or smaller where it must be."""
        scene = self._picture.scene
        scene.forget_zoom()
        room, needed = self.maximumViewportSize(), scene.layout
        zoom = min(room.width() / needed.width, room.height() / needed.height)
        if zoom < scene.zoom:
            scene.set_zoom(zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The room as it is without scroll bars: with them, they would come and go by turns.
        self._picture.scene.fit(self.maximumViewportSize(), SCROLL_BAR_PX)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / _WHEEL_NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and notches:
            self._zoom_by(_ZOOM_STEP**notches, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        actions = {"+": self.zoom_in, "=": self.zoom_in, "-": self.zoom_out, "0": self.fit_to_room}
        action = actions.get(event.text())
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    def _middle(self) -> QPointF:
        return QPointF(self.viewport().rect().center())

    def _zoom_by(self, factor: float, anchor: QPointF) -> None:
        """What is at ``anchor``, a point of the viewport, stays there as far as it can."""
        picture, before = self._picture, self._picture.scene.zoom
        at = QPointF(picture.mapFrom(self.viewport(), anchor.toPoint()))
        picture.scene.set_zoom(before * factor)
        grown = picture.scene.zoom / before
        picture.resize(picture.minimumSize().expandedTo(self.viewport().size()))
        self._pan((at - at * grown).toPoint())

    def _pan(self, by: QPoint) -> None:
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() - by.x())
        down.setValue(down.value() - by.y())
