"""Numbers written into the picture: the field opens over a chip, an input, a bias or a target."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.gui.network.picture.captions import target_box
from app.gui.network.picture.number_field import NumberField
from app.gui.network.picture.placement import placed
from app.gui.network.picture.scene import PictureScene
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.microscope.layout.geometry import Box
from nncore.notation import Kind, kind


class PictureEntries(QObject):
    """``weight_written``, ``bias_written`` (b1) and ``sample_written`` (an input i1, or o1 for its
    target) send a new value, ``entry_refused`` what is wrong with one."""

    weight_written = Signal(str, float)
    bias_written = Signal(str, float)
    sample_written = Signal(str, float)
    entry_refused = Signal(str)

    def __init__(self, appearance: Appearance, scene: PictureScene, picture: QWidget) -> None:
        super().__init__(picture)
        self._appearance, self._scene, self._picture = appearance, scene, picture
        self.field = NumberField(picture, appearance.mono(TEXT.chip))
        self.field.written.connect(self._written)
        self.field.refused.connect(self.entry_refused)
        self.field.closed.connect(picture.setFocus)

    def edit_weight(self, name: str) -> None:
        """Opens the field over this weight's chip, or in the middle of its edge."""
        layout = self._scene.layout
        edge, measures = layout.edges[name], layout.measures
        middle = ((edge.x1 + edge.x2) / 2, (edge.y1 + edge.y2) / 2)
        around_middle = Box.around(*middle, measures.chip_width, measures.chip_height)
        box = layout.chips.get(name, around_middle)
        self._open(name, f"the weight {name}", self._scene.snapshot.weights[name], box)

    def edit_unit(self, unit: str) -> None:
        """Opens the field over an input or a bias; a neuron has nothing to write."""
        snapshot, layout = self._scene.snapshot, self._scene.layout
        circle, measures = (layout.neurons | layout.biases)[unit], layout.measures
        box = Box.around(circle.x, circle.y, measures.chip_width, measures.chip_height)
        if kind(unit) is Kind.INPUT:
            self._open(unit, f"the input {unit}", snapshot.trace.input_value(unit), box)
        elif kind(unit) is Kind.BIAS:
            self._open(unit, f"the bias {unit}", snapshot.biases[unit], box)

    def edit_target_at(self, x: float, y: float) -> None:
        """Opens the field over the target at this point of the layout, if there is one."""
        state = self._scene.state()
        measures = state.layout.measures
        for place, target in enumerate(state.snapshot.trace.targets):
            unit = f"o{place + 1}"
            box = target_box(state, unit)
            if box.contains(x, y):
                width = min(measures.chip_width, box.width)
                field = Box(box.x, box.y, width, measures.chip_height)
                self._open(unit, f"the target of {unit}", target, field)

    def _open(self, part: str, what: str, value: float, box: Box) -> None:
        scene = self._scene
        place = placed(scene.layout, scene.zoom, self._picture.size()).on_screen(box)
        least = self.field.fontMetrics().height() + 6
        place.setHeight(max(place.height(), least))
        self.field.setFont(self._appearance.mono(TEXT.chip))
        self.field.open(part, what, value, place)

    def _written(self, part: str, value: float) -> None:
        kinds = {
            Kind.BIAS: self.bias_written,
            Kind.INPUT: self.sample_written,
            Kind.OUTPUT: self.sample_written,
        }
        kinds.get(kind(part), self.weight_written).emit(part, value)
