"""A sheet as a snapshot for the picture: what is asked for is hidden until it is done."""

from __future__ import annotations

from dataclasses import replace

from app.lessons.desk import Desk
from app.lessons.ladder import LADDER
from app.microscope.network_presets import NetworkPreset
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.kernels.online import train_online_numpy


def snapshot_of(desk: Desk) -> NetworkSnapshot:
    """The network with all its numbers, before its update."""
    exercise = desk.exercise
    title = LADDER[exercise.level - 1].title
    preset = NetworkPreset(title, exercise.sheet.file)
    return TrainingSession(preset, lambda: train_online_numpy).snapshot()


def with_done(snapshot: NetworkSnapshot, desk: Desk) -> NetworkSnapshot:
    """The same, hiding the numbers of the boxes that are not done. E(o1) and its like are parts of
    E_total, and go with it."""
    hidden = {name for name in desk.exercise.asks if not desk.is_done(name)}
    if "E_total" in hidden:
        hidden |= {f"E({output})" for output in desk.exercise.sheet.outputs}
    return replace(snapshot, hidden=frozenset(hidden))
