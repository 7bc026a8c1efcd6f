"""The card on which a learner's number is drawn: its tangent on the real curve, or its run."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from app.gui.learn.drawing_thread import DrawingThread
from app.gui.mailbox import Mailbox
from app.gui.network.curves.legend import CurveLegend, LegendRow
from app.gui.network.runs.line_styles import LineStyle
from app.gui.qt_types import TypeMaking
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.gui.widgets.steady_text import SteadyText
from app.lessons.drawn_number import Drawn, DrawnSlope, DrawnStep, NumberToDraw
from app.microscope.number_format import significant
from app.microscope.time_machine.loss_history import Curve
from nncore.trace_views.symbols import plain_symbol

if TYPE_CHECKING:
    from app.gui.learn.point_names import PointNames
    from app.gui.network.curves.curve_plot import CurvePlot

_PLOT_PX, _BESIDE_FROM_PX = 140, 460
_TRUTH, _RIGHT, _YOURS = 1, 2, 3  # numbers of the lines
_DIGITS = 4


class DrawnCard(QFrame):
    """Seen while there is a number to draw. What is drawn is worked out in a thread of its own;
    ``box`` is the box that it is about, "" for none."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._wanted: NumberToDraw | None = None
        self._drawn: Drawn | None = None
        self.setProperty("role", "card")
        self.setAccessibleName("Your number, drawn")
        self.heading = label("", "heading")
        self.said = SteadyText("What the drawing says")
        self.legend = CurveLegend(appearance)
        self.curve: CurvePlot | None = None  # over the number that is moved
        self.runs: CurvePlot | None = None  # over the updates
        self._names: PointNames | None = None
        self._lay_out()
        self._mailbox = Mailbox()
        self._mailbox.connect_taker(self._take)
        self._thread = DrawingThread(self._mailbox.put)
        TypeMaking(self, self._thread.start)  # which imports what asks for all of Qt's types
        appearance.changed.connect(self.dress)
        self.hide()

    @property
    def box(self) -> str:
        """Whose number it is."""
        return self._wanted.box if self._wanted else ""

    def show_number(self, wanted: NumberToDraw | None) -> None:
        """Draws it as soon as it is worked out; None takes the drawing away."""
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if wanted is None:
            self._show(None)
        else:
            self._thread.ask(wanted)

    def shut_down(self) -> None:
        """Ends the card's thread."""
        self._thread.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def dress(self) -> None:
        """Wears the colours and sizes of the window."""
        self._fit()
        for plot in (self.curve, self.runs):
            if plot is not None:
                plot.dress()
                plot.widget.setFixedHeight(self._appearance.px(_PLOT_PX))
        if self._names is not None:
            self._names.dress()
        self._show(self._drawn)

    def _take(self) -> None:
        request, drawn = self._mailbox.take() or (None, None)
        if request is not None and request is self._wanted:
            self._make_plots()
            self._show(drawn)

    def _show(self, drawn: Drawn | None) -> None:
        self._drawn = drawn
        self.setVisible(drawn is not None)
        if drawn is None:
            return
        self.heading.setText(f"Your {plain_symbol(drawn.box)}, drawn")
        self.said.say(drawn.said, drawn.box)
        if isinstance(drawn, DrawnSlope):
            self._show_slope(drawn)
        else:
            self._show_step(drawn)

    def _show_slope(self, drawn: DrawnSlope) -> None:
        assert self.curve is not None
        assert self.runs is not None
        assert self._names is not None
        self.runs.widget.hide()
        curves = {_TRUTH: drawn.curve, _RIGHT: drawn.right, _YOURS: drawn.yours}
        self.curve.draw(curves, self._styles, _YOURS, is_log=False)
        self.curve.mark_forks([(drawn.here.x, drawn.here.y)])
        self.curve.show_position(drawn.here.x)
        self.curve.label_axes(drawn.of, drawn.along)
        self._names.show([])
        yours = significant(self._wanted.typed, _DIGITS) if self._wanted else ""
        self._show_legend(
            f"{drawn.of} over {drawn.along}", ("your slope", yours), "the right slope"
        )

    def _show_step(self, drawn: DrawnStep) -> None:
        assert self.curve is not None
        assert self.runs is not None
        assert self._names is not None
        self.curve.draw({_TRUTH: drawn.curve}, self._styles, _TRUTH, is_log=False)
        points = [(point.x, point.y) for point in (drawn.before, drawn.right, drawn.yours)]
        self.curve.mark_forks(points)
        self.curve.show_position(drawn.before.x)
        self.curve.label_axes("E", drawn.weight)
        is_right = self._wanted is not None and self._wanted.is_right
        words = ("before", "right", "") if is_right else ("before", "right", "yours")
        self._names.show([(x, y, word) for (x, y), word in zip(points, words, strict=True)])
        runs = {_RIGHT: drawn.right_run, _YOURS: drawn.your_run}
        found = {number: run for number, run in runs.items() if run is not None}
        self.runs.widget.setVisible(bool(found))
        self.runs.draw(found, self._styles, _YOURS, is_log=False)
        self.runs.label_axes("E")
        yours = _end(drawn.your_run)
        self._show_legend(f"E over {drawn.weight}", ("steps like yours", yours), "right steps")

    def _show_legend(self, truth: str, yours: tuple[str, str], right: str) -> None:
        styles = self._styles
        self.legend.show_rows([
            LegendRow(styles[_YOURS], *yours, is_shown=True),
            LegendRow(styles[_RIGHT], right, "", is_shown=False),
            LegendRow(styles[_TRUTH], truth, "", is_shown=False),
        ])  # fmt: skip

    @property
    def _styles(self) -> dict[int, LineStyle]:
        colours = self._appearance.colours
        return {
            _TRUTH: LineStyle(colours.ink, colours.ink, (), 1.6),
            _RIGHT: LineStyle(colours.accent, colours.accent, (2, 3)),
            _YOURS: LineStyle(colours.positive, colours.positive, (7, 3), 1.6),
        }

    def _make_plots(self) -> None:
        """Once, when what draws them has been imported."""
        if self.curve is not None:
            return
        from app.gui.learn.point_names import PointNames
        from app.gui.network.curves.curve_plot import CurvePlot

        self.curve, self.runs = CurvePlot(self._appearance), CurvePlot(self._appearance)
        for plot, name in ((self.curve, "The real curve"), (self.runs, "Runs")):
            plot.widget.setAccessibleName(name)
            plot.widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            plot.widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            plot.show_level(None)
            self._plots.addWidget(plot.widget, 1)
        self._names = PointNames(self.curve.widget, self._appearance)
        self.dress()

    def _fit(self) -> None:
        beside = self.width() >= self._appearance.px(_BESIDE_FROM_PX)
        ways = QBoxLayout.Direction
        self._plots.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        self._plots = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._plots.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.said)
        column.addLayout(self._plots)
        column.addWidget(self.legend)


def _end(run: Curve | None) -> str:
    return "" if run is None else f"{run.updates[-1]:,.0f}: {significant(float(run.errors[-1]), 4)}"
