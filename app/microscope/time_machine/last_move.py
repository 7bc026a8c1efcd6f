"""What the update, or the round of all samples, right before a place in time did."""

from __future__ import annotations

import numpy as np

from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.recording import Recording
from app.microscope.time_machine.run_history import RunHistory
from app.microscope.time_machine.snapshot import LastMove
from nncore.tracing import trace_sample


def last_move(history: RunHistory, grain: Grain) -> LastMove | None:
    """At rest, after one update or, by epochs, a round of them; None within a sample and where
    the run has only just begun. Brings the recording to where one looks."""
    position, owner = history.position, history.owner()
    recording = history.recording(owner.number)
    wished = recording.samples if grain is Grain.EPOCH else 1
    updates = min(wished, position.update - owner.start)
    if position.past is not None or updates == 0:
        return None
    before = position.update - updates
    recording.go_to(before)
    values, error = recording.network.values.copy(), _error(recording, before)
    recording.go_to(position.update)
    with np.errstate(invalid="ignore"):  # ∞ − ∞, where numbers have run away
        moved = np.abs(recording.network.values - values)
    most = int(np.argmax(moved))
    names = recording.run.file.notation.parameter_names
    return LastMove(
        updates=updates,
        sample=before % recording.samples + 1,
        error_before=error,
        weight=names[most] if moved[most] > 0 else "",
        before=float(values[most]),
        after=float(recording.network.values[most]),
    )


def _error(recording: Recording, update: int) -> float:
    """E_total of the sample that is learned after ``update`` updates."""
    sample = update % recording.samples
    trace = trace_sample(
        recording.network, recording.inputs[sample], recording.targets[sample], recording.rates,
        backward=False,
    )  # fmt: skip
    return trace.values["E_total"]
