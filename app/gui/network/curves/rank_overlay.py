"""Over the error, on an axis of its own at the right: the rank of the wanted words. Imports what
draws it, which takes half a second."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph

from app.gui.network.runs.line_styles import RANK_DASHES
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.microscope.curve_points import thinned
from app.microscope.teaching.attempt import TeachingReport
from app.microscope.time_machine.loss_history import Curve

_DECADES = 5  # the dictionary has less than 100,000 words
_TICKS = [(float(power), f"{10**power:,}") for power in range(_DECADES + 1)]
_MARGIN = 0.12  # of a decade, so that rank 1 doesn't lie on the axis


class RankOverlay:
    """Draws into the plot ``widget``; in step with its updates."""

    def __init__(self, widget: Any, appearance: Appearance) -> None:
        self._appearance = appearance
        self._plot = widget.getPlotItem()
        self._axis = self._plot.getAxis("right")
        self._axis.setTicks([_TICKS])
        self._view = pyqtgraph.ViewBox(enableMenu=False)
        self._view.setMouseEnabled(False, False)
        self.line = pyqtgraph.PlotDataItem([], [])
        self._flip = pyqtgraph.InfiniteLine(angle=90)
        self._view.addItem(self.line)
        self._view.addItem(self._flip, ignoreBounds=True)
        self._plot.scene().addItem(self._view)
        self._axis.linkToView(self._view)
        self._view.setXLink(self._plot.getViewBox())
        self._plot.getViewBox().sigResized.connect(self._fit)
        self._drawn: Curve | None = None
        self.draw(None, None)
        self.dress()

    def draw(self, ranks: Curve | None, report: TeachingReport | None) -> None:
        """The ranks, and a line at the update at which they all became 1, if the report of a
        teaching knows of one; None takes them away."""
        flip = None if report is None else report.update
        is_shown = ranks is not None and len(ranks.updates) > 1
        if is_shown is not self._axis.isVisible():
            self._plot.showAxis("right", is_shown)
            self._view.setVisible(is_shown)
            self._fit()
        self._flip.setVisible(is_shown and flip is not None)
        if flip is not None:
            self._flip.setValue(flip)
        if ranks is None or ranks is self._drawn or not is_shown:
            return
        self._drawn = ranks
        shown = np.where(ranks.errors >= 1, ranks.errors, np.nan)
        updates, values = thinned(ranks.updates, shown)
        values = np.log10(values)
        self.line.setData(updates, values, connect="finite")
        top = float(np.nanmax(values)) if np.isfinite(values).any() else 1.0
        self._view.setYRange(-_MARGIN, max(top, 1.0) + _MARGIN, padding=0)

    def dress(self) -> None:
        """Wears the colours and sizes of the window."""
        colours = self._appearance.colours
        pen = pyqtgraph.mkPen(colours.accent, width=1)
        pen.setDashPattern(list(RANK_DASHES))
        self.line.setPen(pen)
        self._flip.setPen(pyqtgraph.mkPen(colours.selected, width=1))
        self._axis.setPen(pyqtgraph.mkPen(colours.faint, width=1))
        self._axis.setTextPen(colours.soft)
        self._axis.setStyle(tickFont=self._appearance.sans(TEXT.chip - 1))
        size_px = self._appearance.px(TEXT.chip)
        self._axis.setLabel("rank", color=colours.soft, **{"font-size": f"{size_px}px"})

    def _fit(self) -> None:
        self._view.setGeometry(self._plot.getViewBox().sceneBoundingRect())
        self._view.linkedViewChanged(self._plot.getViewBox(), self._view.XAxis)
