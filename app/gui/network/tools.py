"""The Network room's part of the bar: which network, its learning rate, its biases."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app.gui import keys
from app.gui.network.controls.start_buttons import StartButtons
from app.gui.network.files.menu import NetworkMenu
from app.gui.network.network_choice import NetworkChoice
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented
from app.gui.widgets.steady_button import SteadyButton
from app.microscope.number_format import NumberError, parse_rate
from app.microscope.time_machine.snapshot import NetworkSnapshot

_RATE_WIDTH_PX = 64
_GAP_PX, _LEAST_PX = 8, 260
_BIASES = {"none": "no bias", "fixed": "fixed", "trained": "trained"}


class NetworkTools(QWidget):
    """Sends a CatalogueEntry or an OpenedView, a rate, a bias mode; ``entry_refused`` says what is
    wrong with what was written, ``entry_accepted`` that there is nothing wrong any more."""

    network_chosen = Signal(object)
    rate_changed = Signal(float)
    bias_chosen = Signal(str)
    build_switched = Signal(bool)
    entry_refused = Signal(str)
    entry_accepted = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._rate_now = 0.0
        self._fitted: tuple[int, ...] = ()
        self._looks_only = False
        self.preset = NetworkChoice(appearance)
        self.rate = QLineEdit()
        self.rate.setAccessibleName("Learning rate η")
        set_tool_tip(
            self.rate, with_key("Learning rate from 0 to 1000: 0.5, 0,5 or 1/2", keys.RATE)
        )
        self.bias = Segmented("Bias weights", _BIASES, "fixed")
        set_tool_tip(self.bias, with_key("What happens to the bias weights v", keys.BIAS))
        self.build = SteadyButton("Build")
        self.build.setCheckable(True)
        self.build.setProperty("kind", "switch")
        set_tool_tip(self.build, with_key("Add and remove neurons and layers", keys.BUILD))
        self.start, self.menu = StartButtons(appearance), NetworkMenu()
        self._lay_out()
        self.preset.chosen.connect(self.network_chosen)
        self.rate.editingFinished.connect(self._rate_written)
        self.bias.chosen.connect(self.bias_chosen)
        self.build.toggled.connect(self.build_switched)
        for asked, control in (
            (self.menu.same_start_asked, self.start.same_start),
            (self.menu.new_draw_asked, self.start.new_draw),
            (self.menu.build_asked, self.build),
        ):
            asked.connect(control.click)
        self.menu.bias_asked.connect(self.bias.choose_next)
        appearance.changed.connect(self._refit)
        self._fit()

    def show_snapshot(self, snapshot: NetworkSnapshot) -> None:
        """Shows the settings of the network as it is; an entry being written is left alone."""
        self.bias.set_value(str(snapshot.file.bias))
        self.preset.show_open(snapshot)
        self.start.show_snapshot(snapshot)
        self.menu.show_snapshot(snapshot)
        if snapshot.file.rate != self._rate_now:
            self._rate_now = snapshot.file.rate
            self._show_rate()

    def look_only(self, is_on: bool) -> None:
        """With what can be done to a network that is only looked at, and nothing else; or with
        everything."""
        self._looks_only = is_on
        self.menu.look_only(is_on)
        if is_on:
            self.preset.show_looked_at()
        self._fit()

    def edit_rate(self) -> None:
        """Puts the caret into the rate."""
        self.rate.setFocus()
        self.rate.selectAll()

    def choose_preset(self) -> None:
        """Opens the list of networks."""
        self.preset.setFocus()
        self.preset.showPopup()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # a text or a font is another
            self._fit()
        return super().event(event)

    def sizeHint(self) -> QSize:
        height = max(widget.sizeHint().height() for widget in self._in_row)
        return QSize(self._appearance.px(_LEAST_PX), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def _rate_written(self) -> None:
        if self.rate.text() == f"{self._rate_now:g}":
            # The field also ends an entry when it is left, with nothing written since a refusal.
            if self.rate.isModified():
                self._show_rate()
                self.entry_accepted.emit()
            return
        try:
            rate = parse_rate(self.rate.text())
        except NumberError as error:
            self._show_rate()
            self.entry_refused.emit(f"{error}; η stays {self._rate_now:g}")
            return
        self._rate_now = rate
        self._show_rate()
        self.entry_accepted.emit()
        self.rate_changed.emit(rate)

    def _show_rate(self) -> None:
        self.rate.setText(f"{self._rate_now:g}")

    def _lay_out(self) -> None:
        self._rate = _beside("η", "learning rate", self.rate)
        self._title = label("Network", "title")
        self._in_row: tuple[QWidget, ...] = (
            self._title, self.preset, self._rate, self.bias, self.build, self.menu, self.start,
        )  # fmt: skip
        # What goes first where there is no room; the menu has all of it, and each has its key.
        self._leaving = (self._title, self.start, self.bias, self.build)
        self._changing = (self._rate, self.bias, self.build, self.start)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        for widget in self._in_row:
            row.addWidget(widget)
        row.addStretch(1)

    def _fit(self) -> None:
        """One row: buttons show their icons alone before anything is left to the menu."""
        self.rate.setFixedWidth(self._appearance.px(_RATE_WIDTH_PX))
        others = [each.sizeHint().width() for each in self._in_row if each is not self.start]
        rate_px = self._appearance.px(_RATE_WIDTH_PX)
        fitted = (self.width(), rate_px, int(self._looks_only), *others)
        if fitted == self._fitted:  # or trying the ways would ask for a layout again
            return
        self._fitted = fitted
        for gone, is_small in self._ways():
            self.start.set_small(is_small)
            if self._needed_px(gone) <= self.width():
                break
        if self._looks_only:
            gone = self._changing
        for widget in self._in_row:
            widget.setVisible(widget not in gone)

    def _ways(self) -> Iterator[tuple[Sequence[QWidget], bool]]:
        """What is left out, and whether the start buttons are small, from most to least room."""
        yield from (((), False), (self._leaving[:1], False))
        for count in range(1, len(self._leaving) + 1):
            yield self._leaving[:count], True

    def _refit(self) -> None:
        self.updateGeometry()
        self._fit()

    def _needed_px(self, gone: Sequence[QWidget]) -> int:
        kept = [widget for widget in self._in_row if widget not in gone]
        return sum(widget.sizeHint().width() + _GAP_PX for widget in kept) - _GAP_PX


def _beside(symbol: str, name: str, field: QLineEdit) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    caption: QLabel = label(symbol, "soft", name)
    caption.setBuddy(field)
    row.addWidget(caption)
    row.addWidget(field)
    return pair
