"""Training that stops at the very update at which something becomes true."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.microscope.time_machine import recording as module
from app.microscope.time_machine.recording import Floats, Recording, StopAt
from app.microscope.time_machine.run import Run
from nncore.kernels.online import OnlineTraining, train_online_numpy
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from tests.microscope.examples import DIVERGING_PRESET

FILE = NetworkFile(
    (2, 2, 1),
    bias=Bias.TRAINED,
    seed=3,
    samples=(Sample((0.1, 0.9), (0.3,)), Sample((0.8, 0.2), (0.6,)), Sample((0.5, 0.5), (0.1,))),
)


def recording(start: int = 0) -> Recording:
    return Recording(Run(1, "run 1", FILE, start=start), lambda: train_online_numpy)


def at_update(update: int) -> StopAt:
    """Names one update."""

    def stop_at(first: int, errors: Floats, history: Floats) -> int | None:
        assert len(errors) == len(history)
        return update - first - 1 if first < update <= first + len(history) else None

    return stop_at


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 90), min_size=1, max_size=8), st.integers(1, 500), st.integers(0, 5))
def test_it_stops_there_and_all_is_as_without_stopping(
    pieces: list[int], stop: int, start: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_KEPT", 16)  # so that the stride doubles often
        stopped, plain = recording(start), recording(start)
        patch.setattr(module, "LARGEST_KEPT_BYTES", 9 * 8 * 7)  # seven sets of weights at once
        held = [stopped.advance_until(piece, at_update(start + stop)) for piece in pieces]
    assert sum(held) == (stop <= sum(pieces))
    stopped.advance(40)
    head = stopped.head
    plain.advance(head - start)
    np.testing.assert_array_equal(stopped.curve().errors, plain.curve().errors)
    for update in range(head, start - 1, -1):
        stopped.go_to(update)
        plain.go_to(update)
        np.testing.assert_array_equal(stopped.network.values, plain.network.values)


def test_it_is_at_the_update_named() -> None:
    stopped = recording(3)
    assert stopped.advance_until(1_000, at_update(620))
    assert stopped.head == 620
    assert not stopped.advance_until(50, at_update(9_999))
    assert stopped.head == 670


def test_errors_and_weights_belong_to_their_updates() -> None:
    seen: list[tuple[int, Floats, Floats]] = []

    def stop_at(first: int, errors: Floats, history: Floats) -> int | None:
        seen.append((first, errors.copy(), history.copy()))
        return None

    watched, plain = recording(2), recording(2)
    watched.advance_until(5, stop_at)
    ((first, errors, history),) = seen
    assert first == 2
    for row in range(5):
        sample = (first + row) % 3
        plain.go_to(plain.head)
        output = plain.network.predict(plain.inputs[sample : sample + 1])
        assert errors[row] == pytest.approx(
            0.5 * float(output[0, 0] - plain.targets[sample, 0]) ** 2
        )
        plain.advance(1)
        plain.go_to(plain.head)
        np.testing.assert_array_equal(history[row], plain.network.values)


def test_what_comes_before_the_numbers_run_away_is_found() -> None:
    run = Run(1, "run 1", DIVERGING_PRESET.file)
    plain = Recording(run, lambda: train_online_numpy)
    plain.advance(1_000)
    assert plain.diverged is not None
    watched = Recording(run, lambda: train_online_numpy)
    assert not watched.advance_until(1_000, at_update(10_000))
    assert watched.diverged is not None
    assert watched.head == plain.head
    assert watched.diverged.update == plain.diverged.update


def test_what_was_made_already_is_searched_with_the_loops_that_made_it() -> None:
    def other(*arguments: object) -> int:
        return train_online_numpy(*arguments)  # type: ignore[arg-type]

    loops: list[OnlineTraining] = [train_online_numpy]
    made = Recording(Run(1, "run 1", FILE), lambda: loops[-1])
    made.advance(100)
    loops.append(other)
    made.advance(60)
    assert made.find(at_update(30), since=10) == 30
    assert made.find(at_update(130), since=10) == 130
    assert made.find(at_update(10), since=10) is None
    assert made.find(at_update(500), since=0) is None
    assert made.head == 160
