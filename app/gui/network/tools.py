"""The Network room's part of the bar: which network, its learning rate, its biases."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app.gui import keys
from app.gui.network.controls.start_buttons import StartButtons
from app.gui.network.files.menu import NetworkMenu
from app.gui.network.network_choice import NetworkChoice
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented
from app.gui.widgets.steady_button import SteadyButton
from app.microscope.number_format import NumberError, parse_rate
from app.microscope.time_machine.snapshot import NetworkSnapshot

_RATE_WIDTH_PX = 64
_ROOMY_PX = 700  # with less, buttons show their icons alone
_BIASES = {"none": "no bias", "fixed": "fixed", "trained": "trained"}


class NetworkTools(FlowPanel):
    """Sends a CatalogueEntry or an OpenedView, a rate, a bias mode; ``entry_refused`` says what is
    wrong with what was written, ``entry_accepted`` that there is nothing wrong any more."""

    network_chosen = Signal(object)
    rate_changed = Signal(float)
    bias_chosen = Signal(str)
    build_switched = Signal(bool)
    entry_refused = Signal(str)
    entry_accepted = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(spacing_px=10)
        self._appearance = appearance
        self._rate_now = 0.0
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
        appearance.changed.connect(self._fit)
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
        self.start.set_small(self.width() < self._appearance.px(_ROOMY_PX))

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
        rate = _beside("η", "learning rate", self.rate)
        self.add(label("Network", "title"), self.preset, self.build, rate, self.bias)
        self.add(self.menu, self.start)

    def _fit(self) -> None:
        self.rate.setFixedWidth(self._appearance.px(_RATE_WIDTH_PX))


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
