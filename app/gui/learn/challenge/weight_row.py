"""Which weight is changed, and to what: written, or stepped up and down."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented
from app.gui.widgets.steady_button import SteadyButton
from app.lessons.challenge import Change
from app.lessons.hunt import read_value
from app.microscope.number_format import NumberError, brief

_STEPS = ("0.05", "0.01", "0.001")
_FIELD_PX = 110
_LONGEST = 40


class WeightRow(FlowPanel):
    """``weight_chosen`` sends a name, ``value_written`` what stands in the field, ``entered`` that
    Enter was pressed there."""

    weight_chosen = Signal(str)
    value_written = Signal(str)
    entered = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(spacing_px=8)
        self._appearance = appearance
        self._names: list[str] = []
        self.weights = Choice(appearance, "Which weight is changed", [])
        self.field = _ValueField()
        self.less, self.more = SteadyButton("−"), SteadyButton("+")
        self.step = Segmented("Step", {step: step for step in _STEPS}, _STEPS[0])
        for widget, name, tip in (
            (self.field, "Its new value", "Its new value; ↑ and ↓ step, Enter says: this is it"),
            (self.less, "Less", "One step less (↓ in the field)"),
            (self.more, "More", "One step more (↑ in the field)"),
        ):
            widget.setAccessibleName(name)
            set_tool_tip(widget, tip)
        self.field.setMaxLength(_LONGEST)
        set_tool_tip(self.step, "How far one step goes")
        self.add(self.weights, self.field, self.less, self.more, self.step)
        self._connect()
        self._dress()

    def show_weights(self, values: Mapping[str, float]) -> None:
        """All weights of a network, as it was."""
        self._names = list(values)
        self.weights.clear()
        self.weights.addItems([f"{name} = {brief(value)}" for name, value in values.items()])

    def show_change(self, change: Change) -> None:
        """The weight and the value at hand."""
        self.weights.setCurrentIndex(self._names.index(change.weight))
        self.field.setText(brief(change.value))

    def step_by(self, steps: int) -> None:
        """Steps up or down from what is written; what is no number stays as it is."""
        try:
            value = read_value(self.field.text()) + steps * float(self.step.value)
        except NumberError:
            return
        self.field.setText(brief(round(value, 9)))
        self.value_written.emit(self.field.text())

    def _connect(self) -> None:
        self.weights.activated.connect(lambda place: self.weight_chosen.emit(self._names[place]))
        self.field.textEdited.connect(self.value_written)
        self.field.returnPressed.connect(self.entered)
        self.field.stepped.connect(self.step_by)
        self.less.clicked.connect(lambda: self.step_by(-1))
        self.more.clicked.connect(lambda: self.step_by(1))
        self._appearance.changed.connect(self._dress)

    def _dress(self) -> None:
        self.field.setFixedWidth(self._appearance.px(_FIELD_PX))


class _ValueField(QLineEdit):
    """``stepped`` sends 1 for ↑ and −1 for ↓."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(steps)
