from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.time_machine import recording as module
from app.microscope.time_machine.recording import Recording
from app.microscope.time_machine.run import Run
from nncore.kernels.online import OnlineTraining, train_online_numpy
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from tests.examples import few_examples

FILE = NetworkFile(
    (2, 2, 1),
    bias=Bias.TRAINED,
    seed=3,
    samples=(Sample((0.1, 0.9), (0.3,)), Sample((0.8, 0.2), (0.6,)), Sample((0.5, 0.5), (0.1,))),
)


def recording(start: int = 0) -> Recording:
    return Recording(Run(1, "run 1", FILE, start=start), lambda: train_online_numpy)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=8), st.integers(0, 5))
@few_examples(8)
def test_any_update_is_found_again_whatever_the_stretches(pieces: list[int], start: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_KEPT", 16)  # so that the stride doubles often
        made = recording(start)
    step_by_step = recording(start)
    expected = [step_by_step.network.values.copy()]
    for _ in range(sum(pieces)):
        step_by_step.advance(1)
        step_by_step.go_to(step_by_step.head)
        expected.append(step_by_step.network.values.copy())
    for piece in pieces:
        made.advance(piece)
    assert made.head == start + sum(pieces)
    for update in range(made.head, start - 1, -1):
        made.go_to(update)
        assert np.array_equal(made.network.values, expected[update - start])


class AddingLoop:
    """In the place of a loop: each update adds the same to each weight."""

    def __init__(self, added: float) -> None:
        self._added = added

    def __call__(self, *arguments: Any) -> int:
        values, updates, errors, history, history_every = (arguments[n] for n in (4, 9, 10, 12, 13))
        errors[:] = 1.0
        for update in range(1, updates + 1):
            values += self._added
            if history_every and update % history_every == 0:
                history[update // history_every - 1] = values
        return int(updates)


def test_a_replay_uses_the_loop_of_that_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_KEPT", 16)
    loops: list[OnlineTraining] = [AddingLoop(1.0)]
    made = Recording(Run(1, "run 1", FILE, start=5), lambda: loops[-1])
    start = made.network.values.copy()
    made.advance(37)
    loops.append(AddingLoop(100.0))
    made.advance(50)
    loops.append(AddingLoop(10_000.0))
    made.advance(60)
    for update in range(made.head, 4, -1):
        since = update - 5
        by_each = min(since, 37), min(max(since - 37, 0), 50), max(since - 87, 0)
        made.go_to(update)
        assert made.network.values - start == pytest.approx(np.dot(by_each, (1, 100, 10_000)))


def test_memory_is_bounded() -> None:
    made = recording()
    for _ in range(4):
        made.advance(3_000)
        assert len(made.kept_weights()) <= module.MOST_KEPT + 2
        assert len(made.curve().updates) <= 2_048


def test_parameters_have_the_places_of_the_network() -> None:
    made = recording()
    network = made.run.file.build()
    values = made.run.file.with_weights_of(network)
    for name, value in {**values.weights, **values.bias_weights}.items():
        assert network.values[made.index_of(name)] == value


def test_a_fork_takes_the_samples_where_its_parent_left_them() -> None:
    first, fork = recording(), recording(start=1)
    first.advance(4)
    fork.advance(3)
    assert first.curve().updates.tolist() == [0]  # means over whole rounds of three samples
    assert fork.curve().updates.tolist() == [1]
    assert fork.curve().errors[0] != first.curve().errors[0]
