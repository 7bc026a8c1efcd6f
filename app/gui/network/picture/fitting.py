"""A network laid out in the room there is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMargins, QSize

from app.gui.network.picture.measures import measures_of
from app.gui.theme.appearance import Appearance
from app.microscope.layout.large import lay_out_large
from app.microscope.layout.network_layout import Measures, NetworkLayout, lay_out
from app.microscope.layout.numbering import is_large
from app.microscope.layout.output_texts import READING_SIGNS
from app.microscope.time_machine.snapshot import NetworkSnapshot

# Whether it is compact, and for how many signs of a word there is room beside an output.
_CHOICES = ((False, READING_SIGNS), (True, READING_SIGNS - 4), (True, 0))


def laid_out(
    appearance: Appearance, snapshot: NetworkSnapshot, room: QSize, bar_px: int, edge_px: int = 0
) -> NetworkLayout:
    """Uses the whole room; where that is too small, leaves so much of it for scroll bars. Above
    and below the network ``edge_px`` stay free."""
    layout = _laid_out_in(appearance, snapshot, room, edge_px)
    if not bar_px or (layout.width <= room.width() and layout.height <= room.height()):
        return layout
    less = room.shrunkBy(QMargins(0, 0, bar_px, bar_px))
    return _laid_out_in(appearance, snapshot, less, edge_px)


def _laid_out_in(
    appearance: Appearance, snapshot: NetworkSnapshot, room: QSize, edge_px: int
) -> NetworkLayout:
    layers, with_biases = snapshot.file.layers, bool(snapshot.biases)
    choices = [
        _with_edge(measures_of(appearance, snapshot, is_compact, word_signs), edge_px)
        for is_compact, word_signs in _CHOICES
    ]
    if is_large(snapshot):
        return lay_out_large(layers, with_biases, room.width(), room.height(), choices[-1])
    return lay_out(layers, with_biases, room.width(), room.height(), tuple(choices))


def _with_edge(measures: Measures, edge_px: int) -> Measures:
    return replace(measures, margin=measures.margin + edge_px)
