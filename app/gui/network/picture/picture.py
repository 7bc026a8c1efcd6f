"""The picture of the network under mouse and keys: choose, point, drag, write."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.gui.network.building.handles import BuildHandles
from app.gui.network.picture.drag import WeightDrag
from app.gui.network.picture.picture_entries import PictureEntries
from app.gui.network.picture.picture_painting import draw_network
from app.gui.network.picture.placement import placed
from app.gui.network.picture.scene import PictureScene
from app.gui.theme.appearance import Appearance
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.gui.widgets.plain_text import show_tool_tip
from app.microscope.layout.descriptions import picture_in_words, unit_in_words, weight_in_words
from app.microscope.time_machine.snapshot import NetworkSnapshot

_LEFT_BUTTON = Qt.MouseButton.LeftButton
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_NEURON_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_GUESSING = (
    "Predict is on: take a step (F10) and guess its number; a double click writes into a weight"
)
_WRITE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class NetworkPicture(QWidget):
    """Paints ``scene`` and sends what the person does; it changes no number itself, and what is
    written comes from ``entries``, what is built from ``handles``.

    ``weight_chosen``: a weight (w5, v11). ``unit_chosen``: a hidden neuron or an output.
    ``part_hovered``: a weight or unit, "" for none.
    ``weight_dragged`` while a weight is drawn sideways, then ``weight_dropped`` or, after Esc,
    ``drag_cancelled`` with its value from before. ``panned``: by how much empty ground was drawn.
    """

    weight_chosen = Signal(str)
    unit_chosen = Signal(str)
    part_hovered = Signal(str)
    weight_dragged = Signal(str, float)
    weight_dropped = Signal(str, float)
    drag_cancelled = Signal(str, float)
    panned = Signal(QPoint)

    def __init__(self, appearance: Appearance, snapshot: NetworkSnapshot, selected: str) -> None:
        super().__init__()
        self.scene = PictureScene(appearance, snapshot, selected)
        self.scene.setParent(self)  # they end together
        self._is_guessing = False
        self.entries = PictureEntries(appearance, self.scene, self)
        self._drag: WeightDrag | None = None
        self._pan_from: QPoint | None = None
        self.setAccessibleName("Picture of the network")
        self.setAccessibleDescription(picture_in_words(snapshot, selected))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.scene.changed.connect(self.update)
        self.scene.resized.connect(self._make_room)
        self.handles = BuildHandles(appearance, self.scene, self)
        self.scene.described.connect(self.setAccessibleDescription)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        scene = self.scene
        place = placed(scene.layout, scene.zoom, self.size())
        with painter_on(self) as painter:
            painter.translate(place.left, place.top)
            painter.scale(place.zoom, place.zoom)
            draw_network(painter, scene.state())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.handles.place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not _LEFT_BUTTON:
            return
        weight, unit = self._parts_at(event)
        if weight:
            value, x = self.scene.snapshot.weights[weight], event.globalPosition().x()
            self._drag = WeightDrag(weight, value, x)
            self.weight_chosen.emit(weight)
        elif unit in self.scene.explainable_units:
            self.unit_chosen.emit(unit)
        elif unit is None:
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
        drag = self._drag
        self._pan_from = None
        self._end_drag()
        if drag is not None and drag.has_begun:
            self.weight_dropped.emit(drag.weight, drag.value)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not _LEFT_BUTTON:
            return
        self._drag = self._pan_from = None
        weight, unit = self._parts_at(event)
        if weight:
            self.entries.edit_weight(weight)
        elif unit:
            self.entries.edit_unit(unit)
        else:
            self.entries.edit_target_at(*self._point(event))

    def leaveEvent(self, event: QEvent) -> None:
        marks = self.scene.marks
        if (marks.hovered or marks.hovered_unit) is not None:
            self.scene.point_at(None, None)
            self.part_hovered.emit("")

    def set_guessing(self, is_guessing: bool) -> None:
        """Then keys that are meant for a guess write into no weight."""
        self._is_guessing = is_guessing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, selected = Qt.Key(event.key()), self.scene.marks.selected
        if self.handles.take_key(event):
            return
        if key in _STEPS:
            names = list(self.scene.snapshot.weights)
            here = names.index(selected)
            self.weight_chosen.emit(names[(here + _STEPS[key]) % len(names)])
        elif key in _NEURON_STEPS:
            self.unit_chosen.emit(self.scene.unit_beside(_NEURON_STEPS[key]))
        elif key in _WRITE and self._is_guessing:
            self.entries.entry_refused.emit(_GUESSING)
        elif key in _WRITE:
            self.entries.edit_weight(selected)
        elif key is Qt.Key.Key_Escape and self._drag is not None:
            drag = self._drag
            self._end_drag()
            if drag.has_begun:
                self.drag_cancelled.emit(drag.weight, drag.start)
        else:
            super().keyPressEvent(event)

    def _make_room(self) -> None:
        self.entries.field.shut()
        self.setMinimumSize(self.scene.needed)

    def _drag_to(self, x: float, is_fine: bool) -> None:
        drag = self._drag
        if drag is not None and drag.move(x, is_fine):
            self.setCursor(Qt.CursorShape.SizeHorCursor)
            self.scene.drag({drag.weight: drag.value})
            self.weight_dragged.emit(drag.weight, drag.value)

    def _end_drag(self) -> None:
        self._drag = None
        self.scene.drag({})
        self._show_cursor()

    def _hover(self, event: QMouseEvent) -> None:
        scene = self.scene
        weight, unit = self._parts_at(event)
        if (weight, unit) == (scene.marks.hovered, scene.marks.hovered_unit):
            return
        scene.point_at(weight, unit)
        self._show_cursor()
        tip = unit_in_words(scene.snapshot, unit) if unit else ""
        tip = weight_in_words(scene.snapshot, weight) if weight else tip
        show_tool_tip(event.globalPosition().toPoint(), tip, self)
        self.part_hovered.emit(weight or unit or "")

    def _show_cursor(self) -> None:
        marks, shapes = self.scene.marks, Qt.CursorShape
        can_click = bool(marks.hovered) or marks.hovered_unit in self.scene.explainable_units
        self.setCursor(shapes.PointingHandCursor if can_click else shapes.ArrowCursor)

    def _parts_at(self, event: QMouseEvent) -> tuple[str | None, str | None]:
        """The weight and the unit under the mouse."""
        layout, point = self.scene.layout, self._point(event)
        return layout.weight_at(*point), layout.unit_at(*point)

    def _point(self, event: QMouseEvent) -> tuple[float, float]:
        place = placed(self.scene.layout, self.scene.zoom, self.size())
        return place.in_layout(event.position())
