"""Draws a network: edges by sign and size, numbers in chips, neurons with their outputs."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from app.gui.network.picture.captions import draw_captions
from app.gui.network.picture.edges import draw_edge_grounds, draw_edges
from app.gui.network.picture.locks import draw_lock
from app.gui.network.picture.state import PictureState
from app.microscope.chain.chain_rule import route
from app.microscope.layout.geometry import Box, Circle
from app.microscope.layout.picture_texts import chip_text, delta_text, neuron_value, new_weight
from app.microscope.saturation import locked_units

_CENTRE = Qt.AlignmentFlag.AlignCenter
_DELTA_OUTWARD_PX = 3.0
_RING_GAP_PX = 3.5  # between a neuron and the ring of what is just computed


def draw_network(painter: QPainter, state: PictureState) -> None:
    """Draws everything; the painter's origin is the layout's."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_edge_grounds(painter, state)
    draw_edges(painter, state)
    for name, chip in state.layout.chips.items():
        _draw_chip(painter, state, name, chip)
    marked = {state.marked_unit} - {""}
    if not marked:
        marked = set(route(state.snapshot.trace, state.selected).split(" → "))
    for name, circle in state.layout.biases.items():
        _draw_bias(painter, state, name, circle, name in marked)
    is_legible = _is_legible(state)
    if not is_legible:
        _draw_dots(painter, state)
    for name, circle in state.layout.neurons.items():
        if is_legible or name in marked or name in state.lit:
            _draw_neuron(painter, state, name, circle, name in marked)
    for name in locked_units(state.snapshot) if is_legible else ():
        draw_lock(painter, state.colours, state.layout.neurons[name])
    draw_captions(painter, state)


def delta_box(state: PictureState, unit: str) -> QRectF:
    """Where δ is written: across the rim of its neuron, away from the bias."""
    circle, metrics = state.layout.neurons[unit], QFontMetricsF(state.fonts.number)
    width = metrics.horizontalAdvance(delta_text(state.snapshot, unit)) + 8
    height = metrics.height()
    side = -1 if _is_bias_below(state, unit) else 1
    centre_y = circle.y + side * (circle.radius + _DELTA_OUTWARD_PX)
    return QRectF(circle.x - width / 2, centre_y - height / 2, width, height)


def _is_bias_below(state: PictureState, unit: str) -> bool:
    layout = state.layout
    sources = (layout.ends[name][0] for name in layout.weights_into(unit))
    return any(
        layout.biases[source].y > layout.neurons[unit].y
        for source in sources
        if source in layout.biases
    )


def _draw_chip(painter: QPainter, state: PictureState, name: str, chip: Box) -> None:
    colours, chosen = state.colours, name == state.selected
    is_new = new_weight(state.snapshot, name) is not None
    border = colours.line
    if chosen:
        border = colours.selected
    elif name == state.hovered or name in state.dragged or is_new or name in state.flashed:
        border = colours.accent
    painter.setPen(QPen(QColor(border), 2 if chosen or name in state.flashed else 1))
    flashed = colours.accent_ground if name in state.flashed else colours.card
    painter.setBrush(QColor(colours.band if name in state.lit else flashed))
    rect = _rect(chip)
    painter.drawRoundedRect(rect, 4, 4)
    painter.setFont(state.fonts.number)
    painter.setPen(QColor(colours.ink))
    dragged = state.dragged.get(name)
    painter.drawText(
        rect, _CENTRE, chip_text(state.snapshot, name, state.layout.measures.decimals, dragged)
    )


def _draw_neuron(
    painter: QPainter, state: PictureState, name: str, circle: Circle, marked: bool
) -> None:
    _draw_circle(painter, state, name, circle, marked)
    if not _is_legible(state):
        return
    half = circle.radius * 0.62
    painter.setFont(state.fonts.name)
    painter.drawText(_line_box(circle, -half), _CENTRE, name)
    painter.setFont(state.fonts.number)
    painter.setPen(QColor(state.colours.ink if name in state.lit else state.colours.soft))
    value = neuron_value(state.snapshot, name, state.fonts.decimals)
    painter.drawText(_line_box(circle, 0), _CENTRE, value)
    if delta_text(state.snapshot, name):
        _draw_delta(painter, state, name)


def _draw_dots(painter: QPainter, state: PictureState) -> None:
    """All neurons at once: small rings without a text."""
    circles = state.layout.neurons
    centres = QPolygonF([QPointF(circle.x, circle.y) for circle in circles.values()])
    width = 2 * state.layout.measures.radius
    for colour, pen_width in ((state.colours.ink, width + 1.4), (state.colours.card, width - 1.4)):
        pen = QPen(QColor(colour), pen_width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPoints(centres)


def _draw_delta(painter: QPainter, state: PictureState, unit: str) -> None:
    box, is_new = delta_box(state, unit), unit in state.step.units
    painter.setPen(QPen(QColor(state.colours.accent if is_new else state.colours.soft), 1))
    painter.setBrush(QColor(state.colours.accent_ground))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(state.colours.ink))
    painter.drawText(box, _CENTRE, delta_text(state.snapshot, unit))


def _draw_bias(
    painter: QPainter, state: PictureState, name: str, circle: Circle, marked: bool
) -> None:
    _draw_circle(painter, state, name, circle, marked)
    value = state.snapshot.biases[name]
    painter.setFont(state.fonts.number)
    if value == 1.0 or state.layout.measures.is_compact:
        painter.drawText(_around(circle), _CENTRE, name)
        return
    painter.drawText(_line_box(circle, -circle.radius * 0.8), _CENTRE, name)
    painter.drawText(_line_box(circle, -circle.radius * 0.1), _CENTRE, f"{value:.3g}")


def _draw_circle(
    painter: QPainter, state: PictureState, name: str, circle: Circle, marked: bool
) -> None:
    colours = state.colours
    centre = QPointF(circle.x, circle.y)
    if name in state.step.units:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), 2))
        ring = circle.radius + _RING_GAP_PX
        painter.drawEllipse(centre, ring, ring)
    strong = marked or name in state.lit
    painter.setBrush(QColor(colours.band if name in state.lit else colours.card))
    painter.setPen(QPen(QColor(colours.selected if strong else colours.ink), 3 if strong else 1.4))
    painter.drawEllipse(centre, circle.radius, circle.radius)
    painter.setPen(QColor(colours.ink))


def _is_legible(state: PictureState) -> bool:
    """Whether something can be read in a neuron."""
    return state.layout.measures.radius >= QFontMetricsF(state.fonts.number).height()


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _around(circle: Circle) -> QRectF:
    return _rect(Box.around(circle.x, circle.y, 2 * circle.radius, 2 * circle.radius))


def _line_box(circle: Circle, below_centre: float) -> QRectF:
    """A line of text across a circle whose upper side lies so far below its centre."""
    height = circle.radius * 0.7
    return QRectF(circle.x - circle.radius, circle.y + below_centre, 2 * circle.radius, height)
