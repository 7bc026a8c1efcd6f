"""The terms of a sum as boxes side by side, in as many lines as they need."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from app.gui.network.chain.factor_view import SMALLEST_RATIO, FactorView
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.microscope.chain.chain_rule import Term


class BoxFlow(FlowPanel):
    """``sign`` stands between the boxes. ``hovered`` sends the name of the box under the mouse or
    the focus, then ""."""

    hovered = Signal(str)

    def __init__(self, appearance: Appearance, name: str, sign: str) -> None:
        super().__init__(spacing_px=0)
        self._appearance, self._sign = appearance, sign
        self.setAccessibleName(name)
        self.boxes: list[FactorView] = []
        self._more = label("", "caption")
        self._more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_terms(self, terms: Sequence[Term], left_out: int = 0) -> None:
        """Shows these, and how many more there are."""
        while len(self.boxes) < len(terms):
            self._make_box()
        for box, term in zip(self.boxes, terms, strict=False):
            box.show_term(term)
        for place, box in enumerate(self.boxes):
            box.setVisible(place < len(terms))
        self._more.setText(f" + {left_out:,} more terms" if left_out else "")
        self._more.setVisible(left_out > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def light(self, is_lit: Callable[[str], bool]) -> None:
        """Frames the boxes for whose name this is so."""
        for box in self.boxes:
            box.light(box.term is not None and is_lit(box.term.name))

    def refit(self) -> None:
        """Takes the sizes of the boxes from their texts."""
        for box in self.boxes:
            box.refit()
            box.update()

    def _fit(self) -> None:
        """A box wider than the whole line is drawn smaller."""
        for box in self.boxes:
            ratio = min(self.width() / max(box.width_at(1.0), 1), 1.0)
            box.set_ratio(max(ratio, SMALLEST_RATIO))
            box.updateGeometry()

    def _make_box(self) -> None:
        box = FactorView(self._appearance, self._sign if self.boxes else "=")
        box.hovered.connect(self.hovered)
        box.resized.connect(self._fit)
        self.boxes.append(box)
        self.add(box, self._more)  # what is left out stands last
