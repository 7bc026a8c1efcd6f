"""The picture of the network under mouse and keys: choose, point, drag, write."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.gui.network.picture.canvas import PictureCanvas
from app.gui.network.picture.drag import WeightDrag
from app.gui.network.picture.editing import NumberField
from app.gui.theme.appearance import Appearance
from app.gui.theme.tokens import TEXT
from app.gui.widgets.plain_text import show_tool_tip
from app.microscope.layout.descriptions import unit_in_words, weight_in_words
from app.microscope.layout.geometry import Box
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.notation import Kind, kind

_LEFT_BUTTON = Qt.MouseButton.LeftButton
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_WRITE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class NetworkPicture(PictureCanvas):
    """Sends what the person does; it changes nothing itself.

    ``weight_chosen``: a weight (w5, v11). ``part_hovered``: a weight or unit, "" for none.
    ``weight_written``, ``bias_written`` (b1) and ``sample_written`` (an input i1, or o1 for its
    target): a new value; ``entry_refused``: what is wrong with one. ``weight_dragged`` while a
    weight is drawn sideways, then ``weight_dropped`` or, after Esc, ``drag_cancelled`` with its
    value from before. ``panned``: by how much empty ground was drawn.
    """

    weight_chosen = Signal(str)
    part_hovered = Signal(str)
    weight_written = Signal(str, float)
    bias_written = Signal(str, float)
    sample_written = Signal(str, float)
    entry_refused = Signal(str)
    weight_dragged = Signal(str, float)
    weight_dropped = Signal(str, float)
    drag_cancelled = Signal(str, float)
    panned = Signal(QPoint)

    def __init__(self, appearance: Appearance, snapshot: NetworkSnapshot, selected: str) -> None:
        super().__init__(appearance, snapshot, selected)
        self._drag: WeightDrag | None = None
        self._pan_from: QPoint | None = None
        self.field = NumberField(self, appearance.mono(TEXT.chip))
        self.field.written.connect(self._written)
        self.field.refused.connect(self.entry_refused)
        self.field.closed.connect(self.setFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def refit(self) -> None:
        self.field.shut()
        super().refit()

    def set_zoom(self, zoom: float) -> None:
        self.field.shut()
        super().set_zoom(zoom)

    def edit_weight(self, name: str) -> None:
        """Opens the field over this weight's chip, or in the middle of its edge."""
        edge, measures = self._layout.edges[name], self._layout.measures
        middle = ((edge.x1 + edge.x2) / 2, (edge.y1 + edge.y2) / 2)
        around_middle = Box.around(*middle, measures.chip_width, measures.chip_height)
        box = self._layout.chips.get(name, around_middle)
        self._open(name, f"the weight {name}", self._snapshot.weights[name], box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not _LEFT_BUTTON:
            return
        name = self._weight_at(event)
        if name:
            x = event.globalPosition().x()
            self._drag = WeightDrag(name, self._snapshot.weights[name], x)
            self.weight_chosen.emit(name)
        elif self._layout.unit_at(*self._point(event)) is None:
            self._pan_from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition()
        if self._drag is not None:
            self._drag_to(here.x(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif self._pan_from is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.panned.emit(here.toPoint() - self._pan_from)
            self._pan_from = here.toPoint()
        elif event.buttons() is Qt.MouseButton.NoButton:
            self._hover(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self._pan_from = None
        self._dragged = {}
        self._show_cursor()
        if drag is not None and drag.has_begun:
            self.weight_dropped.emit(drag.weight, drag.value)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not _LEFT_BUTTON:
            return
        self._drag = self._pan_from = None
        x, y = self._point(event)
        unit, name = self._layout.unit_at(x, y), self._weight_at(event)
        if name:
            self.edit_weight(name)
        elif unit:
            self._edit_unit(unit)
        else:
            self._edit_target_at(x, y)

    def leaveEvent(self, event: QEvent) -> None:
        if (self._hovered or self._hovered_unit) is not None:
            self._hovered = self._hovered_unit = None
            self.part_hovered.emit("")
            self._number()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            names = list(self._snapshot.weights)
            here = names.index(self._selected)
            self.weight_chosen.emit(names[(here + _STEPS[key]) % len(names)])
        elif key in _WRITE:
            self.edit_weight(self._selected)
        elif key is Qt.Key.Key_Escape and self._drag is not None:
            self._cancel_drag(self._drag)
        else:
            super().keyPressEvent(event)

    def _drag_to(self, x: float, is_fine: bool) -> None:
        drag = self._drag
        if drag is not None and drag.move(x, is_fine):
            self.setCursor(Qt.CursorShape.SizeHorCursor)
            self._dragged = {drag.weight: drag.value}
            self.weight_dragged.emit(drag.weight, drag.value)
            self.update()

    def _cancel_drag(self, drag: WeightDrag) -> None:
        self._drag, self._dragged = None, {}
        self._show_cursor()
        if drag.has_begun:
            self.drag_cancelled.emit(drag.weight, drag.start)
        self.update()

    def _hover(self, event: QMouseEvent) -> None:
        name, unit = self._weight_at(event), self._layout.unit_at(*self._point(event))
        if (name, unit) == (self._hovered, self._hovered_unit):
            return
        self._hovered, self._hovered_unit = name, unit
        self._show_cursor()
        show_tool_tip(event.globalPosition().toPoint(), self._tip(), self)
        self.part_hovered.emit(name or unit or "")
        self._number()

    def _tip(self) -> str:
        if self._hovered:
            return weight_in_words(self._snapshot, self._hovered)
        return unit_in_words(self._snapshot, self._hovered_unit) if self._hovered_unit else ""

    def _show_cursor(self) -> None:
        shape = Qt.CursorShape.PointingHandCursor if self._hovered else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def _edit_unit(self, unit: str) -> None:
        snapshot, circle = self._snapshot, (self._layout.neurons | self._layout.biases)[unit]
        measures = self._layout.measures
        box = Box.around(circle.x, circle.y, measures.chip_width, measures.chip_height)
        if kind(unit) is Kind.INPUT:
            self._open(unit, f"the input {unit}", snapshot.trace.input_value(unit), box)
        elif kind(unit) is Kind.BIAS:
            self._open(unit, f"the bias {unit}", snapshot.biases[unit], box)

    def _edit_target_at(self, x: float, y: float) -> None:
        for place, target in enumerate(self._snapshot.trace.targets):
            unit = f"o{place + 1}"
            box = self._target_box(unit)
            if box.contains(x, y):
                measures = self._layout.measures
                width = min(measures.chip_width, box.width)
                field = Box(box.x, box.y, width, measures.chip_height)
                self._open(unit, f"the target of {unit}", target, field)

    def _open(self, part: str, what: str, value: float, box: Box) -> None:
        place = self._on_screen(box)
        least = self.field.fontMetrics().height() + 6
        place.setHeight(max(place.height(), least))
        self.field.setFont(self._appearance.mono(TEXT.chip))
        self.field.open(part, what, value, place)

    def _written(self, part: str, value: float) -> None:
        kinds = {"b": self.bias_written, "i": self.sample_written, "o": self.sample_written}
        kinds.get(part[0], self.weight_written).emit(part, value)

    def _weight_at(self, event: QMouseEvent) -> str | None:
        return self._layout.weight_at(*self._point(event))

    def _point(self, event: QMouseEvent) -> tuple[float, float]:
        return self._point_in_layout(event.position())
