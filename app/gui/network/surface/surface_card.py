"""The card of the error surface: the error over two weights, and the way through it."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from app.gui.mailbox import Mailbox
from app.gui.network.snapshot_card import SnapshotCard
from app.gui.network.surface.colour_bar import ColourBar
from app.gui.network.surface.pair_choice import PairChoice
from app.gui.network.surface.surface_reading import SurfaceReading
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import ElidedLabel, label
from app.gui.widgets.plain_text import set_tool_tip
from app.microscope.number_format import significant
from app.microscope.surface.asking import SurfaceAsking, path_of
from app.microscope.surface.chart import Chart
from app.microscope.surface.grid import POINTS, Floats
from app.microscope.surface.surface_thread import SurfaceThread
from app.microscope.time_machine.snapshot import NetworkSnapshot

if TYPE_CHECKING:
    from app.gui.network.surface.surface_plot import SurfacePlot

_LEAST_HEIGHT_PX = 340
_REFRESH_MS = 250
_DIGITS = 6
_LEGEND = "⊕ now · □ start · — way · click: start there"


class SurfaceCard(SnapshotCard):
    """The plot is made when the card is first seen and ``may_plot`` has said that its library has
    been imported; until then the card says so. ``pair_watched`` asks for the way of two weights in
    the snapshots to come; ``start_chosen`` sends both weights' names and values. Call ``shut_down``
    in the end."""

    pair_watched = Signal(str, str)
    start_chosen = Signal(str, float, str, float)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Error surface over two weights")
        self.chart: Chart | None = None
        self.plot: SurfacePlot | None = None
        self._may_plot = False
        self._cursor: tuple[float, float] | None = None
        self._asking = SurfaceAsking()
        self._mailbox = Mailbox()
        self._mailbox.connect_taker(self._take_chart)
        self._thread = SurfaceThread(self._mailbox.put)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_REFRESH_MS)
        self._pause.timeout.connect(self._ask)
        self.pair = PairChoice(appearance)
        self.pair.changed.connect(self._change_pair)
        self.scale = ColourBar(appearance)
        self.reading = SurfaceReading(appearance)
        self.waiting = label("", "caption")
        self.waiting.setWordWrap(True)
        self._legend = ElidedLabel("caption")
        self._legend.setText(_LEGEND)
        set_tool_tip(self._legend, _LEGEND)
        self._lay_out()
        self._say_what_is_missing()
        self._thread.start()

    def shut_down(self) -> None:
        """Ends the card's thread."""
        self._pause.stop()
        self._thread.stop()

    def may_plot(self) -> None:
        """Says that the plotting library has been imported."""
        self._may_plot = True
        if self.isVisible():
            self._make_plot()

    def _make_plot(self) -> None:
        if self.plot is not None or not self._may_plot:
            return
        from app.gui.network.surface.surface_plot import SurfacePlot

        self.plot = SurfacePlot(self._appearance)
        self._column.insertWidget(self._column.indexOf(self.scale), self.plot.widget, 1)
        self.plot.pointed.connect(self._point_at)
        self.plot.clicked.connect(self._start_at)
        self.plot.stepped.connect(self._step_cursor)
        self.plot.entered.connect(self._start_at_cursor)
        self.dress()

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        """Where the weights are; and asks for another surface where the others have changed."""
        self.pair.offer(snapshot, weight)
        self._say_what_is_missing()
        self._ask_soon()
        self._draw_marks()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_plot()
        self._change_pair()
        self._draw_chart()

    def _change_pair(self) -> None:
        if self.isVisible() and self.pair.value is not None:
            self.pair_watched.emit(*self.pair.value)
            self._ask()
        self._say_what_is_missing()

    def _ask_soon(self) -> None:
        """At once, or when the pause after the last surface is over."""
        if not self._pause.isActive():
            self._ask()

    def _ask(self) -> None:
        if self._snapshot is None or self.pair.value is None or not self.isVisible():
            return
        request = self._asking.request(self._snapshot, self.pair.value)
        if request is not None:
            self._thread.ask(request)
            self._pause.start()

    def _take_chart(self) -> None:
        chart = self._mailbox.take()
        if not isinstance(chart, Chart):
            return
        before, self.chart = self.chart, chart
        if before is None or before.surface.pair_names != chart.surface.pair_names:
            self._point_at(None)
        self._draw_chart()

    def _draw_chart(self) -> None:
        self._say_what_is_missing()
        if self.chart is None or self.plot is None or not self.isVisible():
            return
        self.plot.draw(self.chart)
        self.plot.label_axes(self.chart.surface.first, self.chart.surface.second)
        self.scale.show_chart(self.chart)
        self._draw_marks()
        self._read_cursor()

    def _draw_marks(self) -> None:
        """Where the weights are now, and the way there."""
        chart, snapshot, plot = self.chart, self._snapshot, self.plot
        if chart is None or snapshot is None or plot is None:
            return
        pair = chart.surface.pair_names
        if not set(pair) <= snapshot.weights.keys():  # the surface of the last network
            return
        x, y = snapshot.weights[pair[0]], snapshot.weights[pair[1]]
        plot.show_path(path_of(snapshot, pair))
        plot.show_point(x, y)
        error = chart.surface.error_at(x, y)
        self.scale.mark(error)
        self.reading.name_columns(*pair, "mean E" if snapshot.samples > 1 else "E")
        self.reading.show_now([significant(number, _DIGITS) for number in (x, y, error)])

    def _say_what_is_missing(self) -> None:
        text = ""
        if self._snapshot is not None and self.pair.value is None:
            text = "A surface needs two weights; this network has one."
        elif self.plot is None or self.chart is None:
            text = "The surface is being worked out …"
        if text != self.waiting.text():
            self.waiting.setText(text)
        for widget in (self.scale, self.reading, self._legend):
            widget.setVisible(not text)
        if self.plot is not None:
            self.plot.widget.setVisible(not text)
        self.waiting.setVisible(bool(text))

    def _point_at(self, point: tuple[float, float] | None) -> None:
        self._cursor = None if point is None else self._rounded(*point)
        if self.plot is not None:
            self.plot.show_cursor(self._cursor)
        self._read_cursor()

    def _read_cursor(self) -> None:
        if self._cursor is None or self.chart is None:
            self.reading.show_cursor(())
            return
        error = self.chart.surface.error_at(*self._cursor)
        texts = [significant(number, _DIGITS) for number in (*self._cursor, error)]
        self.reading.show_cursor(texts)
        if self.plot is not None:
            first, second = self.chart.surface.pair_names
            self.plot.widget.setAccessibleDescription(
                f"{first} {texts[0]}, {second} {texts[1]}: E {texts[2]}"
            )

    def _step_cursor(self, right: int, up: int) -> None:
        """By one point of the grid; begins where the weights are."""
        if self.chart is None or self._snapshot is None:
            return
        surface, weights = self.chart.surface, self._snapshot.weights
        here = self._cursor or (weights[surface.first], weights[surface.second])
        moved = []
        for now, steps, values in zip(here, (right, up), (surface.x, surface.y), strict=True):
            size = float(values[-1] - values[0]) / (POINTS - 1)
            moved.append(min(max(now + steps * size, float(values[0])), float(values[-1])))
        self._point_at((moved[0], moved[1]))

    def _start_at_cursor(self) -> None:
        if self._cursor is not None:
            self._start_at(*self._cursor)

    def _start_at(self, x: float, y: float) -> None:
        if self.chart is not None:
            x, y = self._rounded(x, y)
            self.start_chosen.emit(self.chart.surface.first, x, self.chart.surface.second, y)

    def _rounded(self, x: float, y: float) -> tuple[float, float]:
        """To fewer decimals than can be pointed at, so that a start has a short name."""
        if self.chart is None:
            return x, y
        surface = self.chart.surface
        return _rounded(x, surface.x), _rounded(y, surface.y)

    def dress(self) -> None:
        self.setMinimumHeight(self._appearance.px(_LEAST_HEIGHT_PX))
        if self.plot is not None:
            self.plot.dress()
        self._draw_chart()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(6)
        self._column.addWidget(self.pair)
        self._column.addWidget(self.waiting)
        self._column.addWidget(self.scale)
        self._column.addWidget(self.reading)
        self._column.addWidget(self._legend)
        self._column.addStretch()


def _rounded(value: float, values: Floats) -> float:
    """To less than a thousandth of the range."""
    span = float(values[-1] - values[0])
    return round(value, math.ceil(-math.log10(span / 1_000)))
