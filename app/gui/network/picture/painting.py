"""Draws a network: edges by sign and size, numbers in chips, neurons with their outputs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from app.gui.network.chain.chain_rule import route
from app.gui.network.numbers import chip_number, plain
from app.gui.network.picture.geometry import Box, Circle, Line
from app.gui.network.picture.layout import NetworkLayout
from app.gui.network.time_machine.snapshot import NetworkSnapshot
from app.gui.theme.tokens import Colours

CAPTION_GAP_PX = 10  # between a neuron and what is written beside it
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_UNNUMBERED_SHARE = 0.4  # of its colour that an edge keeps where only some have a number
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class PictureFonts:
    """Fonts of one picture: the names of neurons, numbers, captions."""

    name: QFont
    number: QFont
    caption: QFont
    decimals: int  # of a weight in its chip; a neuron's output has one more


@dataclass(frozen=True)
class PictureState:
    """What is drawn: the numbers, where they stand, and what is marked."""

    snapshot: NetworkSnapshot
    layout: NetworkLayout
    colours: Colours
    fonts: PictureFonts
    selected: str
    hovered: str | None


def draw_network(painter: QPainter, state: PictureState) -> None:
    """Draws everything; the painter's origin is the layout's."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_band(painter, state)
    _draw_edges(painter, state)
    for name, chip in state.layout.chips.items():
        _draw_chip(painter, state, name, chip)
    marked = set(route(state.snapshot.trace, state.selected).split(" → "))
    for name, circle in state.layout.biases.items():
        _draw_bias(painter, state, name, circle, name in marked)
    for name, circle in state.layout.neurons.items():
        _draw_neuron(painter, state, name, circle, name in marked)
    _draw_captions(painter, state)


def chip_text(snapshot: NetworkSnapshot, weight: str, decimals: int) -> str:
    """``w5 +0.400``"""
    return f"{weight} {chip_number(snapshot.weights[weight], decimals)}"


def neuron_value(snapshot: NetworkSnapshot, unit: str, decimals: int) -> str:
    """The input's value, or the neuron's output."""
    if unit.startswith("i"):
        return f"{snapshot.trace.inputs[int(unit[1:]) - 1]:.4g}"
    return plain(snapshot.trace.values[f"sig({unit})"], decimals)


def target_text(target: float) -> str:
    """``target 0.61``"""
    return f"target {target:.4g}"


def target_lines(target: float, is_compact: bool) -> list[str]:
    """The same beside its neuron: in one line, or in two where there is little room."""
    text = target_text(target)
    return text.split(" ") if is_compact else [text]


def edge_width(weight: float, largest: float) -> float:
    """From 1.2 to 5.5 pixels, in proportion to the largest weight, or to 1 if all are smaller."""
    return 1.2 + 4.3 * min(abs(weight) / max(largest, 1.0), 1.0)


def _draw_band(painter: QPainter, state: PictureState) -> None:
    edge = state.layout.edges[state.selected]
    pen = QPen(QColor(state.colours.band), 16)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    _draw_line(painter, edge)


def _draw_edges(painter: QPainter, state: PictureState) -> None:
    weights = state.snapshot.weights
    largest = max((abs(value) for value in weights.values()), default=1.0)
    # Those with a number are drawn last, so that one sees where each begins and ends.
    for name, edge in sorted(
        state.layout.edges.items(), key=lambda each: _is_numbered(state, each[0])
    ):
        weight = weights[name]
        colour = _edge_colour(state, name)
        width = edge_width(weight, largest)
        pen = QPen(colour, width + (1.0 if name == state.hovered else 0.0))
        if weight < 0:  # the sign is never told by colour alone
            pen.setDashPattern([7 / width, 5 / width])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        _draw_line(painter, edge)


def _is_numbered(state: PictureState, name: str) -> bool:
    return not state.layout.is_sparse or name in state.layout.chips


def _edge_colour(state: PictureState, name: str) -> QColor:
    """By sign; pale, but opaque, where others have a number and this one has none."""
    colours = state.colours
    full = QColor(colours.negative if state.snapshot.weights[name] < 0 else colours.positive)
    if _is_numbered(state, name):
        return full
    paper, kept = QColor(colours.paper), _UNNUMBERED_SHARE
    return QColor.fromRgbF(
        kept * full.redF() + (1 - kept) * paper.redF(),
        kept * full.greenF() + (1 - kept) * paper.greenF(),
        kept * full.blueF() + (1 - kept) * paper.blueF(),
    )


