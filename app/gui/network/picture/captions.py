"""What stands beside inputs and outputs: what they mean, and the targets."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from app.gui.network.picture.state import PictureState
from app.microscope.layout.geometry import Box
from app.microscope.layout.network_layout import NetworkLayout
from app.microscope.layout.output_texts import (
    CAPTION_GAP_PX,
    OutputLine,
    lines_box,
    lines_that_fit,
    output_lines,
)
from app.microscope.time_machine.snapshot import NetworkSnapshot

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CUT = Qt.TextElideMode.ElideRight
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def captions(snapshot: NetworkSnapshot) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the inputs and the targets of the sample that is shown stand for."""
    own = snapshot.file.samples[snapshot.sample - 1].captions
    return ((), ()) if own is None else (own.inputs, own.targets)


def draw_captions(painter: QPainter, state: PictureState) -> None:
    """Left of the inputs what they stand for, right of the outputs the target and its meaning."""
    snapshot, neurons = state.snapshot, state.layout.neurons
    height = QFontMetricsF(state.fonts.caption).height()
    inputs, _ = captions(snapshot)
    painter.setPen(QColor(state.colours.ink))
    painter.setFont(strong(state.fonts.caption))
    for place, text in enumerate(inputs if layer_pitch(state.layout, "i") >= height else ()):
        circle = neurons[f"i{place + 1}"]
        box = QRectF(0, circle.y - height / 2, circle.x - circle.radius - CAPTION_GAP_PX, height)
        painter.drawText(box, _RIGHT, text)
    for place in range(len(snapshot.trace.targets)):
        _draw_beside_output(painter, state, place)


def target_box(state: PictureState, output: str) -> Box:
    """Where the target of an output is written, with what stands below it."""
    place = state.snapshot.trace.notation.output_place(output).unit
    height = QFontMetricsF(state.fonts.caption).height()
    return lines_box(state.layout, output, height, len(_lines(state, place)))


def layer_pitch(layout: NetworkLayout, kind: str) -> float:
    """From one input (kind i) or output (o) to the next, in pixels; infinite for a single one."""
    first, second = layout.neurons[f"{kind}1"], layout.neurons.get(f"{kind}2")
    return math.inf if second is None else second.y - first.y


def _lines(state: PictureState, place: int) -> tuple[OutputLine, ...]:
    most = lines_that_fit(state.layout, QFontMetricsF(state.fonts.caption).height())
    return output_lines(state.snapshot, place, state.layout.measures.is_compact, most)


def _draw_beside_output(painter: QPainter, state: PictureState, place: int) -> None:
    lines, font, colours = _lines(state, place), state.fonts.caption, state.colours
    height = QFontMetricsF(font).height()
    box = lines_box(state.layout, f"o{place + 1}", height, len(lines))
    for row, line in enumerate(lines):
        line_font = strong(font) if line.is_strong else font
        painter.setFont(line_font)
        painter.setPen(QColor(colours.ink if line.is_strong else colours.soft))
        text = QFontMetricsF(line_font).elidedText(line.text, _CUT, box.width)
        painter.drawText(QRectF(box.x, box.y + row * height, box.width, height), _LEFT, text)


def strong(font: QFont) -> QFont:
    """The same font in a heavier face."""
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy
