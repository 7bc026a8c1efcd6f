"""Where the parts of the Network room stand, in windows of any size."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.gui.network.controls.strip import TrainingControls
from app.gui.network.pages import LARGEST_SHARE, ExplanationPages, PageName
from app.gui.theme.appearance import Appearance
from app.gui.widgets.limits import NO_LIMIT_PX
from app.gui.widgets.steady_scroll import SteadyScroll

_MOST_ABOVE_CURVES = 4  # neurons in a layer, for the curves to have room below the picture
_LEAST_ABOVE_CURVES_PX, _WISHED_ABOVE_CURVES_PX, _LEAST_CURVES_PX = 330, 430, 132
_LEAST_COLUMN_PX = 300  # with less, the column at the right is in the place of the picture
_CURVES_MARGINS_PX = (12, 0, 12, 12)
_LEAST_PICTURE_PX = 260
# With less height in all, the controls stand in one row, and with less still what is to be seen in
# the network isn't told.
_LOW_BELOW_PX, _VERY_LOW_BELOW_PX = 340, 260
_LEAST_HIGH_PX = 140  # the picture itself
_LEAST_LEFT_PX = 160  # above the controls; with less the whole room scrolls


class NetworkArrangement(QWidget):
    """The picture at the left, or in its place what is only looked at; the curves below it or in
    the column at the right; the controls below both. ``found_low`` says whether the room is low,
    and whether it is very low; ``left_to_tell`` how high what is told may be, if the picture shall
    have half of what is left to both."""

    found_low = Signal(bool, bool)
    left_to_tell = Signal(int)

    def __init__(
        self,
        appearance: Appearance,
        picture: QWidget,
        looked_at: QWidget,
        curves: QWidget,
        pages: ExplanationPages,
        controls: TrainingControls,
    ) -> None:
        super().__init__()
        self._appearance, self._picture, self._looked_at = appearance, picture, looked_at
        self._curves, self._pages, self._controls = curves, pages, controls
        self._widest_layer = 0
        self._has_curves = False
        self._curves_are_below: bool | None = None
        self._controls_are_below: bool | None = None
        self._left_side = QWidget()
        self._left = _column(self._left_side)
        self._left.addWidget(picture, 1)
        self._left.addWidget(looked_at, 1)
        self._told = QWidget()
        self._below_picture = _column(self._told)
        self._left.addWidget(self._told)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(0)
        self._row.addWidget(self._left_side, 1)
        self._row.addWidget(pages)
        inner = _Squeezed()
        self._inner = _column(inner)
        self._inner.addLayout(self._row, 1)
        self._scroll = _RoomScroll("The Network room", inner)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._outer = _column(self)
        self._outer.addWidget(self._scroll, 1)
        looked_at.hide()
        curves.hide()
        pages.turned.connect(self._show_page_or_picture)
        controls.height_changed.connect(self.fit)
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
        px = self._appearance.px
        self._stand_side_by_side(self.width() * LARGEST_SHARE >= px(_LEAST_COLUMN_PX))
        is_low = self.height() < px(_LOW_BELOW_PX)
        self._controls.fit(self.width(), is_low=is_low)
        self._pages.set_low(is_low)
        self.found_low.emit(is_low, self.height() < px(_VERY_LOW_BELOW_PX))
        strip_px = self._controls.heightForWidth(self.width())
        left_px = self.height() - strip_px
        self._put_controls_below(left_px >= _LEAST_LEFT_PX)
        self._picture.setMinimumSize(px(_LEAST_PICTURE_PX) // 2, _LEAST_HIGH_PX)
        is_high = left_px >= px(_LEAST_ABOVE_CURVES_PX + _LEAST_CURVES_PX)
        self._put_curves_below(is_high and self._widest_layer <= _MOST_ABOVE_CURVES)
        curves_px = min(
            max(left_px - px(_WISHED_ABOVE_CURVES_PX), px(_LEAST_CURVES_PX)), left_px // 3
        )
        self._curves.setMaximumHeight(curves_px if self._curves_are_below else NO_LIMIT_PX)
        self._pages.fit_height(left_px)
        both_px = left_px - self._pages.above_px - (curves_px if self._curves_are_below else 0)
        self.left_to_tell.emit(both_px // 2)

    def _stand_side_by_side(self, is_wide: bool) -> None:
        """The picture and what explains it, or one in the place of the other."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if is_wide else directions.BottomToTop)
        self._pages.stand_alone(not is_wide)
        self._pages.fit(self.width())
        self._show_page_or_picture()

    def _show_page_or_picture(self) -> None:
        is_page_alone = self._pages.is_alone and not self._pages.shows_picture
        self._row.setStretch(1, 1 if is_page_alone else 0)
        self._left_side.setVisible(self._pages.shows_picture or not self._looked_at.isHidden())

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

    def _put_curves_below(self, is_below: bool) -> None:
        if is_below is self._curves_are_below:
            return
        self._curves_are_below = is_below
        if is_below:
            self._left.addWidget(self._curves)
        else:
            self._pages.put(PageName.EXPLAIN, 1, self._curves)
        self._left.setContentsMargins(*(_CURVES_MARGINS_PX if is_below else (0, 0, 0, 0)))


class _Squeezed(QWidget):
    """Scrolls only where less than the least heights of its parts is left. A scroll area would
    give a layout with wrapped text all that it wishes for."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.squeeze()
        return done

    def squeeze(self) -> None:
        """As large as what it stands in."""
        room, layout = self.parentWidget(), self.layout()
        if room is not None and layout is not None:
            self.resize(room.width(), max(room.height(), layout.minimumSize().height()))


class _RoomScroll(SteadyScroll):
    def __init__(self, name: str, inner: _Squeezed) -> None:
        super().__init__(name, inner)
        self._squeezed = inner
        self.setWidgetResizable(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._squeezed.squeeze()


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
