"""The card of curves: the error, or the history of a weight, of all runs over each other."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.network.curves.legend import LOW_ROWS, MOST_ROWS, CurveLegend, LegendRow
from app.gui.network.curves.rank_rows import level_row, rank_rows
from app.gui.network.runs.line_styles import line_style
from app.gui.network.snapshot_card import SnapshotCard
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.gui.widgets.limits import NO_LIMIT_PX
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented
from app.gui.widgets.steady_button import SteadyButton
from app.microscope.curve_points import SMALLEST_SHOWN, left_out_text, nearest
from app.microscope.mean_guess import error_of_mean_guess
from app.microscope.number_format import significant
from app.microscope.time_machine.loss_history import Curve
from app.microscope.time_machine.snapshot import NetworkSnapshot, RunView
from nncore.network_file import Sample

if TYPE_CHECKING:
    from app.gui.network.curves.curve_plot import CurvePlot
    from app.gui.network.curves.rank_overlay import RankOverlay

_LEAST_HEIGHT_PX, _LEAST_WIDE_PX, _HIGH_PX = 240, 120, 180
_READ_DIGITS = 8
_WIDE_PX, _BESIDE_PX = 560, 250  # from here on the readings stand beside the plot


def import_plotting() -> None:
    """Imports what draws the curves: half a second, in any thread once ``TypeMaking`` is done."""
    import app.gui.network.curves.curve_plot
    import app.gui.network.curves.rank_overlay  # noqa: F401


class CurvesCard(SnapshotCard):
    """The plot is made by ``make_plot``, when its library has been imported; until then the card
    says so. ``scrubbed`` sends the update to look at."""

    scrubbed = Signal(object)  # an int: Qt's own ends at 2,147,483,647

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Curves by update")
        self._named = ""
        self._preview: Curve | None = None
        self._samples: tuple[Sample, ...] = ()
        self._mean_guess: float | None = None  # the error of guessing the mean of their targets
        self.plot: CurvePlot | None = None
        self.ranks: RankOverlay | None = None
        self._cursor: float | None = None
        self.what = Segmented("Curve of", {"error": "error", "weight": "weight"}, "error")
        self.what.chosen.connect(self.refresh)
        self._log = SteadyButton("log")
        self._log.setProperty("kind", "why")
        self._log.setCheckable(True)
        self._log.setChecked(True)
        self._log.setAccessibleName("Logarithmic error axis")
        set_tool_tip(self._log, with_key("Logarithmic or linear", keys.LOG_SCALE))
        self._log.toggled.connect(self.refresh)
        self.whole_button = SteadyButton("all")
        self.whole_button.setProperty("kind", "why")
        self.whole_button.setAccessibleName("All updates")
        set_tool_tip(self.whole_button, "Back to all updates (0); the wheel, + and − zoom")
        self.whole_button.hide()
        self._waiting = label("Press Step or Play: the curve grows with every update.", "caption")
        self.left_out = label("", "caption")
        self._where = label("", "caption")
        self.legend = CurveLegend(appearance)
        for text in (self._waiting, self.left_out):
            text.setWordWrap(True)
        self.left_out.hide()
        self._where.hide()
        self.setMinimumWidth(1)  # else what stands side by side would keep it from getting narrow
        self._lay_out()

    @property
    def is_ready(self) -> bool:
        """Whether there is a plot to draw on."""
        return self.plot is not None

    @property
    def is_log(self) -> bool:
        """Whether the value axis is logarithmic; that of a weight never is."""
        return self._log.isChecked() and self._shows_error

    def switch_scale(self) -> None:
        """From a logarithmic error axis to a linear one, or back."""
        self._log.toggle()

    def make_plot(self) -> None:
        """Makes the plot; once."""
        if self.plot is not None:
            return
        from app.gui.network.curves.curve_plot import CurvePlot
        from app.gui.network.curves.rank_overlay import RankOverlay

        self.plot = CurvePlot(self._appearance)
        self.ranks = RankOverlay(self.plot.widget, self._appearance)
        self._middle.insertWidget(0, self.plot.widget, 1_000)
        self.plot.zoom.changed.connect(self.whole_button.setVisible)
        self.whole_button.clicked.connect(self.plot.zoom.whole)
        self.plot.pointed.connect(self._point_at)
        self.plot.clicked.connect(self._click)
        self.plot.key_pressed.connect(self._step_cursor)
        self.dress()

    def show_preview(self, curve: Curve | None) -> None:
        """The error as it would go on, dotted; None takes it away."""
        self._preview = curve
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The readings beside the plot, or below it."""
        px = self._appearance.px
        is_wide = self.width() >= px(_WIDE_PX)
        (self._beside if is_wide else self._column).insertWidget(0, self._top)
        self.legend.set_most_rows(
            LOW_ROWS if is_wide and self.height() < px(_HIGH_PX) else MOST_ROWS
        )
        if self.plot is not None:
            self.setMinimumHeight(px(_LEAST_WIDE_PX if is_wide else _LEAST_HEIGHT_PX))
        directions = QBoxLayout.Direction
        self._middle.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        beside_px = px(_BESIDE_PX) if is_wide else NO_LIMIT_PX
        # Not of the labels in it: they would remember a least width that they don't have any more.
        self._readings.setMaximumWidth(beside_px)
        self._readings.setMinimumWidth(beside_px if is_wide else 0)

    @property
    def _shows_error(self) -> bool:
        return self.what.value == "error"

    def _curve_of(self, run: RunView) -> Curve | None:
        return run.curve if self._shows_error else run.weight_curve

    def _visible_runs(self) -> Iterator[tuple[RunView, Curve]]:
        """The one that is shown first; it is never left out."""
        if self._snapshot is None:
            return
        shown = self._snapshot.run
        for run in (shown, *(each for each in self._snapshot.runs if each is not shown)):
            curve = self._curve_of(run)
            if curve is not None and len(curve.updates) and (run is shown or not run.is_hidden):
                yield run, curve

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        """The curves of all runs that aren't hidden; ``weight_curve`` is the weight's."""
        if weight != self._named:
            self._named = weight
            self.what.set_text("weight", weight)
        if snapshot.file.samples is not self._samples:
            self._samples = snapshot.file.samples
            self._mean_guess = error_of_mean_guess(self._samples)
        plot = self.plot
        if plot is None:
            return
        runs = list(self._visible_runs())
        is_curve = any(len(curve.updates) > 1 for _, curve in runs) or self._preview is not None
        plot.widget.setVisible(is_curve)
        self._waiting.setVisible(not is_curve)
        styles = {run.number: line_style(run.line, self._appearance.colours) for run, _ in runs}
        curves = {run.number: curve for run, curve in runs}
        plot.draw(curves, styles, snapshot.run.number, self.is_log)
        plot.draw_preview(self._preview if self._shows_error else None)
        plot.mark_forks(
            (float(curve.updates[0]), float(curve.errors[0]))
            for run, curve in runs
            if run.parent is not None
        )
        plot.show_position(snapshot.update)
        plot.show_level(self._level)
        if self.ranks is not None:
            self.ranks.draw(snapshot.ranks if self._shows_error else None, snapshot.teaching)
        self._say_what_is_left_out(runs)
        self._name_axes()
        self._read_off()

    @property
    def _level(self) -> float | None:
        """What the error is compared with; a weight's history is compared with nothing."""
        return self._mean_guess if self._shows_error else None

    def _say_what_is_left_out(self, runs: list[tuple[RunView, Curve]]) -> None:
        text = ""
        if self.is_log and runs:
            curve = runs[0][1]
            text = left_out_text(curve.updates, ~(curve.errors < SMALLEST_SHOWN))
        if text != self.left_out.text():
            self.left_out.setText(text)
            self.left_out.setVisible(bool(text))

    def _name_axes(self) -> None:
        if self.plot is None or self._snapshot is None:
            return
        error = "mean E_total" if self._snapshot.samples > 1 else "E_total"
        self.plot.label_axes(error if self._shows_error else self._weight)

    def _read_off(self) -> None:
        """Each run's nearest point to the cursor; without one, to where one looks."""
        if self._snapshot is None:
            return
        update = self._snapshot.update if self._cursor is None else self._cursor
        rows = []
        for run, curve in self._visible_runs():
            place = nearest(curve, update)
            if place is None:
                continue
            value = significant(float(curve.errors[place]), _READ_DIGITS)
            reading = f"{curve.updates[place]:,.0f}: {value}"
            style = line_style(run.line, self._appearance.colours)
            is_shown = run.number == self._snapshot.position.run
            rows.append(LegendRow(style, run.title, reading, is_shown))
        if self._level is not None:
            rows.append(level_row(self._level, self._appearance.colours))
        if self._shows_error:
            rows += rank_rows(self._snapshot.ranks, update, self._appearance.colours)
        self.legend.show_rows(rows)
        self._where.setVisible(bool(rows))
        self._where.setText("under the cursor" if self._cursor is not None else "where you look")

    def _point_at(self, update: float | None) -> None:
        self._cursor = update
        if self.plot is not None:
            self.plot.show_cursor(update)
        self._read_off()

    def _click(self, update: float) -> None:
        self.scrubbed.emit(max(round(update), 0))

    def _step_cursor(self, step: int) -> None:
        """To the next point of the run that is shown; 0 looks at the one read off."""
        runs = list(self._visible_runs())
        if self._snapshot is None or not runs:
            return
        updates = runs[0][1].updates
        here = self._snapshot.update if self._cursor is None else self._cursor
        place = nearest(runs[0][1], here)
        at = float(updates[int(np.clip((place or 0) + step, 0, len(updates) - 1))])
        if step:
            self._point_at(at)
        else:
            self._click(at)

    def dress(self) -> None:
        self._fit()
        if self.plot is not None:
            self.plot.dress()
            self.refresh()
        if self.ranks is not None:
            self.ranks.dress()

    def _lay_out(self) -> None:
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.what)
        top.addStretch(1)
        top.addWidget(self.whole_button)
        top.addWidget(self._log)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 6, 12, 6)
        self._column.setSpacing(6)
        self._column.addWidget(self._top)
        self._column.addWidget(self._waiting)
        self._readings = QWidget()
        self._beside = beside = QVBoxLayout(self._readings)
        beside.setContentsMargins(0, 0, 0, 0)
        for widget in (self.left_out, self._where, self.legend):
            beside.addWidget(widget)
        beside.addStretch(1)
        self._middle = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._middle.setSpacing(8)
        self._middle.addWidget(self._readings)
        self._column.addLayout(self._middle, 1)
        self._column.addStretch()
