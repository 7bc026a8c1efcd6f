"""What the picture of the network shows: numbers, where they stand, what is marked, at any zoom."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QObject, QSize, QTimer, Signal

from app.gui.network.picture.fitting import laid_out
from app.gui.network.picture.measures import picture_fonts
from app.gui.network.picture.state import PictureState
from app.gui.theme.appearance import Appearance
from app.microscope.layout.changes import changed_weights
from app.microscope.layout.descriptions import picture_in_words
from app.microscope.layout.digits import decimals_to_see, steadily
from app.microscope.layout.lights import StepLights, step_lights
from app.microscope.layout.network_layout import NetworkLayout
from app.microscope.layout.numbering import Marks, is_large, numbered, unit_in_focus
from app.microscope.time_machine.snapshot import NetworkSnapshot

_FLASH_MS = 600
_SIZE_STEP_PX = 20  # the layout is kept until the room has changed by so much
LEAST_ZOOM, LARGEST_ZOOM = 0.25, 5.0
_WITHIN = 0.99  # of a room is used by what is made smaller to fit: sizes are rounded


class PictureScene(QObject):
    """Knows no widget, mouse or key. ``changed``: it has to be painted again; ``resized``: it asks
    for ``needed`` pixels; ``numbers_changed``: ``numbered`` may be another; ``described``: what
    there is to see, in words."""

    changed = Signal()
    resized = Signal()
    numbers_changed = Signal()
    described = Signal(str)

    def __init__(self, appearance: Appearance, snapshot: NetworkSnapshot, selected: str) -> None:
        super().__init__()
        self._appearance = appearance
        self.snapshot, self.marks = snapshot, Marks(selected)
        self.marked_unit = ""
        self.zoom = 1.0  # how many times larger it is drawn than it is laid out
        self._smallest: float | None = None  # of its usual size, that it is drawn at
        self._is_zoom_chosen = False
        self._dragged: dict[str, float] = {}
        self._step = StepLights()
        self._decimals = decimals_to_see(snapshot)
        self._flashed: frozenset[str] = frozenset()
        self._flash = QTimer(self, interval=_FLASH_MS, singleShot=True)
        self._flash.timeout.connect(self._end_flash)
        self._room, self._bar_px, self._edge_px = QSize(400, 300), 0, 0
        self._whole = laid_out(
            appearance, snapshot, self._room, self._bar_px, decimals=self._decimals
        )
        self.layout = self._whole  # where everything stands, at zoom 1
        self._take_step()
        appearance.changed.connect(self.refit)

    @property
    def numbered(self) -> str | None:
        """The neuron whose weights have a number; None where all weights have one."""
        return self._unit_in_focus if self._whole.is_sparse else None

    @property
    def needed(self) -> QSize:
        """How many pixels it takes."""
        zoom = self.zoom
        return QSize(math.ceil(self._whole.width * zoom), math.ceil(self._whole.height * zoom))

    def state(self) -> PictureState:
        """All that is drawn."""
        layout, marks = self.layout, self.marks
        here = layout.edges.keys() | layout.neurons.keys() | layout.biases.keys()
        focus = self._whole.weights_at(self._unit_in_focus) if is_large(self.snapshot) else ()
        return PictureState(
            self.snapshot,
            layout,
            self._appearance.colours,
            picture_fonts(self._appearance, layout.measures.is_compact),
            marks.selected,
            marks.hovered,
            self._step,
            marks.lit & here,
            frozenset(focus),
            self._dragged,
            self.marked_unit,
            self._flashed,
        )

    def show_snapshot(self, snapshot: NetworkSnapshot, selected: str) -> None:
        """Draws these numbers, one weight marked."""
        before = self.snapshot
        if snapshot is before and selected == self.marks.selected:
            return
        other_shape = (
            snapshot.preset is not before.preset
            or snapshot.file.samples != before.file.samples
            or snapshot.file.layers != before.file.layers
            or snapshot.biases.keys() != before.biases.keys()
        )
        other_choice, other_step = selected != self.marks.selected, snapshot.lit != before.lit
        self.snapshot = snapshot
        self.marks = Marks(selected) if other_shape else replace(self.marks, selected=selected)
        self._flash_changed(frozenset() if other_shape else changed_weights(before, snapshot))
        if self._takes_other_decimals(other_shape) or other_shape:
            self.refit()
        elif other_choice or other_step or is_large(snapshot):
            self._take_step()
        self.described.emit(picture_in_words(snapshot, selected))
        self.changed.emit()

    @property
    def explainable_units(self) -> tuple[str, ...]:
        """Hidden neurons and outputs, in order."""
        notation = self.snapshot.trace.notation
        return tuple(notation.unit(neuron) for neuron in notation.neurons())

    def unit_beside(self, step: int) -> str:
        """The neuron so many places after the one that is marked; without one the first or last."""
        units = self.explainable_units
        if self.marked_unit not in units:
            return units[0 if step > 0 else -1]
        return units[(units.index(self.marked_unit) + step) % len(units)]

    def mark_unit(self, unit: str) -> None:
        """This neuron is explained; "" for none."""
        if unit != self.marked_unit:
            self.marked_unit = unit
            self.changed.emit()

    def light(self, parts: frozenset[str]) -> None:
        """Marks these units and weights, until it is called again."""
        if parts != self.marks.lit:
            self.marks = replace(self.marks, lit=parts)
            if is_large(self.snapshot):
                self._number()
            self.changed.emit()

    def point_at(self, weight: str | None, unit: str | None) -> None:
        """These are under the mouse."""
        self.marks = replace(self.marks, hovered=weight, hovered_unit=unit)
        self._number()

    def drag(self, values: dict[str, float]) -> None:
        """Writes these values, which the mouse is just giving weights, in place of theirs."""
        self._dragged = values
        self.changed.emit()

    def fit(self, room: QSize, bar_px: int = 0) -> None:
        """Uses a room of this size; where it is too small, asks for more, and leaves so much of it
        for scroll bars."""
        step = _SIZE_STEP_PX
        stepped = QSize(room.width() // step * step, room.height() // step * step)
        if (stepped, bar_px) != (self._room, self._bar_px):
            self._room, self._bar_px = stepped, bar_px
            self.refit()

    def set_edge(self, edge_px: int) -> None:
        """Keeps so much free above and below the network."""
        if edge_px != self._edge_px:
            self._edge_px = edge_px
            self.refit()

    def refit(self) -> None:
        """Lays the picture out anew."""
        if self._is_zoom_chosen:
            self._whole = self._laid_out_in(self._room)
        else:
            self._zoom_to_fit()
        self._take_step()  # first: who hears that it is resized looks where everything stands
        self.resized.emit()

    def _zoom_to_fit(self) -> None:
        """The size of the text gives way, as far as it may, before a part is out of sight."""
        self.zoom, self._whole = 1.0, self._laid_out_in(self._room)
        width, height = self._room.width(), self._room.height()
        fitting = min(width / self._whole.width, height / self._whole.height)
        if self._smallest is None:
            return
        smallest = self._smallest / max(self._appearance.scale, 1.0)
        if max(fitting, smallest) < 1:
            self.zoom = max(_WITHIN * fitting, smallest)
            self._whole = self._laid_out_in(
                QSize(math.floor(width / self.zoom), math.floor(height / self.zoom))
            )

    def _laid_out_in(self, room: QSize) -> NetworkLayout:
        bar_px = math.ceil(self._bar_px / self.zoom)  # bars aren't zoomed
        return laid_out(
            self._appearance, self.snapshot, room, bar_px, self._edge_px, self._decimals
        )

    def set_zoom(self, zoom: float) -> None:
        """Draws so many times larger than it is laid out; kept within what makes sense.
        From now on it doesn't follow the room, until ``forget_zoom``."""
        self._is_zoom_chosen = True
        self.zoom = min(max(zoom, LEAST_ZOOM), LARGEST_ZOOM)
        self.resized.emit()
        self.changed.emit()

    def shrink_to_fit(self, smallest: float = 1.0) -> None:
        """From now on it is drawn smaller where it would need more than the room it has: where
        text is large down to its size at 100 %, and on to this share of that."""
        self._smallest = smallest
        self.refit()

    def forget_zoom(self) -> None:
        """As large as the room lets it be."""
        self._is_zoom_chosen = False
        self.refit()
        self.changed.emit()

    def _takes_other_decimals(self, other_shape: bool) -> bool:
        """So many that the last update can be seen; chips stay as they are under the mouse. At the
        beginning of time they are those of a fresh start, whatever was seen before."""
        if self._dragged:
            return False
        before, needed = self._decimals, decimals_to_see(self.snapshot)
        is_new = other_shape or self.snapshot.update == 0
        self._decimals = needed if is_new else steadily(before, needed)
        return self._decimals != before

    def _flash_changed(self, names: frozenset[str]) -> None:
        """They stand out for a moment; what changes meanwhile does so for as long again."""
        if names and not self._dragged:
            self._flashed = names
            self._flash.start()

    def _end_flash(self) -> None:
        self._flashed = frozenset()
        self.changed.emit()

    @property
    def _unit_in_focus(self) -> str:
        return unit_in_focus(self._whole, self.snapshot, self.marks)

    def _take_step(self) -> None:
        self._step = step_lights(self.snapshot, self._whole)
        self._number()

    def _number(self) -> None:
        """Gives those weights a number that shall have one now."""
        self.layout = numbered(self._whole, self.snapshot, self.marks, self._step)
        self.numbers_changed.emit()
        self.changed.emit()
