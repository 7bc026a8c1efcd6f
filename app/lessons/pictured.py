"""A sheet as a snapshot for the picture: what is asked for is hidden until it is done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.lessons.boxes import BoxKind
from app.lessons.desk import Desk
from app.lessons.ladder import Exercise
from app.microscope.network_presets import NetworkPreset
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.kernels.online import train_online_numpy
from nncore.network_file import NetworkFile


def snapshot_of(desk: Desk) -> NetworkSnapshot:
    """The network with all its numbers, before its update."""
    exercise = desk.exercise
    return snapshot_of_network(exercise.title, exercise.sheet.file)


def snapshot_of_network(title: str, file: NetworkFile) -> NetworkSnapshot:
    """Any network with the numbers of its first sample."""
    return TrainingSession(NetworkPreset(title, file), lambda: train_online_numpy).snapshot()


def with_done(snapshot: NetworkSnapshot, desk: Desk) -> NetworkSnapshot:
    """The same, hiding the numbers of the boxes that are not done."""
    return hiding(snapshot, desk.exercise, [n for n in desk.exercise.asks if not desk.is_done(n)])


def hiding(snapshot: NetworkSnapshot, exercise: Exercise, boxes: Iterable[str]) -> NetworkSnapshot:
    """The same without the numbers of these boxes. E(o1) and its like are parts of E_total, and go
    with it; a new weight is none of the picture's numbers, in its place stands the one given."""
    sheet = exercise.sheet
    hidden = {name for name in boxes if sheet.box(name).kind is not BoxKind.UPDATED}
    if BoxKind.ERROR.value in hidden:
        hidden |= {f"E({output})" for output in sheet.outputs}
    return replace(snapshot, hidden=frozenset(hidden))
