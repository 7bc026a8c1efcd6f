"""Which numbers of weights in the picture are others than a moment ago."""

from __future__ import annotations

from app.microscope.layout.numbering import is_large
from app.microscope.layout.picture_texts import shown_weight
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot

_MOST_UPDATES_PER_SECOND = 4.0  # with more all of them would be marked all the time


def changed_weights(before: NetworkSnapshot, now: NetworkSnapshot) -> frozenset[str]:
    """Those with another number than before, in two snapshots of one shape. None in a large
    network, and while training goes too fast for one update to be told from the next."""
    is_fast = now.activity is Activity.TRAINING and (
        now.updates_per_second > _MOST_UPDATES_PER_SECOND
    )
    if is_fast or is_large(now):
        return frozenset()
    return frozenset(
        name for name in now.weights if shown_weight(now, name) != shown_weight(before, name)
    )
