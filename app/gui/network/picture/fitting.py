"""A network laid out in the room there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from PySide6.QtCore import QMargins, QSize

from app.gui.network.picture.measures import measures_of
from app.gui.theme.appearance import Appearance
from app.microscope.layout.large import lay_out_large
from app.microscope.layout.network_layout import (
    LEAST_DECIMALS,
    Measures,
    NetworkLayout,
    fits,
    height_needed,
    lay_out,
)
from app.microscope.layout.numbering import is_large
from app.microscope.layout.output_texts import READING_SIGNS
from app.microscope.time_machine.snapshot import NetworkSnapshot

# Whether it is compact, for how many signs of a word there is room beside an output, and decimals.
_Choice = tuple[bool, int, int]


def laid_out(
    appearance: Appearance,
    snapshot: NetworkSnapshot,
    room: QSize,
    bar_px: int,
    edge_px: int = 0,
    decimals: int = LEAST_DECIMALS,
) -> NetworkLayout:
    """Uses the whole room; where that is too small, leaves so much of it for scroll bars. Above
    and below the network ``edge_px`` stay free. Weights have ``decimals`` where there is room, and
    fewer where there isn't."""
    layout = _laid_out_in(appearance, snapshot, room, edge_px, decimals)
    if not bar_px or (layout.width <= room.width() and layout.height <= room.height()):
        return layout
    less = room.shrunkBy(QMargins(0, 0, bar_px, bar_px))
    return _laid_out_in(appearance, snapshot, less, edge_px, decimals)


def fits_in(appearance: Appearance, snapshot: NetworkSnapshot, room: QSize) -> bool:
    """Whether the network can be seen in this room without scrolling, neuron by neuron; known
    without laying it out."""
    *_, smallest = _choices(LEAST_DECIMALS)
    measures = measures_of(appearance, snapshot, *smallest)
    layers, with_biases = snapshot.file.layers, bool(snapshot.biases)
    return not is_large(snapshot) and fits(
        layers, with_biases, room.width(), room.height(), measures
    )


def least_height(appearance: Appearance, snapshot: NetworkSnapshot) -> int:
    """How many pixels high the network is at least, neuron by neuron; 0 for a large one."""
    if is_large(snapshot):
        return 0
    *_, smallest = _choices(LEAST_DECIMALS)
    measures = measures_of(appearance, snapshot, *smallest)
    return ceil(height_needed(snapshot.file.layers, bool(snapshot.biases), measures))


def _laid_out_in(
    appearance: Appearance, snapshot: NetworkSnapshot, room: QSize, edge_px: int, decimals: int
) -> NetworkLayout:
    layers, with_biases = snapshot.file.layers, bool(snapshot.biases)
    choices = [
        _with_edge(measures_of(appearance, snapshot, *choice), edge_px)
        for choice in _choices(decimals)
    ]
    if is_large(snapshot):
        return lay_out_large(layers, with_biases, room.width(), room.height(), choices[-1])
    return lay_out(layers, with_biases, room.width(), room.height(), tuple(choices))


def _choices(decimals: int) -> Iterator[_Choice]:
    """The roomiest first: digits give way before the size of the text does."""
    for fewer in range(decimals, LEAST_DECIMALS - 1, -1):
        yield False, READING_SIGNS, fewer
    for fewer in range(decimals, LEAST_DECIMALS - 1, -1):
        yield True, READING_SIGNS - 4, fewer - 1
    yield True, 0, LEAST_DECIMALS - 1


def _with_edge(measures: Measures, edge_px: int) -> Measures:
    return replace(measures, margin=measures.margin + edge_px)
