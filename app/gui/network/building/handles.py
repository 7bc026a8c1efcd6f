"""The handles with which a network is built in its picture, and the keys that do the same."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from app.gui.network.building.column_handle import HANDLE_PX, ColumnHandle, handle_button
from app.gui.network.picture.placement import placed
from app.gui.network.picture.scene import PictureScene
from app.gui.theme.appearance import Appearance
from app.gui.widgets.plain_text import set_tool_tip
from app.microscope.layout.columns import column_in_words, column_kind
from app.microscope.number_format import MINUS
from nncore.notation import NeuronPlace, Notation

_EDGE_PX = 34  # kept free above and below the network
_GAP_PX = 4
_ROOMY_GAP_PX = 170  # from column to column; with less, the buttons for layers are signs alone
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class BuildHandles(QObject):
    """Over each column − and +, below a hidden one −, and + between two of them, while ``is_on``.

    What is asked names layers from 0, inputs and outputs counted: ``neuron_added`` and
    ``neuron_removed`` in one, ``layer_added`` before one, ``layer_removed``. ``told`` sends one
    line about the column that keys have chosen.
    """

    neuron_added = Signal(int)
    neuron_removed = Signal(int)
    layer_added = Signal(int)
    layer_removed = Signal(int)
    told = Signal(str)

    def __init__(self, appearance: Appearance, scene: PictureScene, picture: QWidget) -> None:
        super().__init__(picture)
        self._appearance, self._scene, self._picture = appearance, scene, picture
        self.is_on, self.column = False, 1
        self.columns: list[ColumnHandle] = []
        self.less_layers: list[QToolButton] = []  # below the columns, of hidden ones alone
        self.more_layers: list[QToolButton] = []  # between a column and the next
        scene.resized.connect(self.place)
        appearance.changed.connect(self._dress)

    def switch(self, is_on: bool) -> None:
        """Shows them, and makes room for them, or hides them."""
        self.is_on = is_on
        self._dress()
        if is_on:
            self._tell()

    def take_key(self, event: QKeyEvent) -> bool:
        """Does what a key in the picture means while it is built; False if it means nothing."""
        key, layers = Qt.Key(event.key()), self._layers
        if not self.is_on:
            return False
        if key in _STEPS:
            self.column = (self.column + _STEPS[key]) % len(layers)
            self.place()
            self._tell()
        elif event.text() in ("+", "="):
            self.neuron_added.emit(self.column)
        elif event.text() in ("-", MINUS):
            self.neuron_removed.emit(self.column)
        elif key is Qt.Key.Key_Insert:
            self.layer_added.emit(min(self.column + 1, len(layers) - 1))
        elif key is Qt.Key.Key_Delete:
            self.layer_removed.emit(self.column)
        else:
            return False
        return True

    def place(self) -> None:
        """Puts every handle where its column is now."""
        layers = self._layers
        self.column = min(self.column, len(layers) - 1)
        self._make(len(layers))
        wanted = len(layers) if self.is_on else 0
        for column, handle in enumerate(self.columns):
            handle.setVisible(column < wanted)
            self.less_layers[column].setVisible(0 < column < wanted - 1)
            self.more_layers[column].setVisible(column < wanted - 1)
        if wanted:
            self._place_all(layers)

    @property
    def _layers(self) -> tuple[int, ...]:
        return self._scene.snapshot.file.layers

    def _dress(self) -> None:
        self._scene.set_edge(self._appearance.px(_EDGE_PX) if self.is_on else 0)
        self.place()

    def _tell(self) -> None:
        self.told.emit(
            f"{column_in_words(self._layers, self.column)}: + and {MINUS} change it, "
            f"Insert and Delete a hidden layer, ← and → choose another column"
        )

    def _make(self, count: int) -> None:
        """As many as there are columns; those that are there stay, and may keep the focus."""
        for column in range(len(self.columns), count if self.is_on else 0):
            handle = ColumnHandle(self._appearance, self._picture)
            handle.more.clicked.connect(lambda _=False, at=column: self.neuron_added.emit(at))
            handle.less.clicked.connect(lambda _=False, at=column: self.neuron_removed.emit(at))
            less, more = handle_button(MINUS, self._picture), handle_button("+", self._picture)
            less.clicked.connect(lambda _=False, at=column: self.layer_removed.emit(at))
            more.clicked.connect(lambda _=False, at=column: self.layer_added.emit(at + 1))
            self.columns.append(handle)
            self.less_layers.append(less)
            self.more_layers.append(more)

    def _place_all(self, layers: tuple[int, ...]) -> None:
        centres = self._centres(layers)
        apart = centres[1].x() - centres[0].x()
        words = " layer" if apart >= self._appearance.px(_ROOMY_GAP_PX) else ""
        for column, centre in enumerate(centres):
            handle = self.columns[column]
            kind = column_kind(layers, column)
            handle.show_column(layers[column], kind, is_chosen=column == self.column)
            _centre(handle, centre.x(), self._appearance.px(_GAP_PX))
            self._show_layer_button(self.less_layers[column], MINUS + words, centre)
            text = f"Without hidden layer {column}"
            self.less_layers[column].setAccessibleName(text)
            set_tool_tip(self.less_layers[column], text)
            self.less_layers[column].setEnabled(len(layers) > 3)
            self._show_layer_button(
                self.more_layers[column], f"+{words}", centre + QPoint(apart // 2, 0)
            )
            text = f"A hidden layer between columns {column + 1} and {column + 2}"
            self.more_layers[column].setAccessibleName(text)
            set_tool_tip(self.more_layers[column], text)

    def _show_layer_button(self, button: QToolButton, text: str, centre: QPoint) -> None:
        px = self._appearance.px
        button.setText(text)
        button.setMinimumSize(px(HANDLE_PX), px(HANDLE_PX))
        button.adjustSize()
        _centre(button, centre.x(), centre.y())

    def _centres(self, layers: tuple[int, ...]) -> list[QPoint]:
        """Of each column its middle, and the top of what stands below it."""
        scene = self._scene
        layout, notation = scene.layout, Notation(layers)
        place = placed(layout, scene.zoom, self._picture.size())
        below = self._picture.height() - self._appearance.px(HANDLE_PX + _GAP_PX)
        first = (layout.neurons[notation.unit(NeuronPlace(at, 0))] for at in range(len(layers)))
        return [QPoint(round(place.left + each.x * place.zoom), below) for each in first]


def _centre(widget: QWidget, x: int, top: int) -> None:
    widget.move(x - widget.width() // 2, top)
