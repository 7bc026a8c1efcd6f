"""Neurons through which hardly any error passes back, and the padlock they wear."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.gui.theme.tokens import Colours
from app.microscope.layout.geometry import Circle
from app.microscope.number_format import significant
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.divergence import SATURATED

_DIAGONAL = 0.707


def saturated_neurons(snapshot: NetworkSnapshot) -> dict[str, float]:
    """The slope sig·(1−sig) of each neuron whose output is computed and so near 0 or 1 that the
    slope is below SATURATED."""
    notation = snapshot.trace.notation
    slopes = {}
    for neuron in notation.neurons():
        unit = notation.unit(neuron)
        output = snapshot.value(f"sig({unit})")
        if output is not None and output * (1.0 - output) < SATURATED:
            slopes[unit] = output * (1.0 - output)
    return slopes


def lock_text(slope: float) -> str:
    """What a padlock says."""
    written = significant(slope, 2)
    return f"saturated: slope sig·(1−sig) = {written}, hardly any error passes back"


def locks_text(slopes: dict[str, float]) -> str:
    """All of them, for a screen reader; nothing where there are none."""
    if not slopes:
        return ""
    noun = "neuron" if len(slopes) == 1 else "neurons"
    return f"{len(slopes)} saturated {noun}: {', '.join(slopes)}"


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
