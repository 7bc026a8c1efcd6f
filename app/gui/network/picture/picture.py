"""The picture of the network: one widget, painted; a click chooses a weight.

Where there are too many weights to number them all, those have a number that lead to the same
neuron as the chosen one, and those under the mouse.
"""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMargins, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QWidget

from app.gui.network.chain.chain_rule import route
from app.gui.network.numbers import plain, signed
from app.gui.network.picture.layout import BIAS_CHIP_GAP_PX, Measures, NetworkLayout, lay_out
from app.gui.network.picture.painting import (
    CAPTION_GAP_PX,
    PictureFonts,
    PictureState,
    chip_text,
    draw_network,
    neuron_value,
    target_lines,
    target_text,
)
from app.gui.network.time_machine.snapshot import NetworkSnapshot
from app.gui.theme.appearance import Appearance
from app.gui.theme.tokens import TEXT

_SIZE_STEP_PX = 20  # the layout is kept until the room has changed by so much


class NetworkPicture(QWidget):
    """``weight_chosen`` sends the name of a weight (w5, v11); ``numbers_changed`` is sent when
    ``numbered`` may have."""

    weight_chosen = Signal(str)
    numbers_changed = Signal()

    def __init__(self, appearance: Appearance, snapshot: NetworkSnapshot, selected: str) -> None:
        super().__init__()
        self._appearance = appearance
        self._snapshot, self._selected = snapshot, selected
        self._hovered: str | None = None
        self._hovered_unit: str | None = None
        self._room = QSize(400, 300)
        self._whole = self._lay_out()
        self._layout = self._numbered_layout()
        self.setAccessibleName("Picture of the network")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        appearance.changed.connect(self.refit)

    @property
    def layout_shown(self) -> NetworkLayout:
        """Where everything stands."""
        return self._layout

    @property
    def numbered(self) -> str | None:
        """The neuron whose weights have a number; None where all weights have one."""
        return self._unit_in_focus if self._whole.is_sparse else None

    @property
    def texts(self) -> dict[str, str]:
        """Every number in the picture as it is written there, by name."""
        decimals = self._fonts().decimals
        values = {
            unit: neuron_value(self._snapshot, unit, decimals + 1) for unit in self._layout.neurons
        }
        chips = {name: chip_text(self._snapshot, name, decimals) for name in self._layout.chips}
        targets = {
            f"target{n}": target_text(target)
            for n, target in enumerate(self._snapshot.trace.targets, start=1)
        }
        return values | chips | targets

    def show_snapshot(self, snapshot: NetworkSnapshot, selected: str) -> None:
        """Draws these numbers, one weight marked."""
        other_shape = (
            snapshot.preset is not self._snapshot.preset
            or snapshot.file.layers != self._snapshot.file.layers
            or snapshot.biases.keys() != self._snapshot.biases.keys()
        )
        other_choice = selected != self._selected
        self._snapshot, self._selected = snapshot, selected
        if other_shape:
            self._hovered = self._hovered_unit = None
            self.refit()
        elif other_choice:
            self._number()
        self._describe()
        self.update()

    def fit(self, room: QSize) -> None:
        """Uses a room of this size, and asks for more where it is too small."""
        step = _SIZE_STEP_PX
        self._room = QSize(room.width() // step * step, room.height() // step * step)
        self.refit()

    def refit(self) -> None:
        """Lays the picture out anew."""
        self._whole = self._lay_out()
        self.setMinimumSize(math.ceil(self._whole.width), math.ceil(self._whole.height))
        self._number()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.translate(*self._origin())
        draw_network(
            painter,
            PictureState(
                self._snapshot,
                self._layout,
                self._appearance.colours,
                self._fonts(),
                self._selected,
                self._hovered,
            ),
        )
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and (name := self._weight_at(event)):
            self.weight_chosen.emit(name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        name, unit = self._weight_at(event), self._layout.unit_at(*self._point(event))
        if (name, unit) == (self._hovered, self._hovered_unit):
            return
        self._hovered, self._hovered_unit = name, unit
        self.setCursor(Qt.CursorShape.PointingHandCursor if name else Qt.CursorShape.ArrowCursor)
        QToolTip.showText(event.globalPosition().toPoint(), self._tool_tip(name), self)
        self._number()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = self._hovered_unit = None
        self._number()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        names = list(self._snapshot.weights)
        self.weight_chosen.emit(names[(names.index(self._selected) + step) % len(names)])

    def _weight_at(self, event: QMouseEvent) -> str | None:
        return self._layout.weight_at(*self._point(event))

    def _point(self, event: QMouseEvent) -> tuple[float, float]:
        """Where the mouse is in the layout."""
        x, y = self._origin()
        return event.position().x() - x, event.position().y() - y

    @property
    def _unit_in_focus(self) -> str:
        """The neuron under the mouse, or the one to which the chosen weight leads."""
        return self._hovered_unit or self._whole.ends[self._selected][1]

    def _number(self) -> None:
        """Gives those weights a number that shall have one now."""
        self._layout = self._numbered_layout()
        self.numbers_changed.emit()
        self.update()

    def _numbered_layout(self) -> NetworkLayout:
        whole = self._whole
        if not whole.is_sparse:
            return whole
        unit = self._hovered_unit
        names = [self._selected]
        names += whole.weights_at(unit) if unit else whole.weights_into(self._unit_in_focus)
        numbered = whole.with_chips([*names, *([self._hovered] if self._hovered else [])])
        if self._hovered and self._hovered not in numbered.chips:
            return whole.with_chips([self._hovered, *names])
        return numbered

    def _origin(self) -> tuple[float, float]:
        """Centres a layout that is smaller than the widget."""
        return (
            max(self.width() - self._layout.width, 0) / 2,
            max(self.height() - self._layout.height, 0) / 2,
        )

    def _tool_tip(self, name: str | None) -> str:
        if name is None:
            return ""
        value = signed(plain(self._snapshot.weights[name]))
        return f"{name}, {route(self._snapshot.trace, name)}: {value}"

    def _describe(self) -> None:
        weight = self._selected
        sizes = "-".join(str(size) for size in self._snapshot.file.layers)
        self.setAccessibleDescription(
            f"{sizes}, update {self._snapshot.update}, E_total {plain(self._snapshot.error)}; "
            f"chosen: {self._tool_tip(weight)}"
        )

    def _fonts(self) -> PictureFonts:
        return self._picture_fonts(self._layout.measures.is_compact)

    def _picture_fonts(self, is_compact: bool) -> PictureFonts:
        look = self._appearance
        smaller = 1 if is_compact else 0
        return PictureFonts(
            name=look.sans(TEXT.caption - smaller, QFont.Weight.DemiBold),
            number=look.mono(TEXT.chip - smaller),
            caption=look.sans(TEXT.caption - smaller),
            decimals=2 if is_compact else 3,
        )

    def _lay_out(self) -> NetworkLayout:
        return lay_out(
            self._snapshot.file.layers,
            bool(self._snapshot.biases),
            self._room.width(),
            self._room.height(),
            (self._measures(is_compact=False), self._measures(is_compact=True)),
        )

    def _measures(self, is_compact: bool) -> Measures:
        fonts, px = self._picture_fonts(is_compact), self._appearance.px
        number, caption = QFontMetricsF(fonts.number), QFontMetricsF(fonts.caption)
        longest_name = "8" * max(len(name) for name in self._snapshot.weights)
        longest_chip = f"{longest_name} +8.{'8' * fonts.decimals}"
        output = "8." + "8" * (fonts.decimals + 1)
        radius = number.horizontalAdvance(output) / 2 + px(4 if is_compact else 7)
        bias_radius = number.horizontalAdvance("b88") / 2 + px(1 if is_compact else 3)
        chip_width = number.horizontalAdvance(longest_chip) + 2 * px(3 if is_compact else 6)
        beside_output = CAPTION_GAP_PX + self._output_captions_px(caption, is_compact)
        beside_bias = bias_radius + BIAS_CHIP_GAP_PX + chip_width - radius
        return Measures(
            radius=radius,
            bias_radius=bias_radius,
            bias_edge=px(6 if is_compact else 14),
            chip_width=chip_width,
            chip_height=number.height() + px(1 if is_compact else 5),
            left=CAPTION_GAP_PX + self._input_captions_px(caption) + px(4),
            right=max(beside_output, beside_bias if self._snapshot.biases else 0.0) + px(4),
            margin=px(8 if is_compact else 12),
            is_compact=is_compact,
        )

    def _input_captions_px(self, caption: QFontMetricsF) -> float:
        captions = self._snapshot.preset.input_captions
        return max((_strong_px(caption, each) for each in captions), default=0.0)

    def _output_captions_px(self, caption: QFontMetricsF, is_compact: bool) -> float:
        """Of the widest line beside the outputs, whichever sample's targets are shown."""
        targets = {target for sample in self._snapshot.file.samples for target in sample.targets}
        lines = [line for target in targets for line in target_lines(target, is_compact)]
        captions = self._snapshot.preset.output_captions
        widths = [caption.horizontalAdvance(line) for line in lines]
        return max(widths + [_strong_px(caption, each) for each in captions])


def _strong_px(metrics: QFontMetricsF, text: str) -> float:
    """The width of a text that is drawn in a heavier face than the one measured."""
    return metrics.horizontalAdvance(text) * 1.1


class PictureArea(QScrollArea):
    """Gives the picture all the room there is; scrolls where it needs more."""

    def __init__(self, picture: NetworkPicture) -> None:
        super().__init__()
        self._picture = picture
        self.setAccessibleName("Network")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picture.setProperty("role", "scrolled")
        self.setWidget(picture)
        self.setWidgetResizable(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # As if there were no scroll bars: else they would come and go by turns.
        room, bar = self.maximumViewportSize(), self.horizontalScrollBar().sizeHint().height()
        self._picture.fit(room)
        needed = self._picture.layout_shown
        if needed.width > room.width() or needed.height > room.height():
            self._picture.fit(room.shrunkBy(QMargins(0, 0, bar, bar)))
