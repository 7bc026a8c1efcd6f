"""What the update, or the round of all samples, right before a place in time did."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.run_history import RunHistory
from app.microscope.time_machine.snapshot import LastMove

_MOST_NAMED = 2_000  # weights


def last_move(history: RunHistory, grain: Grain) -> LastMove | None:
    """At rest, after one update or, by epochs, a round of them; None within a sample and where
    the run has only just begun. The recording must stand where one looks, and is left standing
    before that move: whoever reads it next brings it where it is needed, as ``there`` does."""
    position, owner = history.position, history.owner()
    recording = history.recording(owner.number)
    wished = recording.samples if grain is Grain.EPOCH else 1
    updates = min(wished, position.update - owner.start)
    if position.past is not None or updates == 0:
        return None
    before, sample = position.update - updates, (position.update - updates) % recording.samples
    after = recording.network.values.copy()
    recording.go_to(before)
    values, one = recording.network.values, slice(sample, sample + 1)
    with np.errstate(over="ignore", invalid="ignore"):
        error = recording.network.error(recording.inputs[one], recording.targets[one])
        by = after - values
        moved = np.abs(by)
    most = int(np.argmax(moved))
    names = recording.run.file.notation.parameter_names
    return LastMove(
        updates=updates,
        sample=sample + 1,
        error_before=error,
        weight=names[most] if moved[most] > 0 else "",
        before=float(values[most]),
        after=float(after[most]),
        moves=_moves(names, by) if len(names) <= _MOST_NAMED else {},
    )


def _moves(names: Sequence[str], by: npt.NDArray[np.float64]) -> dict[str, float]:
    return {name: float(move) for name, move in zip(names, by, strict=True) if move}
