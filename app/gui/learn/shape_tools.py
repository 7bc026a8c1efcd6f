"""The bar's part for a shape of one's own: layers, biases, and whose way is asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.lessons.errors import LessonError
from app.lessons.own_shape import OwnShape, read_layers, written

_FIELD_PX = 130
_LONGEST = 60
_EVERY_BOX = "every box"
_FIRST = OwnShape((3, 4, 2, 1))


class ShapeTools(FlowPanel):
    """``asked`` sends an OwnShape, ``entered`` that it was by Enter in the field; ``refused`` says
    why what is written is none; ``taken`` wants the shape of the network that is open in the
    Network room."""

    asked = Signal(object)
    entered = Signal()
    refused = Signal(str)
    taken = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(spacing_px=10)
        self._appearance = appearance
        self._shape = _FIRST
        self.field = QLineEdit(written(_FIRST.layers))
        self.field.setAccessibleName("Layers")
        self.field.setMaxLength(_LONGEST)
        set_tool_tip(
            self.field, with_key("Layers such as 3-4-2-1, inputs first; Enter draws it", keys.SHAPE)
        )
        self.biases = SteadyButton("biases")
        self.biases.setProperty("kind", "why")
        self.biases.setCheckable(True)
        set_tool_tip(self.biases, "With biases, or without")
        self.weight = Choice(appearance, "What is asked for", [_EVERY_BOX])
        set_tool_tip(self.weight, "Every box, or the way to one weight's new value")
        self.take_button = SteadyButton("As in Network")
        set_tool_tip(self.take_button, "The shape of the network that is open in the Network room")
        self.add(self.field, self.biases, self.weight, self.take_button)
        self.show_shape(_FIRST)
        self.field.returnPressed.connect(self._enter)
        self.biases.clicked.connect(self._ask)
        self.weight.activated.connect(self._ask)
        self.take_button.clicked.connect(self.taken)
        appearance.changed.connect(self._dress)
        self._dress()

    @property
    def shape(self) -> OwnShape:
        """The one that was shown last."""
        return self._shape

    def show_shape(self, shape: OwnShape) -> None:
        """Which one it is."""
        self._shape = shape
        self.field.setText(written(shape.layers))
        self.biases.setChecked(shape.has_biases)
        self.weight.clear()
        if shape.asks_for_all:
            self.weight.addItem(_EVERY_BOX)
        self.weight.addItems([f"the way to {name}" for name in shape.weights])
        first = 1 if shape.asks_for_all else 0
        place = first + shape.weights.index(shape.weight) if shape.weight in shape.weights else 0
        self.weight.setCurrentIndex(place)

    def _enter(self) -> None:
        if self._ask():
            self.entered.emit()

    def _ask(self) -> bool:
        """Whether what is written is a shape."""
        try:
            layers = read_layers(self.field.text())
        except LessonError as error:
            self.biases.setChecked(self._shape.has_biases)
            self.refused.emit(str(error))
            return False
        place = self.weight.currentIndex() - (1 if self._shape.asks_for_all else 0)
        is_same = layers == self._shape.layers  # of another network it would be another weight
        weight = self._shape.weights[place] if is_same and place >= 0 else ""
        self.asked.emit(OwnShape(layers, self.biases.isChecked(), weight))
        return True

    def _dress(self) -> None:
        self.field.setFixedWidth(self._appearance.px(_FIELD_PX))
