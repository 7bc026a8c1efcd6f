"""Icons, drawn: no icon font and no picture file is needed, and they take any colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from app.gui.widgets.guarded_painting import painter_on

_GRID = 24.0  # every icon is drawn on a square of 24 by 24 units
_PIXEL_RATIOS = (1, 2, 3)


def drawn_icon(name: str, colour: str, size_px: int) -> QIcon:
    """The icon of this name in one colour. Raises KeyError for a name there is none of."""
    draw = _DRAWINGS[name]
    icon = QIcon()
    for ratio in _PIXEL_RATIOS:
        pixmap = QPixmap(size_px * ratio, size_px * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with painter_on(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(size_px * ratio / _GRID, size_px * ratio / _GRID)
            painter.setPen(_pen(colour))
            draw(painter, QColor(colour))
        pixmap.setDevicePixelRatio(ratio)
        icon.addPixmap(pixmap)
    return icon


def _pen(colour: str) -> QPen:
    pen = QPen(QColor(colour), 1.7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _line(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))


def _filled(painter: QPainter, colour: QColor, *points: tuple[float, float]) -> None:
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _type(painter: QPainter, colour: QColor) -> None:
    _line(painter, (5, 7.5), (5, 5), (19, 5), (19, 7.5))
    _line(painter, (12, 5), (12, 19))
    _line(painter, (9, 19), (15, 19))


def _learn(painter: QPainter, colour: QColor) -> None:
    """A pencil on a line of the sheet."""
    _line(painter, (4, 20), (20, 20))
    _line(painter, (6, 16.5), (7, 12.5), (15.5, 4), (19, 7.5), (10.5, 16), (6, 16.5))
    _line(painter, (13.5, 6), (17, 9.5))


def _network(painter: QPainter, colour: QColor) -> None:
    nodes = [(5.0, 7.0), (5.0, 17.0), (19.0, 7.0), (19.0, 17.0)]
    for left in nodes[:2]:
        for right in nodes[2:]:
            _line(painter, left, right)
    painter.setBrush(colour)
    for x, y in nodes:
        painter.drawEllipse(QPointF(x, y), 2.2, 2.2)


def _decode(painter: QPainter, colour: QColor) -> None:
    for x, height in ((5.0, 5.0), (9.7, 13.0), (14.3, 9.0), (19.0, 3.0)):
        _line(painter, (x, 19), (x, 19 - height))


def _train(painter: QPainter, colour: QColor) -> None:
    """A curve that goes up, and on."""
    _line(painter, (3.5, 17.5), (9.5, 11), (13.5, 14.5), (20, 7))
    _line(painter, (15, 6.5), (20.5, 6.5), (20.5, 12))


def _contrast(painter: QPainter, colour: QColor) -> None:
    circle = QRectF(4, 4, 16, 16)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    painter.setBrush(colour)
    painter.drawPie(circle, 90 * 16, 180 * 16)


def _keys(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(3, 6, 18, 12), 2.5, 2.5)
    for x in (7.0, 12.0, 17.0):
        _line(painter, (x, 10), (x, 10.1))
    _line(painter, (8, 14), (16, 14))


def _play(painter: QPainter, colour: QColor) -> None:
    _filled(painter, colour, (7, 5), (18, 12), (7, 19))


def _pause(painter: QPainter, colour: QColor) -> None:
    painter.fillRect(QRectF(6.5, 5, 3.6, 14), colour)
    painter.fillRect(QRectF(13.9, 5, 3.6, 14), colour)


def _stop(painter: QPainter, colour: QColor) -> None:
    painter.fillRect(QRectF(6.5, 6.5, 11, 11), colour)


def _step(painter: QPainter, colour: QColor) -> None:
    _filled(painter, colour, (6, 6), (14, 12), (6, 18))
    _line(painter, (17.5, 6), (17.5, 18))


def _back(painter: QPainter, colour: QColor) -> None:
    _filled(painter, colour, (17, 5), (6, 12), (17, 19))


def _first(painter: QPainter, colour: QColor) -> None:
    _filled(painter, colour, (18, 6), (9, 12), (18, 18))
    _line(painter, (5.5, 6), (5.5, 18))


def _again(painter: QPainter, colour: QColor) -> None:
    arc = QPainterPath()
    arc.arcMoveTo(QRectF(5, 5, 14, 14), 150)
    arc.arcTo(QRectF(5, 5, 14, 14), 150, 290)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(arc)
    _filled(painter, colour, (4.2, 4.6), (4.6, 10), (9.6, 8.2))


def _draw(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(4, 4, 16, 16), 3, 3)
    painter.setBrush(colour)
    for x, y in ((8.5, 8.5), (15.5, 8.5), (12.0, 12.0), (8.5, 15.5), (15.5, 15.5)):
        painter.drawEllipse(QPointF(x, y), 0.9, 0.9)


_DRAWINGS: Mapping[str, Callable[[QPainter, QColor], None]] = {
    "type": _type,
    "network": _network,
    "decode": _decode,
    "learn": _learn,
    "train": _train,
    "contrast": _contrast,
    "keys": _keys,
    "play": _play,
    "pause": _pause,
    "stop": _stop,
    "step": _step,
    "back": _back,
    "first": _first,
    "again": _again,
    "draw": _draw,
}
