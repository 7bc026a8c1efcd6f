from __future__ import annotations

from dataclasses import replace

import pytest

from app.microscope.network_presets import EXCLUSIVE_OR, NetworkPreset
from app.microscope.surface.asking import (
    NOTICEABLE,
    SurfaceAsking,
    pair_from,
    path_of,
)
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot
from nncore.kernels.online import train_online_numpy
from nncore.network_file import NetworkFile, Sample
from tests.microscope.examples import V1_PRESET

PAIR = ("w5", "w6")


def session_of(preset: NetworkPreset = V1_PRESET) -> TrainingSession:
    made = TrainingSession(preset, lambda: train_online_numpy)
    made.watch_pair(*PAIR)
    return made


def with_weight(session: TrainingSession, name: str, value: float) -> NetworkSnapshot:
    def change(file: NetworkFile) -> NetworkFile:
        return replace(file, weights={**file.weights, name: value})

    session.edit(change, f"{name} = {value:g}")
    return session.snapshot()


def test_the_request_holds_the_weights_of_now() -> None:
    session = session_of()
    session.advance(50)
    request = SurfaceAsking().request(session.snapshot(), PAIR)
    assert request is not None
    assert request.file == session.file_now()
    assert request.file.weights["w1"] != V1_PRESET.file.weights["w1"]


@pytest.mark.parametrize("updates", [0, 7])
def test_file_now_is_the_sessions(updates: int) -> None:
    session = session_of(EXCLUSIVE_OR)
    session.advance(updates)
    assert session.snapshot().file_now == session.file_now()


def test_nothing_is_asked_for_twice() -> None:
    asking, session = SurfaceAsking(), session_of()
    assert asking.request(session.snapshot(), PAIR) is not None
    assert asking.request(session.snapshot(), PAIR) is None


def test_the_pair_itself_may_move_within_the_range() -> None:
    asking, session = SurfaceAsking(), session_of()
    assert asking.request(session.snapshot(), PAIR) is not None
    assert asking.request(with_weight(session, "w5", 0.7), PAIR) is None
    assert asking.request(with_weight(session, "w5", 70.0), PAIR) is not None


def test_at_rest_the_least_change_of_another_weight_counts() -> None:
    asking, session = SurfaceAsking(), session_of()
    asking.request(session.snapshot(), PAIR)
    w1 = session.snapshot().weights["w1"]
    assert asking.request(with_weight(session, "w1", w1 + 1e-9), PAIR) is not None


def test_in_training_only_a_noticeable_change_counts() -> None:
    asking, session = SurfaceAsking(), session_of()
    asking.request(session.snapshot(), PAIR)
    w1 = session.snapshot().weights["w1"]
    near = replace(with_weight(session, "w1", w1 + 0.9 * NOTICEABLE), activity=Activity.TRAINING)
    assert asking.request(near, PAIR) is None
    far = replace(with_weight(session, "w1", w1 + 1.1 * NOTICEABLE), activity=Activity.TRAINING)
    assert asking.request(far, PAIR) is not None
    assert asking.request(replace(far, activity=Activity.PAUSED), PAIR) is None


def test_other_samples_and_another_pair_count() -> None:
    asking, session = SurfaceAsking(), session_of()
    asking.request(session.snapshot(), PAIR)
    session.edit(lambda file: replace(file, samples=(Sample((1.0, 0.0), (0.5, 0.5)),)), "samples")
    assert asking.request(session.snapshot(), PAIR) is not None
    assert asking.request(session.snapshot(), ("w5", "v22")) is not None


def test_the_range_holds_the_way_walked() -> None:
    session = session_of()
    session.advance(2_000)
    snapshot = session.snapshot()
    path = path_of(snapshot, PAIR)
    request = SurfaceAsking().request(snapshot, PAIR)
    assert path is not None
    assert request is not None
    for column, (low, high) in enumerate((request.first_range, request.second_range)):
        assert low < path[:, column].min() <= path[:, column].max() < high


def test_the_way_of_another_pair_is_not_taken() -> None:
    snapshot = session_of().snapshot()
    assert path_of(snapshot, PAIR) is not None
    assert path_of(snapshot, ("w6", "w5")) is None


def test_a_pair_is_a_weight_and_its_neighbour() -> None:
    names = ["w1", "w2", "v11"]
    assert pair_from(names, "w1") == ("w1", "w2")
    assert pair_from(names, "v11") == ("v11", "w2")
    assert pair_from(names, "w77") == ("w1", "w2")
    assert pair_from(["w1"], "w1") is None
