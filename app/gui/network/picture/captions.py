"""What stands beside inputs and outputs: what they mean, and the targets."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from app.gui.network.picture.state import PictureState
from app.microscope.layout.geometry import Box
from app.microscope.layout.network_layout import NetworkLayout
from app.microscope.layout.picture_texts import target_lines
from app.microscope.time_machine.snapshot import NetworkSnapshot

CAPTION_GAP_PX = 10  # between a neuron and what is written beside it
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def captions(snapshot: NetworkSnapshot) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the inputs and the targets of the sample that is shown stand for."""
    own = snapshot.file.samples[snapshot.sample - 1].captions
    return ((), ()) if own is None else (own.inputs, own.targets)


def draw_captions(painter: QPainter, state: PictureState) -> None:
    """Left of the inputs what they stand for, right of the outputs the target and its meaning."""
    snapshot, neurons = state.snapshot, state.layout.neurons
    height = QFontMetricsF(state.fonts.caption).height()
    inputs, outputs = captions(snapshot)
    painter.setPen(QColor(state.colours.ink))
    painter.setFont(strong(state.fonts.caption))
    for place, text in enumerate(inputs if layer_pitch(state.layout, "i") >= height else ()):
        circle = neurons[f"i{place + 1}"]
        box = QRectF(0, circle.y - height / 2, circle.x - circle.radius - CAPTION_GAP_PX, height)
        painter.drawText(box, _RIGHT, text)
    outputs_apart = layer_pitch(state.layout, "o")
    if outputs_apart < 2 * height:
        return  # they would lie over each other
    for place in range(len(snapshot.trace.targets)):
        _draw_beside_output(painter, state, place, outputs[place : place + 1])


def caption_box(layout: NetworkLayout, output: str, line_height: float, lines: int) -> Box:
    """Where the lines beside an output stand."""
    circle = layout.neurons[output]
    left = circle.x + circle.radius + CAPTION_GAP_PX
    height = line_height * lines
    return Box(left, circle.y - height / 2, max(layout.width - left, 0.0), height)


def target_box(state: PictureState, output: str) -> Box:
    """Where the target of an output is written, with its meaning."""
    place = state.snapshot.trace.notation.output_place(output).unit
    target = state.snapshot.trace.targets[place]
    lines = len(target_lines(target, state.layout.measures.is_compact))
    lines += len(captions(state.snapshot)[1][place : place + 1])
    height = QFontMetricsF(state.fonts.caption).height()
    return caption_box(state.layout, output, height, lines)


def layer_pitch(layout: NetworkLayout, kind: str) -> float:
    """From one input (kind i) or output (o) to the next, in pixels; infinite for a single one."""
    first, second = layout.neurons[f"{kind}1"], layout.neurons.get(f"{kind}2")
    return math.inf if second is None else second.y - first.y


def _draw_beside_output(
    painter: QPainter, state: PictureState, place: int, meaning: tuple[str, ...]
) -> None:
    targets = target_lines(state.snapshot.trace.targets[place], state.layout.measures.is_compact)
    font, heavy = state.fonts.caption, strong(state.fonts.caption)
    soft, ink = QColor(state.colours.soft), QColor(state.colours.ink)
    lines = [(text, font, soft) for text in targets]
    lines += [(text, heavy, ink) for text in meaning]
    height = QFontMetricsF(font).height()
    box = caption_box(state.layout, f"o{place + 1}", height, len(lines))
    for row, (text, line_font, colour) in enumerate(lines):
        painter.setFont(line_font)
        painter.setPen(colour)
        painter.drawText(QRectF(box.x, box.y + row * height, box.width, height), _LEFT, text)


def strong(font: QFont) -> QFont:
    """The same font in a heavier face."""
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy
