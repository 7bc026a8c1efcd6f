"""Words beside points of a plot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QBrush, QColor, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSimpleTextItem

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT

NamedPoint = tuple[float, float, str]
# Where a name stands, as shares of its size from its point: below it, above it, at its right. So
# the names of three that nearly meet can be read.
_SHIFTS = ((-0.5, 0.4), (-0.5, -1.4), (0.0, -0.5))
_GAP_PX = 8  # of the one at the right


class PointNames:
    """Writes into the plot ``widget`` of pyqtgraph; never counts for what of it is seen."""

    def __init__(self, widget: Any, appearance: Appearance) -> None:
        self._appearance = appearance
        self.items = [QGraphicsSimpleTextItem() for _ in _SHIFTS]
        for item in self.items:
            item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
            widget.getViewBox().addItem(item, ignoreBounds=True)
            item.hide()

    def show(self, points: Sequence[NamedPoint]) -> None:
        """These points, three at most, and no others."""
        for place, item in enumerate(self.items):
            item.setVisible(place < len(points))
            if place < len(points):
                x, y, name = points[place]
                item.setPos(x, y)
                item.setText(name)
                self._shift(place)

    def dress(self) -> None:
        """Wears the colours and sizes of the window."""
        for place, item in enumerate(self.items):
            item.setBrush(QBrush(QColor(self._appearance.colours.ink)))
            item.setFont(self._appearance.sans(TEXT.chip))
            self._shift(place)

    def _shift(self, place: int) -> None:
        right, down = _SHIFTS[place]
        size = self.items[place].boundingRect()
        gap = self._appearance.px(_GAP_PX) if right == 0 else 0
        shift = QTransform.fromTranslate(right * size.width() + gap, down * size.height())
        self.items[place].setTransform(shift)
