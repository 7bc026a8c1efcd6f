"""The plot itself. Imports what draws it, which takes half a second: import it in a thread."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import QSizePolicy

from app.gui.network.plot_axes import PlotAxes
from app.gui.network.surface.colours import colour_table, line_colour
from app.gui.theme.appearance import Appearance
from app.gui.widgets.guarded_painting import guarded_paint
from app.gui.widgets.plain_text import set_tool_tip
from app.microscope.surface.chart import Chart
from app.microscope.surface.grid import Floats
from app.microscope.surface.ranges import within_reach

_DARK, _LIGHT = "#0c1a2b", "#ffffff"  # on top of any colour of the chart, whatever the scheme
_MARK_PX, _START_PX, _CURSOR_PX = 17, 9, 13
_EDGE_PX = 8  # for the numbers at the ends of the axes
_MOST_OF_PATH = 600


class SurfacePlot(QObject):
    """Draws a chart into ``widget``. ``pointed`` sends the point (x, y) under the mouse, None when
    it leaves; ``clicked`` the point that was clicked; ``stepped`` how many steps the arrow keys
    want to go right and up; ``entered`` says that Enter was pressed."""

    pointed = Signal(object)
    clicked = Signal(float, float)
    stepped = Signal(int, int)
    entered = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.widget = pyqtgraph.PlotWidget(enableMenu=False)
        self._axes = PlotAxes(self.widget, appearance)
        self.widget.setAccessibleName("Error surface")
        set_tool_tip(self.widget, "Click to start there; arrow keys and Enter do the same")
        self.widget.setMouseEnabled(False, False)
        self.widget.hideButtons()
        self.widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.widget.getPlotItem().setContentsMargins(0, _EDGE_PX, _EDGE_PX, 0)
        for side in ("left", "bottom"):
            self.widget.getAxis(side).enableAutoSIPrefix(False)
        self.widget.getViewBox().disableAutoRange()
        self._image = _SmoothImage(axisOrder="col-major")
        self._image.setLookupTable(colour_table())
        self.widget.addItem(self._image, ignoreBounds=True)
        self._contours: list[Any] = []
        self._halo, self.path = self._line(_DARK, 4), self._line(_LIGHT, 2)
        self._start, self._start_inner = self._mark("s", _START_PX)
        self.now, self.now_inner = self._mark(_cross_in_circle(), _MARK_PX)
        self._cursor, self._cursor_inner = self._mark("+", _CURSOR_PX)
        self.widget.installEventFilter(self)
        self.widget.viewport().installEventFilter(self)
        self.dress()

    def draw(self, chart: Chart) -> None:
        """Draws the colours and the lines of equal error, and nothing beyond them."""
        x, y = chart.surface.x, chart.surface.y
        step_x, step_y = float(x[1] - x[0]), float(y[1] - y[0])
        left, bottom = float(x[0]) - step_x / 2, float(y[0]) - step_y / 2
        self._image.setImage(chart.heights, autoLevels=False, levels=(0.0, 1.0))
        self._image.setRect(QRectF(left, bottom, step_x * len(x), step_y * len(y)))
        self.widget.setRange(xRange=(x[0], x[-1]), yRange=(y[0], y[-1]), padding=0)
        while len(self._contours) < len(chart.contours):
            self._contours.append(self._line(_LIGHT, 1, z=1))
        for place, item in enumerate(self._contours):
            if place >= len(chart.contours):
                item.setData([], [])
                continue
            contour = chart.contours[place]
            item.setPen(pyqtgraph.mkPen(line_colour(contour.share), width=1))
            points = contour.lines.reshape(-1, 2)
            item.setData(points[:, 0], points[:, 1], connect="pairs")

    def show_path(self, path: Floats | None) -> None:
        """The way, shape (k, 2), with a square where it begins; None is none."""
        points = np.empty((0, 2)) if path is None else within_reach(path)
        points = np.vstack([points[:: 1 + len(points) // _MOST_OF_PATH], points[-1:]])
        for line in (self._halo, self.path):
            line.setData(points[:, 0], points[:, 1])
        for mark in (self._start, self._start_inner):
            mark.setData(points[:1, 0], points[:1, 1])

    def show_point(self, x: float, y: float) -> None:
        """A cross in a circle where the weights are now."""
        points = within_reach(np.array([[x, y]]))
        for mark in (self.now, self.now_inner):
            mark.setData(points[:, 0], points[:, 1])

    def show_cursor(self, point: tuple[float, float] | None) -> None:
        """A cross at what is read off."""
        for mark in (self._cursor, self._cursor_inner):
            mark.setData([] if point is None else [point[0]], [] if point is None else [point[1]])

    def label_axes(self, first: str, second: str) -> None:
        """Names the two weights."""
        self._axes.label(first, second)

    def dress(self) -> None:
        """Wears the colours and sizes of the window."""
        self._axes.dress()
        for marks, size in (
            ((self._start, self._start_inner), _START_PX),
            ((self.now, self.now_inner), _MARK_PX),
            ((self._cursor, self._cursor_inner), _CURSOR_PX),
        ):
            for mark in marks:
                mark.setSize(self._appearance.px(size))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self.widget.viewport():
            point = self._point_at(event.position())
            if event.type() is QEvent.Type.MouseMove:
                self.pointed.emit(point)
            elif event.type() is QEvent.Type.MouseButtonPress:
                self.widget.setFocus()
                if point is not None and event.button() is Qt.MouseButton.LeftButton:
                    self.clicked.emit(*point)
                return True
        elif event.type() is QEvent.Type.Leave and watched is self.widget.viewport():
            self.pointed.emit(None)
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take_key(Qt.Key(event.key()))
        return False

    def _take_key(self, key: Qt.Key) -> bool:
        steps = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Down: (0, -1), Qt.Key.Key_Up: (0, 1),
        }  # fmt: skip
        if key is Qt.Key.Key_Escape:
            self.pointed.emit(None)
            return False
        if key in steps:
            self.stepped.emit(*steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            return False
        return True

    def _point_at(self, place: QPointF) -> tuple[float, float] | None:
        """The point under a place of the widget; None on the axes."""
        box = self.widget.getViewBox()
        scene = self.widget.mapToScene(place.toPoint())
        if not box.sceneBoundingRect().contains(scene):
            return None
        point = box.mapSceneToView(scene)
        return float(point.x()), float(point.y())

    def _line(self, colour: str, width: int, z: int = 2) -> Any:
        line = pyqtgraph.PlotCurveItem(pen=pyqtgraph.mkPen(colour, width=width), antialias=True)
        line.setZValue(z)
        self.widget.addItem(line, ignoreBounds=True)
        return line

    def _mark(self, symbol: Any, size_px: int) -> tuple[Any, Any]:
        """A mark in dark and light, one on the other."""
        marks = []
        for colour, width in ((_DARK, 4), (_LIGHT, 2)):
            pen = pyqtgraph.mkPen(colour, width=width)
            mark = pyqtgraph.ScatterPlotItem(symbol=symbol, size=size_px, pen=pen, brush=None)
            mark.setZValue(3)
            self.widget.addItem(mark, ignoreBounds=True)
            marks.append(mark)
        return marks[0], marks[1]


class _SmoothImage(pyqtgraph.ImageItem):  # type: ignore[misc]
    """Colours run into each other between the points of the grid."""

    @guarded_paint
    def paint(self, painter: QPainter, *args: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        super().paint(painter, *args)


def _cross_in_circle() -> QPainterPath:
    """Fits a square of side 1 around 0, as the library wants its marks."""
    path = QPainterPath()
    path.addEllipse(QRectF(-0.5, -0.5, 1, 1))
    for x, y in ((0.5, 0.0), (0.0, 0.5)):
        path.moveTo(-x, -y)
        path.lineTo(x, y)
    return path
