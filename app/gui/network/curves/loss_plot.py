"""The live curve of the error."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from app.gui import keys
from app.gui.network.numbers import plain
from app.gui.network.time_machine.loss_history import Curve, Floats
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.theme.tokens import TEXT
from app.gui.widgets.labels import label
from app.gui.widgets.steady_button import SteadyButton

SMALLEST_SHOWN = 1e-30  # on a logarithmic axis, where 0 would be infinitely far down
_LEAST_HEIGHT_PX = 200


def import_plotting() -> None:
    """Imports what draws the curve: half a second, in any thread."""
    import pyqtgraph  # noqa: F401


class LossPlot(QFrame):
    """A card with E_total by update. The plot itself is made by ``make_plot``, when its library has
    been imported; until then the card says so."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._curve: Curve | None = None
        self._plot: Any = None
        self._line: Any = None
        self._means = False
        self.setProperty("role", "card")
        self.setAccessibleName("Error by update")
        self._heading = label("Error by update", "heading")
        self._log = SteadyButton("log")
        self._log.setProperty("kind", "why")
        self._log.setCheckable(True)
        self._log.setChecked(True)
        self._log.setAccessibleName("Logarithmic error axis")
        self._log.setToolTip(with_key("Logarithmic or linear", keys.LOG_SCALE))
        self._log.toggled.connect(self._draw)
        self._waiting = label("Press Step or Train: the curve grows with every update.", "caption")
        self._waiting.setWordWrap(True)
        self._left_out = label("", "caption")
        self._left_out.setWordWrap(True)
        self._left_out.hide()
        self._column = QVBoxLayout(self)
        self._lay_out()
        appearance.changed.connect(self._dress)

    @property
    def is_ready(self) -> bool:
        """Whether there is a plot to draw on."""
        return self._plot is not None

    @property
    def is_log(self) -> bool:
        """Whether the error axis is logarithmic."""
        return self._log.isChecked()

    @property
    def left_out(self) -> str:
        """Which points of the curve are not drawn; "" if all are."""
        return self._left_out.text()

    @property
    def drawn(self) -> Curve | None:
        """The curve that was drawn last."""
        return self._curve

    def switch_scale(self) -> None:
        """From a logarithmic error axis to a linear one, or back."""
        self._log.toggle()

    def make_plot(self) -> None:
        """Makes the plot; once."""
        if self._plot is not None:
            return
        import pyqtgraph

        self._plot = pyqtgraph.PlotWidget()
        self._plot.setAccessibleName("Curve of the error")
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(False, False)
        self._plot.hideButtons()
        for side in ("left", "bottom"):  # before there are data, or they are shown times 1,000
            self._plot.getAxis(side).enableAutoSIPrefix(False)
        self._plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._line = self._plot.plot([], [])
        self._column.insertWidget(self._column.indexOf(self._left_out), self._plot, 1_000)
        self._dress()

    def show_curve(self, curve: Curve, samples: int) -> None:
        """Draws a curve; with several samples its points are means."""
        self._curve, self._means = curve, samples > 1
        self._draw()

    def _draw(self) -> None:
        if self._plot is None or self._curve is None:
            return
        is_curve = len(self._curve.errors) > 1
        self._plot.setVisible(is_curve)
        self._waiting.setVisible(not is_curve)
        updates, errors = self._curve.updates, self._curve.errors
        shown = errors >= SMALLEST_SHOWN if self.is_log else np.ones(len(errors), bool)
        self._left_out.setText(left_out_text(updates, shown))
        self._left_out.setVisible(is_curve and not shown.all())
        self._plot.setLogMode(x=False, y=self.is_log)
        if shown.any():  # what isn't a number is a gap in the line
            self._line.setData(updates, np.where(shown, errors, np.nan), connect="finite")
        else:
            self._line.setData([], [])
        last = plain(float(errors[-1]), 6) if len(errors) else "none yet"
        description = (f"last value {last}", self.left_out)
        self._plot.setAccessibleDescription("; ".join(text for text in description if text))
        self._label_axes()

    def _label_axes(self) -> None:
        style = {"color": self._appearance.colours.soft, "font-size": f"{self._caption_px}px"}
        error = "mean E_total of all samples" if self._means else "E_total"
        self._plot.setLabel("bottom", "update", **style)
        self._plot.setLabel("left", error, **style)

    @property
    def _caption_px(self) -> int:
        return self._appearance.px(TEXT.chip)

    def _dress(self) -> None:
        if self._plot is None:
            return
        import pyqtgraph

        colours = self._appearance.colours
        self._plot.setBackground(colours.card)
        self.setMinimumHeight(self._appearance.px(_LEAST_HEIGHT_PX))
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(pyqtgraph.mkPen(colours.faint, width=1))
            axis.setTextPen(colours.soft)
            axis.setStyle(tickFont=self._appearance.sans(TEXT.chip - 1))
        # Pens wider than one pixel make long curves many times slower.
        self._line.setPen(pyqtgraph.mkPen(colours.accent, width=1))
        self._draw()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._log)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self._column.addLayout(top)
        self._column.addWidget(self._waiting)
        self._column.addWidget(self._left_out)
        self._column.addStretch()


def left_out_text(updates: Floats, shown: npt.NDArray[np.bool_]) -> str:
    """Says from which update on the error is too small for a logarithmic axis; ``shown``, shape
    (points,), says where it isn't. "" where all points are shown."""
    if shown.all():
        return ""
    first = f"{updates[int(np.argmin(shown))]:,.0f}"
    to_the_end = not shown[int(np.argmin(shown)) :].any()
    when = f"from update {first} on" if to_the_end else f"at times from update {first} on"
    return f"0 (below {SMALLEST_SHOWN:g}) {when}: a logarithmic axis has no place for it."
