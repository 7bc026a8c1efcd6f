"""Where a layout lies in the widget that draws it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize

from app.microscope.layout.geometry import Box
from app.microscope.layout.network_layout import NetworkLayout


@dataclass(frozen=True)
class Placement:
    """The layout's upper left corner in the widget, in pixels, and how many times larger it is
    drawn than it is laid out."""

    left: float
    top: float
    zoom: float

    def in_layout(self, point: QPointF) -> tuple[float, float]:
        """Where a point of the widget is in the layout."""
        return (point.x() - self.left) / self.zoom, (point.y() - self.top) / self.zoom

    def on_screen(self, box: Box) -> QRect:
        """Where a place in the layout is in the widget."""
        return QRect(
            round(self.left + box.x * self.zoom),
            round(self.top + box.y * self.zoom),
            round(box.width * self.zoom),
            round(box.height * self.zoom),
        )


def placed(layout: NetworkLayout, zoom: float, size: QSize) -> Placement:
    """In the middle of a widget of this size, if that is larger."""
    return Placement(
        max(size.width() - layout.width * zoom, 0) / 2,
        max(size.height() - layout.height * zoom, 0) / 2,
        zoom,
    )
