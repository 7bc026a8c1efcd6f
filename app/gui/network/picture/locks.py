"""The padlock that a saturated neuron wears."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.gui.theme.design_tokens import Colours
from app.microscope.layout.geometry import Circle

_DIAGONAL = 0.707


def draw_lock(painter: QPainter, colours: Colours, neuron: Circle) -> None:
    """A padlock on the upper right of a neuron."""
    size = max(min(neuron.radius * 0.3, 9.0), 4.0)
    x, y = neuron.x + _DIAGONAL * neuron.radius, neuron.y - _DIAGONAL * neuron.radius
    painter.setPen(QPen(QColor(colours.ink), 1))
    painter.setBrush(QColor(colours.card))
    painter.drawEllipse(QPointF(x, y), 1.5 * size, 1.5 * size)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.ink), max(size / 5, 1)))
    shackle = QRectF(x - 0.42 * size, y - 0.85 * size, 0.84 * size, 1.1 * size)
    painter.drawArc(shackle, 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.ink))
    painter.drawRoundedRect(QRectF(x - 0.7 * size, y - 0.25 * size, 1.4 * size, 1.1 * size), 1, 1)
