"""The card on which a weight, or the rate, is dragged, and the error follows."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from app.gui.network.slope.value_slider import ValueSlider
from app.gui.network.snapshot_card import SnapshotCard
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_place import SteadyPlace
from app.microscope.number_format import plain, signed, significant
from app.microscope.previews.preview import RATE, SlopePreview
from app.microscope.time_machine.snapshot import NetworkSnapshot

REACH = 2.0  # how far a weight can be dragged to either side
_LARGEST_RATE = 1_000.0
_AT_REST = "Drag either knob: the error and the next 10,000 rounds follow."


class SlopeCard(SnapshotCard):
    """Two sliders, for the weight chosen and for η; what the change does is measured, beside what
    the slope predicts.

    ``dragged`` and ``dropped`` send a weight's name or RATE, and the value; ``cancelled`` says
    that all stays as it was. The previews that are asked for come back to ``show_preview``.
    """

    dragged = Signal(str, float)
    dropped = Signal(str, float)
    cancelled = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Feel the slope")
        self.weight_slider = ValueSlider(appearance, "Weight")
        self.rate_slider = ValueSlider(appearance, "Learning rate η")
        self._weight_value, self._rate_value = label("", "number"), label("", "number")
        self.effect, self.difference = label(_AT_REST, "caption"), label("", "caption")
        self._lay_out()
        for slider in (self.weight_slider, self.rate_slider):
            set_tool_tip(slider, "Arrow keys; with Shift finer; Enter keeps it, Esc takes it back")
            slider.cancelled.connect(self._taken_back)
        self.weight_slider.dragged.connect(self._weight_dragged)
        self.weight_slider.dropped.connect(self._weight_dropped)
        self.rate_slider.dragged.connect(self._rate_dragged)
        self.rate_slider.dropped.connect(self._rate_dropped)

    @property
    def is_dragging(self) -> bool:
        """Whether one of the knobs is on its way."""
        return self.weight_slider.is_dragging or self.rate_slider.is_dragging

    def show_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        """Puts the knobs where the numbers are; left alone while one drags."""
        if weight != self._weight:
            self.weight_slider.cancel()
            self.weight_slider.setAccessibleName(f"Weight {weight}")
        super().show_snapshot(snapshot, weight)

    def draw_snapshot(self, snapshot: NetworkSnapshot, weight: str) -> None:
        if self.is_dragging:
            return
        now, rate = snapshot.weights[weight], snapshot.file.rate
        self.weight_slider.setEnabled(math.isfinite(now))  # a weight run away can't be dragged
        if math.isfinite(now):
            self.weight_slider.rest_at(now, now - REACH, now + REACH)
        self.rate_slider.rest_at(rate, 0.0, min(max(2.0, 4 * rate), _LARGEST_RATE))
        self._show_values()

    def show_preview(self, preview: SlopePreview) -> None:
        """What the value does that is being dragged, here or in the picture."""
        if preview.request.what == self._weight and not self.is_dragging:
            shown = signed(plain(preview.request.value, 4))
            _set(self._weight_value, f"{self._weight} {shown}")
        measured, predicted = preview.measured, preview.predicted
        after = " of the next update" if preview.request.what == RATE else ""
        slope = "predicted" if after else "slope × Δw"
        _set(self.effect, f"ΔE{after} {_number(measured)} · {slope} {_number(predicted)}")
        rounds = "" if preview.rounds == 10_000 else f" The curve: {preview.rounds:,} rounds."
        notice = f" {preview.notice.capitalize()}." if preview.notice else ""
        _set(self.difference, apart(measured, predicted) + rounds + notice)

    def rest(self) -> None:
        """Nothing is dragged any more."""
        _set(self.effect, _AT_REST)
        _set(self.difference, "")

    def _weight_dragged(self, value: float) -> None:
        self._show_values()
        self.dragged.emit(self._weight, value)

    def _weight_dropped(self, value: float) -> None:
        self.rest()
        self.dropped.emit(self._weight, value)

    def _rate_dragged(self, value: float) -> None:
        self._show_values()
        self.dragged.emit(RATE, value)

    def _rate_dropped(self, value: float) -> None:
        self.rest()
        self.dropped.emit(RATE, value)

    def _taken_back(self) -> None:
        self.rest()
        self._show_values()
        self.cancelled.emit()

    def _show_values(self) -> None:
        _set(self._weight_value, f"{self._weight} {signed(plain(self.weight_slider.number, 4))}")
        _set(self._rate_value, f"η {plain(self.rate_slider.number, 4)}")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(label("Feel the slope", "heading"), 1)
        top.addWidget(SteadyPlace(self._weight_value))
        column.addLayout(top)
        column.addWidget(self.weight_slider)
        row = QHBoxLayout()
        row.addWidget(self.rate_slider, 1)
        row.addWidget(SteadyPlace(self._rate_value))
        column.addLayout(row)
        for text in (self.effect, self.difference):
            text.setWordWrap(True)
            column.addWidget(SteadyPlace(text))


def apart(measured: float, predicted: float) -> str:
    """How well the slope predicts: ``the slope alone is 0.6 % too small``."""
    if measured == predicted:
        return "The slope predicts exactly this."
    if predicted == 0:
        return "The slope is 0 here; away from here it isn't."
    if measured == 0 or (measured > 0) != (predicted > 0):
        return "So far from here the slope no longer says even the direction."
    share = abs(predicted) / abs(measured) - 1
    word = "too large" if share > 0 else "too small"
    return f"The slope alone predicts {abs(share):.2g} × {word}." if abs(share) > 10 else (
        f"The slope alone predicts {abs(share):.1%} {word}.".replace("%", " %")
    )  # fmt: skip


def _number(value: float) -> str:
    return signed(significant(value, 4))


def _set(shown: QLabel, text: str) -> None:
    if shown.text() != text:
        shown.setText(text)
