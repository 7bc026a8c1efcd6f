"""A network laid out in the room there is."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QSize

from app.gui.network.picture.measures import measures_of
from app.gui.theme.appearance import Appearance
from app.microscope.layout.large import lay_out_large
from app.microscope.layout.network_layout import NetworkLayout, lay_out
from app.microscope.layout.numbering import is_large
from app.microscope.time_machine.snapshot import NetworkSnapshot


def laid_out(
    appearance: Appearance, snapshot: NetworkSnapshot, room: QSize, bar_px: int
) -> NetworkLayout:
    """Uses the whole room; where that is too small, leaves so much of it for scroll bars."""
    layout = _laid_out_in(appearance, snapshot, room)
    if not bar_px or (layout.width <= room.width() and layout.height <= room.height()):
        return layout
    return _laid_out_in(appearance, snapshot, room.shrunkBy(QMargins(0, 0, bar_px, bar_px)))


def _laid_out_in(appearance: Appearance, snapshot: NetworkSnapshot, room: QSize) -> NetworkLayout:
    layers, with_biases = snapshot.file.layers, bool(snapshot.biases)
    compact = measures_of(appearance, snapshot, is_compact=True)
    if is_large(snapshot):
        return lay_out_large(layers, with_biases, room.width(), room.height(), compact)
    roomy = measures_of(appearance, snapshot, is_compact=False)
    return lay_out(layers, with_biases, room.width(), room.height(), (roomy, compact))
