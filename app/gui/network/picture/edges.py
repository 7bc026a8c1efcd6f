"""Draws the edges of a network, and the ground beneath those that are marked."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.gui.network.picture.state import PictureState
from app.microscope.layout.geometry import Line
from app.microscope.layout.lights import Way
from app.microscope.layout.picture_texts import shown_weight

_UNNUMBERED_SHARE = 0.4  # of its colour that an edge keeps where only some have a number
_BAND_PX, _LIT_BAND_PX = 16, 22
_RAIL_PX = 4.0  # from an edge to the two thin lines beside it that say it was just used
_ARROW_PX = 9.0
_STRONG_SHARE = 0.7  # of the largest weight; from here on a thin edge is 2 pixels wide
_MANY, _WIDEST_OF_MANY_PX = 60, 2.0  # edges of one neuron
_MOST_RAILS = 14  # more would hide what is behind them; the arrow heads are enough then


def edge_width(weight: float, largest: float) -> float:
    """From 1.2 to 5.5 pixels, in proportion to the largest weight, or to 1 if all are smaller; one
    that is no finite number is as wide as can be."""
    share = abs(weight) / max(largest, 1.0)
    return 1.2 + 4.3 * (min(share, 1.0) if math.isfinite(share) else 1.0)


def draw_edge_grounds(painter: QPainter, state: PictureState) -> None:
    """A band beneath the chosen edge and those that are lit; two rails beside what the last fine
    step used, with an arrow head where its numbers went."""
    colours, edges = state.colours, state.layout.edges
    for name in sorted(state.lit & edges.keys()):
        _draw_band(painter, edges[name], colours.selected, _LIT_BAND_PX)
        _draw_band(painter, edges[name], colours.band, _LIT_BAND_PX - 3)
    _draw_band(painter, edges[state.selected], colours.band, _BAND_PX)
    largest = _largest(state)
    stepped = state.step.weights & edges.keys()
    for name in stepped if len(state.step.edges) <= _MOST_RAILS else ():
        width = edge_width(shown_weight(state.snapshot, name), largest) + 2 * _RAIL_PX
        ground = colours.band if name in state.lit or name == state.selected else colours.paper
        _draw_band(painter, edges[name], colours.accent, width + 3)
        _draw_band(painter, edges[name], ground, width)


def draw_edges(painter: QPainter, state: PictureState) -> None:
    """All edges by sign and size, and the arrow heads of the last fine step."""
    # Those with a number are drawn last, so that one sees where each begins and ends.
    numbered = [name for name in state.layout.edges if _is_numbered(state, name)]
    if len(numbered) < len(state.layout.edges):
        others = state.layout.edges.keys() - set(numbered)
        _draw_alike(painter, state, sorted(others), _UNNUMBERED_SHARE)
    _draw_alike(painter, state, numbered, 1.0)
    for name, way in state.step.edges:
        if way is not Way.NOWHERE and name in state.layout.edges:
            _draw_arrow(painter, state.colours.accent, state.layout.edges[name], way)


def _draw_alike(painter: QPainter, state: PictureState, names: list[str], share: float) -> None:
    """Edges in their colours by sign, of which they keep this share; those of one width are
    drawn together, which is much quicker."""
    largest = _largest(state)
    is_thin = bool(state.focus) and share < 1.0  # hundreds: thin and jagged lines are quick
    is_many = len(state.focus) > _MANY
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not (is_thin or is_many))
    groups: dict[tuple[bool, float], list[QLineF]] = {}
    for name in names:
        weight = _weight(state, name)
        width = round(4 * edge_width(weight, largest)) / 4 + (name == state.hovered)
        if is_many:
            width = min(width, _WIDEST_OF_MANY_PX)
        if is_thin:
            width = 1.0 if abs(weight) < _STRONG_SHARE * largest else 2.0
        edge = state.layout.edges[name]
        line = QLineF(edge.x1, edge.y1, edge.x2, edge.y2)
        groups.setdefault((weight < 0, width), []).append(line)
    colours = state.colours
    paper = QColor(colours.paper)
    for (is_negative, width), lines in groups.items():
        full = QColor(colours.negative if is_negative else colours.positive)
        pen = QPen(pale(full, paper, share), width)
        if is_negative:  # the sign is never told by colour alone
            pen.setDashPattern([7 / width, 5 / width])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLines(lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _weight(state: PictureState, name: str) -> float:
    dragged = state.dragged.get(name)
    return shown_weight(state.snapshot, name) if dragged is None else dragged


def _largest(state: PictureState) -> float:
    weights = state.snapshot.weights
    return max((abs(weights[name]) for name in state.layout.edges), default=1.0)


def _is_numbered(state: PictureState, name: str) -> bool:
    return (
        not state.layout.is_sparse
        or name in state.layout.chips
        or name in state.lit
        or name in state.step.weights
        or name in state.focus
    )


def pale(full: QColor, paper: QColor, kept: float) -> QColor:
    """An opaque mixture that keeps this share of a colour."""
    if kept == 1.0:
        return full
    return QColor.fromRgbF(
        kept * full.redF() + (1 - kept) * paper.redF(),
        kept * full.greenF() + (1 - kept) * paper.greenF(),
        kept * full.blueF() + (1 - kept) * paper.blueF(),
    )


def _draw_band(painter: QPainter, edge: Line, colour: str, width: float) -> None:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    _draw_line(painter, edge)


def _draw_arrow(painter: QPainter, colour: str, edge: Line, way: Way) -> None:
    """A head whose tip touches the neuron at the end the numbers went to."""
    x, y, back_x, back_y = edge.x2, edge.y2, edge.x1 - edge.x2, edge.y1 - edge.y2
    if way is Way.TO_SOURCE:
        x, y, back_x, back_y = edge.x1, edge.y1, -back_x, -back_y
    length = math.hypot(back_x, back_y) or 1.0
    dx, dy = _ARROW_PX * back_x / length, _ARROW_PX * back_y / length
    base_x, base_y = x + 1.4 * dx, y + 1.4 * dy
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x, y),
                QPointF(base_x - 0.65 * dy, base_y + 0.65 * dx),
                QPointF(base_x + 0.65 * dy, base_y - 0.65 * dx),
            ]
        )
    )


def _draw_line(painter: QPainter, line: Line) -> None:
    painter.drawLine(QPointF(line.x1, line.y1), QPointF(line.x2, line.y2))
