"""Where the parts of the Network room stand, in windows of any size."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.gui.network.pages import ExplanationPages, PageName
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import SCROLL_BAR_PX
from app.gui.widgets.steady_scroll import SteadyScroll

_HIGH_PX = 640  # from here on there is room for the curves below the picture of a network
_MOST_ABOVE_CURVES = 3  # with so many neurons in a layer
_CURVES_MARGINS_PX = (12, 0, 12, 12)
_LEAST_PICTURE_PX = 260
_LEAST_LEFT_PX = 160  # above the controls; with less the whole room scrolls


class NetworkArrangement(QWidget):
    """The picture at the left, or in its place what is only looked at; the curves below it or in
    the column at the right; the controls below both."""

    def __init__(
        self,
        appearance: Appearance,
        picture: QWidget,
        looked_at: QWidget,
        curves: QWidget,
        pages: ExplanationPages,
        controls: QWidget,
    ) -> None:
        super().__init__()
        self._appearance, self._picture, self._looked_at = appearance, picture, looked_at
        self._curves, self._pages, self._controls = curves, pages, controls
        self._widest_layer = 0
        self._has_curves = False
        self._curves_are_below: bool | None = None
        self._controls_are_below: bool | None = None
        self._left = QVBoxLayout()
        self._left.addWidget(picture, 1)
        self._left.addWidget(looked_at, 1)
        self._told = QWidget()
        self._below_picture = _column(self._told)
        self._left.addWidget(self._told)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(self._left, 1)
        row.addWidget(pages)
        inner = QWidget()
        self._inner = _column(inner)
        self._inner.addLayout(row, 1)
        self._scroll = SteadyScroll("The Network room", inner)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._outer = _column(self)
        self._outer.addWidget(self._scroll, 1)
        looked_at.hide()
        curves.hide()
        self.fit()

    def put_below_picture(self, widget: QWidget) -> None:
        """One more widget between the picture and the curves, as high as it asks for."""
        self._below_picture.addWidget(widget)

    def fit_network(self, layers: tuple[int, ...]) -> None:
        """Puts the curves where they leave room for a network of these layers."""
        if max(layers) != self._widest_layer:
            self._widest_layer = max(layers)
            self.fit()

    def show_curves(self, is_shown: bool) -> None:
        """The curves, or no room for them where there is nothing to draw."""
        self._has_curves = is_shown
        self._curves.setVisible(is_shown and self._looked_at.isHidden())

    def show_looked_at(self, is_shown: bool) -> None:
        """What is only looked at in the place of everything else, or not."""
        self._looked_at.setVisible(is_shown)
        for widget in (self._picture, self._told, self._pages, self._controls):
            widget.setVisible(not is_shown)
        self.show_curves(self._has_curves)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Divides the room there is."""
        self._pages.fit(self.width())
        px = self._appearance.px
        is_high = self.height() >= px(_HIGH_PX)
        self._put_curves_below(is_high and self._widest_layer <= _MOST_ABOVE_CURVES)
        strip_px = self._controls.heightForWidth(self.width())
        self._put_controls_below(self.height() - strip_px >= _LEAST_LEFT_PX)
        # The strip of controls breaks into lines; a layout alone would squeeze them.
        self._controls.setMinimumHeight(self._controls.heightForWidth(self._strip_width_px()))
        self._picture.setMinimumSize(px(_LEAST_PICTURE_PX) // 2, _LEAST_LEFT_PX)

    def _put_controls_below(self, is_below: bool) -> None:
        """The controls stay in sight; only where they would leave nothing else they scroll too."""
        if is_below is self._controls_are_below:
            return
        self._controls_are_below = is_below
        (self._outer if is_below else self._inner).addWidget(self._controls)
        # Where the controls scroll, the place of the bar is kept: their height depends on their
        # width. Elsewhere all that could scroll is of one height at any width.
        policy = Qt.ScrollBarPolicy
        self._scroll.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if is_below else policy.ScrollBarAlwaysOn
        )

    def _strip_width_px(self) -> int:
        return self.width() if self._controls_are_below else self.width() - SCROLL_BAR_PX

    def _put_curves_below(self, is_below: bool) -> None:
        if is_below is self._curves_are_below:
            return
        self._curves_are_below = is_below
        if is_below:
            self._left.addWidget(self._curves)
        else:
            self._pages.put(PageName.EXPLAIN, 1, self._curves)
        self._left.setContentsMargins(*(_CURVES_MARGINS_PX if is_below else (0, 0, 0, 0)))


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
