"""The two axes of a plot. Imports what draws them, which takes half a second."""

from __future__ import annotations

from typing import Any

import pyqtgraph

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.widgets.plain_text import escaped


class PlotAxes:
    """Names and dresses the axes of ``widget``, a plot of pyqtgraph."""

    def __init__(self, widget: Any, appearance: Appearance) -> None:
        self._widget, self._appearance = widget, appearance
        self._labelled: tuple[object, ...] = ()

    def label(self, bottom: str, left: str) -> None:
        """Names what is drawn along them; the same names again cost nothing."""
        colour, size_px = self._appearance.colours.soft, self._appearance.px(TEXT.chip)
        wanted = (bottom, left, colour, size_px)
        if wanted == self._labelled:
            return
        self._labelled = wanted
        style = {"color": colour, "font-size": f"{size_px}px"}
        self._widget.setLabel("bottom", escaped(bottom), **style)
        self._widget.setLabel("left", escaped(left), **style)

    def dress(self) -> None:
        """Wears the colours and sizes of the window."""
        colours = self._appearance.colours
        self._widget.setBackground(colours.card)
        for side in ("left", "bottom"):
            axis = self._widget.getAxis(side)
            axis.setPen(pyqtgraph.mkPen(colours.faint, width=1))
            axis.setTextPen(colours.soft)
            axis.setStyle(tickFont=self._appearance.sans(TEXT.chip - 1))
