"""Matrices as heat maps side by side, with a legend and the number under the mouse."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from app.gui.network.picture.matrix_drawing import (
    Panel,
    colour_table,
    draw_legend,
    draw_mark,
    draw_names,
    draw_signs,
    draw_text,
    draw_title,
    place_in,
)
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.gui.widgets.plain_text import show_tool_tip
from app.microscope.layout.matrix_cells import (
    Matrix,
    colour_indices,
    extremes,
    largest,
)

Cell = tuple[int, int, int]  # which matrix, row, column
_GAP_PX, _MARGIN_PX = 18, 16
_SHRUNK = "more numbers than points: each point shows the one furthest from 0"
_LEAST_SIZE = QSize(320, 220)
_STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip


class MatrixView(QWidget):
    """Blue for negative, orange for positive; what lies under the mouse, or has been chosen by
    mouse or arrow keys, is written out. ``cell_hovered`` and ``cell_chosen`` send matrix, row and
    column; −1, −1, −1 is none. Where there are more cells than pixels, each shows the number
    furthest from 0 of a block of cells, and a line says so."""

    cell_hovered = Signal(int, int, int)
    cell_chosen = Signal(int, int, int)

    def __init__(self, appearance: Appearance, name: str = "Heat map") -> None:
        super().__init__()
        self._appearance = appearance
        self._matrices: tuple[Matrix, ...] = ()
        self._panels: tuple[Panel, ...] | None = None
        self._scale = 1.0
        self._hovered: Cell | None = None
        self._chosen: Cell | None = None
        self._lit: tuple[Cell, ...] = ()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(_LEAST_SIZE)
        appearance.changed.connect(self._forget_panels)

    def show_matrices(self, matrices: Sequence[Matrix]) -> None:
        """Draws these, all on one scale."""
        shapes = [matrix.values.shape for matrix in self._matrices]
        self._matrices = tuple(matrices)
        if shapes != [matrix.values.shape for matrix in matrices]:
            self._hovered = self._chosen = None
            self._lit = ()
        self._scale = max((largest(matrix.values) for matrix in matrices), default=1.0)
        self._forget_panels()
        self._describe()

    @property
    def text(self) -> str:
        """What is written about the cell under the mouse, or the one chosen; "" if none is."""
        cell = self._hovered or self._chosen
        return "" if cell is None else self.cell_text(cell)

    def cell_text(self, cell: Cell) -> str:
        """The name and the exact number of a cell."""
        return self._matrices[cell[0]].text(cell[1], cell[2])

    def cell_at(self, x: float, y: float) -> Cell | None:
        """The matrix, row and column at a point of the widget."""
        for number, panel in enumerate(self._laid_out()):
            place = panel.place
            if place.contains(x, y):
                rows, columns = panel.matrix.values.shape
                row = min(int((y - place.y()) / place.height() * rows), rows - 1)
                column = min(int((x - place.x()) / place.width() * columns), columns - 1)
                return number, row, column
        return None

    def choose_cell(self, cell: Cell | None) -> None:
        """Marks this cell; sends nothing."""
        if cell != self._chosen:
            self._chosen = cell
            self._describe()
            self.update()

    def light_cells(self, cells: Sequence[Cell]) -> None:
        """Marks these cells as well, until it is called again."""
        self._lit = tuple(cells)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._forget_panels()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget_panels()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().x(), event.position().y())
        if cell == self._hovered:
            return
        self._hovered = cell
        tip = "" if cell is None else self.cell_text(cell)
        show_tool_tip(event.globalPosition().toPoint(), tip, self)
        self.cell_hovered.emit(*(cell or (-1, -1, -1)))
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        if self._hovered is not None:
            self._hovered = None
            self.cell_hovered.emit(-1, -1, -1)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().x(), event.position().y())
        if cell is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._matrices:
            super().keyPressEvent(event)
            return
        number, row, column = self._chosen or (0, 0, 0)
        rows, columns = self._matrices[number].values.shape
        self._choose((number, (row + step[0]) % rows, (column + step[1]) % columns))

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            self._paint_panels(painter)
            self._paint_marks(painter)
            self._paint_words(painter)

    def _paint_panels(self, painter: QPainter) -> None:
        look, panels = self._appearance, self._laid_out()
        for number, panel in enumerate(panels):
            painter.drawImage(panel.place, panel.image)
            draw_signs(painter, panel, look.colours)
            draw_names(painter, panel, look)
            following = panels[number + 1 : number + 2]
            right = following[0].left - 6 if following else float(self.width() - _MARGIN_PX)
            draw_title(painter, panel, look, right)

    def _paint_marks(self, painter: QPainter) -> None:
        look, panels = self._appearance, self._laid_out()
        for number, row, column in self._lit:
            draw_mark(painter, panels[number].cell_box(row, column), look.colours.accent, look)
        if self._chosen is not None:
            number, row, column = self._chosen
            draw_mark(painter, panels[number].cell_box(row, column), look.colours.ink, look)

    def _paint_words(self, painter: QPainter) -> None:
        look = self._appearance
        top = self.height() - _MARGIN_PX - 2 * self._line_height()
        room = QRectF(_MARGIN_PX, top, self.width() - 2 * _MARGIN_PX, 0)
        draw_legend(painter, look, room, self._scale)
        draw_text(painter, look, room, self._said())

    def _said(self) -> str:
        is_shrunk = any(panel.is_shrunk for panel in self._laid_out())
        return "\n".join(line for line in (self.text, _SHRUNK if is_shrunk else "") if line)

    def _choose(self, cell: Cell) -> None:
        self.choose_cell(cell)
        self.cell_chosen.emit(*cell)

    def _forget_panels(self) -> None:
        self._panels = None
        self.update()

    def _describe(self) -> None:
        sizes = "; ".join(
            f"{matrix.title}, {matrix.values.shape[0]} × {matrix.values.shape[1]}"
            for matrix in self._matrices
        )
        chosen = "" if self._chosen is None else f"; chosen: {self.cell_text(self._chosen)}"
        self.setAccessibleDescription(f"{sizes}{chosen}")

    def _laid_out(self) -> tuple[Panel, ...]:
        if self._panels is None:
            self._panels = tuple(self._make_panels())
        return self._panels

    def _make_panels(self) -> list[Panel]:
        line = self._line_height()
        room = QRectF(self.rect()).adjusted(
            _MARGIN_PX, _MARGIN_PX + 3 * line, -_MARGIN_PX, -_MARGIN_PX - 3 * line
        )
        # By the root of their widths, so that a narrow matrix beside a wide one is still seen.
        shares = [matrix.values.shape[1] ** 0.5 for matrix in self._matrices]
        across = room.width() - _GAP_PX * (len(shares) - 1)
        panels, left = [], room.left()
        for matrix, share in zip(self._matrices, shares, strict=True):
            width = across * share / sum(shares)
            panels.append(self._panel(matrix, QRectF(left, room.top(), width, room.height())))
            left += width + _GAP_PX
        return panels

    def _panel(self, matrix: Matrix, room: QRectF) -> Panel:
        place = place_in(room, matrix, self._appearance)
        ratio = self.devicePixelRatioF()
        most = max(int(place.height() * ratio), 1), max(int(place.width() * ratio), 1)
        cells = extremes(matrix.values, *most)
        indices = colour_indices(cells, self._scale)
        rows, columns = indices.shape
        image = QImage(
            indices.tobytes(), columns, rows, columns, QImage.Format.Format_Indexed8
        ).copy()
        image.setColorTable(colour_table(self._appearance.colours))
        return Panel(matrix, place, image, (rows, columns), room.left())

    def _line_height(self) -> float:
        return QFontMetricsF(self._appearance.sans(TEXT.caption)).height()
