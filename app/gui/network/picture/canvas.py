"""The picture of the network as it is seen: where everything stands, painted at any zoom.

Where there are too many weights to number them all, those have a number that the last step was
about or that lead to the same neuron as the chosen one, and those under the mouse.
"""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

import math

from PySide6.QtCore import QMargins, QPointF, QRect, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.gui.network.picture.captions import caption_box, captions
from app.gui.network.picture.measures import measures_of, picture_fonts
from app.gui.network.picture.painting import draw_network
from app.gui.network.picture.state import PictureFonts, PictureState
from app.gui.theme.appearance import Appearance
from app.gui.widgets.painting import guarded_paint, painter_on
from app.microscope.layout.descriptions import picture_in_words
from app.microscope.layout.geometry import Box
from app.microscope.layout.large import LARGE, lay_out_large, strongest, with_edges
from app.microscope.layout.lights import StepLights, step_lights
from app.microscope.layout.network_layout import NetworkLayout, lay_out
from app.microscope.layout.picture_texts import (
    chip_text,
    delta_text,
    neuron_value,
    target_lines,
    target_text,
)
from app.microscope.time_machine.snapshot import NetworkSnapshot

_SIZE_STEP_PX = 20  # the layout is kept until the room has changed by so much
_MOST_STEP_CHIPS = 14  # of one step in a picture where not all weights have a number
LEAST_ZOOM, LARGEST_ZOOM = 0.25, 5.0


