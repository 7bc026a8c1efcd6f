"""The plot itself. Imports what draws it, which takes half a second: import it in a thread."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyqtgraph
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy

from app.gui.network.curves.value_axis import ValueAxis
from app.gui.network.curves.zoom import STEP, CurveZoom
from app.gui.network.plot_axes import PlotAxes
from app.gui.network.runs.line_styles import LEVEL_DASHES, PREVIEW_DASHES, Dashes, LineStyle
from app.gui.theme.appearance import Appearance
from app.microscope.curve_points import SMALLEST_SHOWN, thinned
from app.microscope.time_machine.loss_history import Curve

_MARK_PX = 8
_WHEEL_NOTCH = 120.0  # eighths of a degree
_ZOOMS = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP}
_PREVIEW = 0  # no run has this number


class CurvePlot(QObject):
    """Draws curves by number into ``widget``. ``pointed`` sends the update under the mouse, None
    when it leaves; ``clicked`` the update that was clicked; ``key_pressed`` sends -1 or 1 for the
    point before or after, 0 for the one that is pointed at. The wheel, + and − zoom to a range of
    updates, 0 shows all."""

    pointed = Signal(object)
    clicked = Signal(float)
    key_pressed = Signal(int)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._is_log = False
        self.lines: dict[int, Any] = {}
        self._drawn: dict[int, tuple[Curve, bool]] = {}
        self.widget = pyqtgraph.PlotWidget(enableMenu=False, axisItems={"left": ValueAxis("left")})
        self._axes = PlotAxes(self.widget, appearance)
        self.widget.setAccessibleName("Curves")
        self.widget.setMouseEnabled(False, False)
        self.widget.hideButtons()
        self.widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for side in ("left", "bottom"):  # before there are data, or they are shown times 1,000
            self.widget.getAxis(side).enableAutoSIPrefix(False)
        self.widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._position = pyqtgraph.InfiniteLine(angle=90)
        self._cursor = pyqtgraph.InfiniteLine(angle=90)
        self._marks = pyqtgraph.ScatterPlotItem(symbol="d", size=_MARK_PX)
        self._marked: tuple[object, ...] = ()
        self._level = pyqtgraph.InfiniteLine(angle=0)
        for item in (self._position, self._cursor, self._level, self._marks):
            self.widget.addItem(item, ignoreBounds=True)
        self._cursor.hide()
        self.zoom = CurveZoom(self.widget.getViewBox())
        self.widget.installEventFilter(self)
        self.widget.viewport().installEventFilter(self)
        self.dress()

    def draw(
        self, curves: dict[int, Curve], styles: dict[int, LineStyle], shown: int, is_log: bool
    ) -> None:
        """Draws these curves, by number, and no others; the one shown in its full colour, the
        others pale. What has not changed is left as it is."""
        if is_log != self._is_log:
            self._is_log = is_log
            self.widget.setLogMode(x=False, y=is_log)
        for number in self._drawn.keys() - curves.keys() - {_PREVIEW}:
            self.lines[number].setData([], [])
            del self._drawn[number]
        for number, curve in curves.items():
            style = styles[number]
            line = self._line(number)
            colour = style.colour if number == shown else style.pale
            self._set_pen(line, colour, style.dashes, style.width)
            line.setZValue(2 if number == shown else 1)
            self._set_points(number, curve)

    def draw_preview(self, curve: Curve | None) -> None:
        """What would follow, dotted; None takes it away."""
        line = self._line(_PREVIEW)
        line.setVisible(curve is not None)
        if curve is None:
            self._drawn.pop(_PREVIEW, None)
            line.setData([], [])
            return
        self._set_pen(line, self._appearance.colours.accent, PREVIEW_DASHES)
        self._set_points(_PREVIEW, curve)

    def mark_forks(self, points: Iterable[tuple[float, float]]) -> None:
        """Marks where forks leave, at updates and values."""
        marked = (tuple(points), self._is_log, self._appearance.colours.ink)
        if marked == self._marked:
            return
        self._marked = marked
        kept = [(x, np.log10(y) if self._is_log else y) for x, y in marked[0] if self._has_place(y)]
        self._marks.setData([x for x, _ in kept], [y for _, y in kept])

    def show_position(self, update: float) -> None:
        """The vertical line where one looks."""
        if self._position.value() != update:
            self._position.setValue(update)

    def show_cursor(self, update: float | None) -> None:
        """The vertical line of what is read off."""
        self._cursor.setVisible(update is not None)
        if update is not None:
            self._cursor.setValue(update)

    def show_level(self, value: float | None) -> None:
        """The horizontal line at a value above 0 to compare the curves with; None for none."""
        self._level.setVisible(value is not None)
        if value is not None:
            self._level.setValue(np.log10(value) if self._is_log else value)

    def label_axes(self, left: str, bottom: str = "update") -> None:
        """Names what is drawn, and over what."""
        self._axes.label(bottom, left)

    def dress(self) -> None:
        """Wears the colours and sizes of the window."""
        colours = self._appearance.colours
        self._axes.dress()
        self._position.setPen(pyqtgraph.mkPen(colours.accent, width=1))
        self._cursor.setPen(pyqtgraph.mkPen(colours.faint, width=1))
        dashed = pyqtgraph.mkPen(colours.soft, width=1)
        dashed.setDashPattern(list(LEVEL_DASHES))
        self._level.setPen(dashed)
        self._marks.setPen(pyqtgraph.mkPen(colours.ink, width=1))
        self._marks.setBrush(pyqtgraph.mkBrush(colours.card))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self.widget.viewport():
            update = self._update_at(event.position())
            if event.type() is QEvent.Type.MouseMove:
                self.pointed.emit(update)
            elif event.type() is QEvent.Type.MouseButtonPress:
                self.widget.setFocus()
                self.clicked.emit(update)
                return True
        elif isinstance(event, QWheelEvent) and watched is self.widget.viewport():
            notches = event.angleDelta().y() / _WHEEL_NOTCH
            self._zoom_by(STEP**notches, self._update_at(event.position()))
            return True
        elif event.type() is QEvent.Type.Leave and watched is self.widget.viewport():
            self.pointed.emit(None)
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take_key(Qt.Key(event.key()))
        return False

    def _take_key(self, key: Qt.Key) -> bool:
        if key is Qt.Key.Key_Escape:
            self.pointed.emit(None)
            return False
        if key in _ZOOMS:
            self._zoom_by(_ZOOMS[key], self._looked_at())
            return True
        if key is Qt.Key.Key_0:
            self.zoom.whole()
            return True
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Return: 0, Qt.Key.Key_Enter: 0,
        }  # fmt: skip
        if key in steps:
            self.key_pressed.emit(steps[key])
        return key in steps

    def _zoom_by(self, factor: float, at: float) -> None:
        ends = [
            end
            for curve, _ in self._drawn.values()
            for end in (float(curve.updates[0]), float(curve.updates[-1]))
        ]
        if ends and max(ends) > min(ends):
            self.zoom.by(factor, at, min(ends), max(ends))

    def _looked_at(self) -> float:
        line = self._cursor if self._cursor.isVisible() else self._position
        return float(line.value())

    def _update_at(self, place: QPointF) -> float:
        scene = self.widget.mapToScene(place.toPoint())
        return float(self.widget.getViewBox().mapSceneToView(scene).x())

    def _line(self, number: int) -> Any:
        if number not in self.lines:
            self.lines[number] = self.widget.plot([], [])
        return self.lines[number]

    def _set_points(self, number: int, curve: Curve) -> None:
        drawn = self._drawn.get(number)
        if drawn is not None and drawn[0] is curve and drawn[1] is self._is_log:
            return
        self._drawn[number] = curve, self._is_log
        shown = np.isfinite(curve.errors)
        if self._is_log:
            shown &= curve.errors >= SMALLEST_SHOWN
        if shown.any():  # what isn't a number is a gap in the line
            values = np.where(shown, curve.errors, np.nan)
            self._line(number).setData(*thinned(curve.updates, values), connect="finite")
        else:
            self._line(number).setData([], [])

    def _has_place(self, value: float) -> bool:
        return bool(np.isfinite(value)) and (not self._is_log or value >= SMALLEST_SHOWN)

    @staticmethod
    def _set_pen(line: Any, colour: str, dashes: Dashes, width: float = 1.0) -> None:
        wanted = (colour, dashes, width)
        if line.property("worn") == wanted:
            return
        line.setProperty("worn", wanted)
        pen: QPen = pyqtgraph.mkPen(colour, width=width)
        if dashes:
            pen.setDashPattern(list(dashes))
        line.opts["antialias"] = width > 1
        line.setPen(pen)