def _draw_chip(painter: QPainter, state: PictureState, name: str, chip: Box) -> None:
    colours, chosen = state.colours, name == state.selected
    border = (
        colours.selected if chosen else colours.accent if name == state.hovered else colours.line
    )
    painter.setPen(QPen(QColor(border), 2 if chosen else 1))
    painter.setBrush(QColor(colours.card))
    rect = _rect(chip)
    painter.drawRoundedRect(rect, 4, 4)
    painter.setFont(state.fonts.number)
    painter.setPen(QColor(colours.ink))
    painter.drawText(rect, _CENTRE, chip_text(state.snapshot, name, state.fonts.decimals))


def _draw_neuron(
    painter: QPainter, state: PictureState, name: str, circle: Circle, marked: bool
) -> None:
    _draw_circle(painter, state.colours, circle, marked)
    half = circle.radius * 0.62
    painter.setFont(state.fonts.name)
    painter.drawText(_line_box(circle, -half), _CENTRE, name)
    painter.setFont(state.fonts.number)
    painter.setPen(QColor(state.colours.soft))
    value = neuron_value(state.snapshot, name, state.fonts.decimals + 1)
    painter.drawText(_line_box(circle, 0), _CENTRE, value)


def _draw_bias(
    painter: QPainter, state: PictureState, name: str, circle: Circle, marked: bool
) -> None:
    _draw_circle(painter, state.colours, circle, marked)
    value = state.snapshot.biases[name]
    if value == 1.0 or state.layout.measures.is_compact:
        painter.setFont(state.fonts.number)
        painter.drawText(QRectF(_around(circle)), _CENTRE, name)
        return
    painter.setFont(state.fonts.number)
    painter.drawText(_line_box(circle, -circle.radius * 0.8), _CENTRE, name)
    painter.drawText(_line_box(circle, -circle.radius * 0.1), _CENTRE, f"{value:.3g}")


def _draw_circle(painter: QPainter, colours: Colours, circle: Circle, marked: bool) -> None:
    painter.setBrush(QColor(colours.card))
    painter.setPen(QPen(QColor(colours.selected if marked else colours.ink), 3 if marked else 1.4))
    painter.drawEllipse(QPointF(circle.x, circle.y), circle.radius, circle.radius)
    painter.setPen(QColor(colours.ink))


def _draw_captions(painter: QPainter, state: PictureState) -> None:
    snapshot, neurons = state.snapshot, state.layout.neurons
    height = QFontMetricsF(state.fonts.caption).height()
    painter.setPen(QColor(state.colours.ink))
    painter.setFont(_strong(state.fonts.caption))
    for place, text in enumerate(snapshot.preset.input_captions):
        circle = neurons[f"i{place + 1}"]
        box = QRectF(0, circle.y - height / 2, circle.x - circle.radius - CAPTION_GAP_PX, height)
        painter.drawText(box, _RIGHT, text)
    for place in range(len(snapshot.trace.targets)):
        _draw_output_captions(painter, state, place, height)


def _draw_output_captions(
    painter: QPainter, state: PictureState, place: int, height: float
) -> None:
    """The target, and below it what it stands for."""
    circle = state.layout.neurons[f"o{place + 1}"]
    targets = target_lines(state.snapshot.trace.targets[place], state.layout.measures.is_compact)
    captions = state.snapshot.preset.output_captions[place : place + 1]
    font, strong = state.fonts.caption, _strong(state.fonts.caption)
    soft, ink = QColor(state.colours.soft), QColor(state.colours.ink)
    lines = [(text, font, soft) for text in targets]
    lines += [(text, strong, ink) for text in captions]
    left = circle.x + circle.radius + CAPTION_GAP_PX
    top = circle.y - height * len(lines) / 2
    for row, (text, line_font, colour) in enumerate(lines):
        painter.setFont(line_font)
        painter.setPen(colour)
        box = QRectF(left, top + row * height, state.layout.width - left, height)
        painter.drawText(box, _LEFT, text)


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _draw_line(painter: QPainter, line: Line) -> None:
    painter.drawLine(QPointF(line.x1, line.y1), QPointF(line.x2, line.y2))


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _around(circle: Circle) -> QRectF:
    return _rect(Box.around(circle.x, circle.y, 2 * circle.radius, 2 * circle.radius))


def _line_box(circle: Circle, below_centre: float) -> QRectF:
    """A line of text across a circle whose upper side lies so far below its centre."""
    height = circle.radius * 0.7
    return QRectF(circle.x - circle.radius, circle.y + below_centre, 2 * circle.radius, height)
