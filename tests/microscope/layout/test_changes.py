"""Which weights are others than a moment ago."""

from __future__ import annotations

from dataclasses import replace

from app.microscope.layout.changes import changed_weights
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity
from nncore.kernels.online import train_online_numpy
from tests.microscope.examples import V1_PRESET


def opened(grain: Grain) -> TrainingSession:
    session = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    session.choose_grain(grain)
    return session


def test_a_whole_update_changes_what_training_changes() -> None:
    session = opened(Grain.SAMPLE)  # its biases are fixed
    before = session.snapshot()
    session.step()
    now = session.snapshot()
    assert changed_weights(before, now) == {f"w{number}" for number in range(1, 9)}
    assert changed_weights(now, now) == frozenset()
    session.back()
    assert changed_weights(now, session.snapshot()) == {f"w{number}" for number in range(1, 9)}


def test_within_a_sample_each_weight_changes_when_it_is_computed() -> None:
    session = opened(Grain.FACTOR)
    seen: list[str] = []
    before = session.snapshot()
    while session.snapshot().update == 0:
        session.step()
        now = session.snapshot()
        seen += changed_weights(before, now)
        before = now
    # each once, and nothing more as the sample ends: its numbers were there already
    assert sorted(seen) == [f"w{number}" for number in range(1, 9)]


def test_in_fast_training_nothing_is_marked() -> None:
    session = opened(Grain.SAMPLE)
    before = session.snapshot()
    session.step()
    now = replace(session.snapshot(), activity=Activity.TRAINING)
    assert changed_weights(before, replace(now, updates_per_second=1e6)) == frozenset()
    assert len(changed_weights(before, replace(now, updates_per_second=2.0))) == 8