class PictureCanvas(QWidget):
    """``numbers_changed`` is sent when ``numbered`` may have."""

    numbers_changed = Signal()

    def __init__(self, appearance: Appearance, snapshot: NetworkSnapshot, selected: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._snapshot, self._selected = snapshot, selected
        self._hovered: str | None = None
        self._hovered_unit: str | None = None
        self._lit: frozenset[str] = frozenset()
        self._dragged: dict[str, float] = {}
        self._step = StepLights()
        self._zoom = 1.0
        self._room, self._bar_px = QSize(400, 300), 0
        self._whole = self._lay_out()
        self._layout = self._whole
        self._take_step()
        self.setAccessibleName("Picture of the network")
        self._describe()
        appearance.changed.connect(self.refit)

    @property
    def layout_shown(self) -> NetworkLayout:
        """Where everything stands, at zoom 1."""
        return self._layout

    @property
    def is_large(self) -> bool:
        """Whether only the strongest edges are drawn, and those of one neuron."""
        return len(self._snapshot.weights) > LARGE

    @property
    def zoom(self) -> float:
        """How many times larger it is drawn than it is laid out."""
        return self._zoom

    @property
    def numbered(self) -> str | None:
        """The neuron whose weights have a number; None where all weights have one."""
        return self._unit_in_focus if self._whole.is_sparse else None

    @property
    def texts(self) -> dict[str, str]:
        """Every number in the picture as it is written there, by name: neurons (h1), weights
        (w5), targets (target1), and on the way back δ (delta(h1))."""
        decimals, snapshot = self._fonts().decimals, self._snapshot
        units = self._layout.neurons
        texts = {unit: neuron_value(snapshot, unit, decimals + 1) for unit in units}
        for name in self._layout.chips:
            texts[name] = chip_text(snapshot, name, decimals, self._dragged.get(name))
        for number, target in enumerate(snapshot.trace.targets, start=1):
            texts[f"target{number}"] = target_text(target)
        deltas = {f"delta({unit})": delta_text(snapshot, unit) for unit in units}
        return texts | {name: text for name, text in deltas.items() if text}

    def show_snapshot(self, snapshot: NetworkSnapshot, selected: str) -> None:
        """Draws these numbers, one weight marked."""
        if snapshot is self._snapshot and selected == self._selected:
            return
        other_shape = (
            snapshot.preset is not self._snapshot.preset
            or snapshot.file.samples != self._snapshot.file.samples
            or snapshot.file.layers != self._snapshot.file.layers
            or snapshot.biases.keys() != self._snapshot.biases.keys()
        )
        other_choice, other_step = selected != self._selected, snapshot.lit != self._snapshot.lit
        self._snapshot, self._selected = snapshot, selected
        if other_shape:
            self._forget_mouse()
            self.refit()
        elif other_choice or other_step or self.is_large:
            self._take_step()
        self._describe()
        self.update()

    def light(self, parts: frozenset[str]) -> None:
        """Marks these units and weights, until it is called again."""
        if parts != self._lit:
            self._lit = parts
            if self.is_large:
                self._number()
            self.update()

    def fit(self, room: QSize, bar_px: int = 0) -> None:
        """Uses a room of this size; where it is too small, asks for more, and leaves so much of it
        for scroll bars."""
        step = _SIZE_STEP_PX
        stepped = QSize(room.width() // step * step, room.height() // step * step)
        if (stepped, bar_px) != (self._room, self._bar_px):
            self._room, self._bar_px = stepped, bar_px
            self.refit()

    def refit(self) -> None:
        """Lays the picture out anew."""
        self._whole = self._lay_out()
        self._ask_for_room()
        self._take_step()

    def set_zoom(self, zoom: float) -> None:
        """Draws so many times larger than it is laid out; kept within what makes sense."""
        self._zoom = min(max(zoom, LEAST_ZOOM), LARGEST_ZOOM)
        self._ask_for_room()
        self.update()

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            painter.translate(*self._origin())
            painter.scale(self._zoom, self._zoom)
            draw_network(painter, self._state())

    def _state(self) -> PictureState:
        return PictureState(
            self._snapshot,
            self._layout,
            self._appearance.colours,
            self._fonts(),
            self._selected,
            self._hovered,
            self._step,
            frozenset(part for part in self._lit if self._is_here(part)),
            self._focus(),
            self._dragged,
        )

    def _is_here(self, part: str) -> bool:
        layout = self._layout
        return part in layout.edges or part in layout.neurons or part in layout.biases

    def _focus(self) -> frozenset[str]:
        if not self.is_large:
            return frozenset()
        return frozenset(self._whole.weights_at(self._unit_in_focus))

    def _forget_mouse(self) -> None:
        self._hovered = self._hovered_unit = None
        self._lit = frozenset()

    def _ask_for_room(self) -> None:
        zoom = self._zoom
        self.setMinimumSize(
            math.ceil(self._whole.width * zoom), math.ceil(self._whole.height * zoom)
        )

    @property
    def _unit_in_focus(self) -> str:
        """The neuron under the mouse, or that of the last step, or the one to which the chosen
        weight leads."""
        lit = {moment.unit for moment in self._snapshot.lit}
        of_step = lit.pop() if len(lit) == 1 else ""
        return self._hovered_unit or of_step or self._whole.ends[self._selected][1]

    def _take_step(self) -> None:
        self._step = step_lights(self._snapshot, self._whole)
        self._number()

    def _number(self) -> None:
        """Gives those weights a number that shall have one now."""
        self._layout = self._numbered_layout()
        self.numbers_changed.emit()
        self.update()

    def _numbered_layout(self) -> NetworkLayout:
        whole = self._with_edges() if self.is_large else self._whole
        if not whole.is_sparse:
            return whole
        if self.is_large:
            return whole.with_chips([self._selected, *([self._hovered] if self._hovered else [])])
        names = [self._selected, *self._names_in_focus()]
        numbered = whole.with_chips([*names, *([self._hovered] if self._hovered else [])])
        if self._hovered and self._hovered not in numbered.chips:
            return whole.with_chips([self._hovered, *names])
        return numbered

    def _with_edges(self) -> NetworkLayout:
        """The strongest edges, those of the neuron in focus, and what is marked."""
        of_neuron = self._whole.weights_at(self._unit_in_focus)
        marked = [self._selected, *([self._hovered] if self._hovered else []), *self._lit_weights()]
        return with_edges(self._whole, [*strongest(self._snapshot), *of_neuron, *marked])

    def _lit_weights(self) -> frozenset[str]:
        return frozenset(part for part in self._lit if part in self._whole.ends)

    def _names_in_focus(self) -> list[str]:
        if self._hovered_unit:
            return self._whole.weights_at(self._hovered_unit)
        of_step = [name for name, _ in self._step.edges]
        if 0 < len(of_step) <= _MOST_STEP_CHIPS:
            return of_step
        return self._whole.weights_into(self._unit_in_focus)

    def _origin(self) -> tuple[float, float]:
        """Centres a layout that is smaller than the widget."""
        return (
            max(self.width() - self._layout.width * self._zoom, 0) / 2,
            max(self.height() - self._layout.height * self._zoom, 0) / 2,
        )

    def _point_in_layout(self, point: QPointF) -> tuple[float, float]:
        """Where a point of the widget is in the layout."""
        left, top = self._origin()
        return (point.x() - left) / self._zoom, (point.y() - top) / self._zoom

    def _on_screen(self, box: Box) -> QRect:
        """Where a place in the layout is in the widget."""
        left, top = self._origin()
        zoom = self._zoom
        return QRect(
            round(left + box.x * zoom),
            round(top + box.y * zoom),
            round(box.width * zoom),
            round(box.height * zoom),
        )

    def _target_box(self, output: str) -> Box:
        """Where the target of an output is written."""
        place = self._snapshot.trace.notation.output_place(output).unit
        target = self._snapshot.trace.targets[place]
        lines = len(target_lines(target, self._layout.measures.is_compact))
        meanings = captions(self._snapshot)[1]
        lines += len(meanings[place : place + 1])
        height = QFontMetricsF(self._fonts().caption).height()
        return caption_box(self._layout, output, height, lines)

    def _describe(self) -> None:
        self.setAccessibleDescription(picture_in_words(self._snapshot, self._selected))

    def _fonts(self) -> PictureFonts:
        return picture_fonts(self._appearance, self._layout.measures.is_compact)

    def _lay_out(self) -> NetworkLayout:
        room, bar = self._room, self._bar_px
        layout = self._laid_out_in(room)
        if not bar or (layout.width <= room.width() and layout.height <= room.height()):
            return layout
        return self._laid_out_in(room.shrunkBy(QMargins(0, 0, bar, bar)))

    def _laid_out_in(self, room: QSize) -> NetworkLayout:
        if self.is_large:
            return lay_out_large(
                self._snapshot.file.layers,
                bool(self._snapshot.biases),
                room.width(),
                room.height(),
                measures_of(self._appearance, self._snapshot, is_compact=True),
            )
        return lay_out(
            self._snapshot.file.layers,
            bool(self._snapshot.biases),
            room.width(),
            room.height(),
            tuple(
                measures_of(self._appearance, self._snapshot, is_compact)
                for is_compact in (False, True)
            ),
        )
