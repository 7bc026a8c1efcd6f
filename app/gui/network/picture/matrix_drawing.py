"""Draws what belongs to a heat map: titles, names, signs, marks, the legend."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QLinearGradient, QPainter, QPen

from app.gui.network.picture.edges import pale
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT, Colours
from app.microscope.layout.matrix_cells import MIDDLE, Matrix
from app.microscope.number_format import significant

_LARGEST_CELL_PX = 48
_SIGN_FROM_PX = 12  # cells of this size carry a − where they are negative
_MOST_SIGNS = 4_000
_MOST_NAMES = 100  # of rows or columns; with more there is no room for them anyway
_LEGEND_WIDTH_PX = 160
_NAME_GAP_PX = 5
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, eq=False)
class Panel:
    """One matrix as it is on screen: where, and as an image of ``shown`` rows and columns.
    ``left`` is where its names begin."""

    matrix: Matrix
    place: QRectF
    image: QImage
    shown: tuple[int, int]
    left: float

    @property
    def is_shrunk(self) -> bool:
        """Whether there are more cells than pixels."""
        return self.shown != self.matrix.values.shape

    @property
    def cell(self) -> tuple[float, float]:
        """Width and height of a cell in pixels."""
        rows, columns = self.matrix.values.shape
        return self.place.width() / columns, self.place.height() / rows

    def cell_box(self, row: int, column: int) -> QRectF:
        """Where a cell is."""
        width, height = self.cell
        left, top = self.place.x() + column * width, self.place.y() + row * height
        return QRectF(left, top, width, height)


def place_in(room: QRectF, matrix: Matrix, appearance: Appearance) -> QRectF:
    """Where the cells go: at the right of the rows' names, no cell larger than is pleasant."""
    rows, columns = matrix.values.shape
    height = max(min(room.height(), rows * _LARGEST_CELL_PX), 1.0)
    left = _names_px(matrix, height / rows, appearance)
    if left > room.width() / 3:
        left = 0.0
    width = max(min(room.width() - left, columns * _LARGEST_CELL_PX), 1.0)
    return QRectF(room.left() + left, room.top(), width, height)


def draw_names(painter: QPainter, panel: Panel, appearance: Appearance) -> None:
    """The names of rows and columns, where there is room for them."""
    metrics, place, matrix = _metrics(appearance), panel.place, panel.matrix
    (rows, columns), (width, height) = matrix.values.shape, panel.cell
    painter.setFont(appearance.mono(TEXT.chip))
    painter.setPen(QColor(appearance.colours.soft))
    if place.x() > panel.left:
        for row in range(rows):
            top = place.y() + row * height
            box = QRectF(panel.left, top, place.x() - panel.left - _NAME_GAP_PX, height)
            painter.drawText(box, _RIGHT | _MIDDLE, matrix.row_name(row))
    names = [matrix.column_name(column) for column in range(min(columns, _MOST_NAMES))]
    if columns <= _MOST_NAMES and max(map(metrics.horizontalAdvance, names)) + 4 <= width:
        for column, name in enumerate(names):
            left = place.x() + column * width
            box = QRectF(left, place.y() - metrics.height(), width, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)


def draw_signs(painter: QPainter, panel: Panel, colours: Colours) -> None:
    """A − in each negative cell that is large enough: the sign isn't told by colour alone."""
    values, (width, height) = panel.matrix.values, panel.cell
    if min(width, height) < _SIGN_FROM_PX or values.size > _MOST_SIGNS:
        return
    half, lines = min(width, height) / 5, []
    for row, column in zip(*(values < 0).nonzero(), strict=True):
        centre = panel.cell_box(int(row), int(column)).center()
        lines.append(QLineF(centre.x() - half, centre.y(), centre.x() + half, centre.y()))
    painter.setPen(QPen(QColor(colours.ink), 1))
    painter.drawLines(lines)


def draw_title(painter: QPainter, panel: Panel, appearance: Appearance, right: float) -> None:
    """The title and how many cells there are, up to ``right``."""
    rows, columns = panel.matrix.values.shape
    note = f"{rows:,} × {columns:,}"
    font, colours = appearance.sans(TEXT.caption), appearance.colours
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    for row, (text, colour) in enumerate(((panel.matrix.title, colours.ink), (note, colours.soft))):
        top = panel.place.y() - (3 - row) * metrics.height() - 2
        box = QRectF(panel.left, top, right - panel.left, metrics.height())
        painter.setPen(QColor(colour))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, shown)


def draw_mark(painter: QPainter, box: QRectF, colour: str, appearance: Appearance) -> None:
    """A frame around a cell, large enough to be found."""
    grow = max(5 - min(box.width(), box.height()), 0) / 2 + 1
    frame = box.adjusted(-grow, -grow, grow, grow)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, ink in ((4, appearance.colours.card), (2, colour)):
        painter.setPen(QPen(QColor(ink), width))
        painter.drawRect(frame)


def draw_legend(painter: QPainter, appearance: Appearance, room: QRectF, scale: float) -> None:
    """The scale from −``scale`` to ``scale``, at the left of the room."""
    line = QFontMetricsF(appearance.sans(TEXT.caption)).height()
    bar = QRectF(room.x(), room.y(), appearance.px(_LEGEND_WIDTH_PX), line * 0.7)
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    table = colour_table(appearance.colours)
    for place in range(9):
        gradient.setColorAt(place / 8, QColor.fromRgb(table[round(place / 8 * 2 * MIDDLE)]))
    painter.fillRect(bar, gradient)
    painter.setFont(appearance.mono(TEXT.chip))
    painter.setPen(QColor(appearance.colours.soft))
    below = QRectF(bar.x(), bar.bottom() + 2, bar.width(), line)
    end = significant(scale, 3)
    painter.drawText(below, _LEFT, f"−{end}")
    painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, "0")
    painter.drawText(below, _RIGHT, f"+{end}")


def draw_text(painter: QPainter, appearance: Appearance, room: QRectF, text: str) -> None:
    """What is said about one cell, at the right of the legend."""
    line = QFontMetricsF(appearance.sans(TEXT.caption)).height()
    left = room.x() + appearance.px(_LEGEND_WIDTH_PX) + 18
    painter.setFont(appearance.mono(TEXT.chip))
    painter.setPen(QColor(appearance.colours.ink))
    beside = QRectF(left, room.y(), room.right() - left, 2 * line)
    painter.drawText(beside, _LEFT | Qt.TextFlag.TextWordWrap, text)


def colour_table(colours: Colours) -> list[int]:
    """From the most negative over nothing to the most positive, then what is no number."""
    nothing = QColor(colours.card)
    negative, positive = QColor(colours.negative), QColor(colours.positive)
    table = []
    for index in range(2 * MIDDLE + 1):
        share = abs(index - MIDDLE) / MIDDLE
        full = negative if index < MIDDLE else positive
        table.append(pale(full, nothing, share).rgb())
    return [*table, QColor(colours.wrong).rgb()]


def _names_px(matrix: Matrix, cell_height: float, appearance: Appearance) -> float:
    """The room that the rows' names need; 0 where they can't be read."""
    rows, metrics = matrix.values.shape[0], _metrics(appearance)
    if rows > _MOST_NAMES or cell_height < 0.9 * metrics.height():
        return 0.0
    names = (matrix.row_name(row) for row in range(rows))
    return max(metrics.horizontalAdvance(name) for name in names) + _NAME_GAP_PX


def _metrics(appearance: Appearance) -> QFontMetricsF:
    return QFontMetricsF(appearance.mono(TEXT.chip))
