"""Where Play stops by itself: compared with training one update at a time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.microscope.class_presets import AND, NO_HIDDEN_NEURON
from app.microscope.network_presets import ARTICLE, SATURATED, NetworkPreset
from app.microscope.time_machine.play_end import PlayEnd
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity
from nncore.kernels.online import train_online_numpy


def session_of(preset: NetworkPreset) -> TrainingSession:
    return TrainingSession(preset, lambda: train_online_numpy)


def play(session: TrainingSession, stretches: list[int]) -> None:
    """As the thread does it, in stretches of these lengths."""
    end = PlayEnd(session)
    end.begin()
    session.activity = Activity.TRAINING
    for updates in stretches:
        if session.activity is Activity.TRAINING:
            end.advance(updates)


def first_small(preset: NetworkPreset, below: float) -> int:
    """The first update at which the mean of the last round is small, one by one."""
    session, errors = session_of(preset), []
    while True:
        errors.append(session.snapshot().error or 0.0)
        if len(errors) >= session.samples and np.mean(errors[-session.samples :]) < below:
            return session.update
        session.step()


@pytest.mark.parametrize("stretches", [[1] * 5_000, [7] * 700, [5_000]], ids=["1", "7", "5000"])
@pytest.mark.parametrize(("preset", "below"), [(ARTICLE, 1e-3), (AND, 0.03)], ids=["one", "four"])
def test_it_stops_at_the_very_update_in_stretches_of_any_length(
    preset: NetworkPreset, below: float, stretches: list[int]
) -> None:
    session = session_of(replace(preset, until=below))
    play(session, stretches)
    assert session.activity is Activity.REACHED
    assert session.update == session.head == first_small(preset, below)
    assert f"stopped at update {session.update:,}: " in session.notice
    assert f"is below {below:g}; Play goes on past it" in session.notice
    walked = session_of(preset)
    walked.advance(session.update)
    assert np.array_equal(walked.weights_now(), session.weights_now())
    curve, whole = session.snapshot().run.curve, walked.snapshot().run.curve
    assert np.array_equal(curve.errors, whole.errors)


def test_play_goes_on_past_it_as_if_it_had_not_stopped() -> None:
    session, straight = session_of(replace(ARTICLE, until=1e-3)), session_of(ARTICLE)
    play(session, [2_000])
    stopped = session.update
    play(session, [500])
    straight.advance(stopped + 500)
    assert session.activity is Activity.TRAINING
    assert session.update == stopped + 500
    assert np.array_equal(session.weights_now(), straight.weights_now())
    session.activity = Activity.PAUSED
    play(session, [500])  # below it still
    assert session.update == stopped + 1_000


@pytest.mark.parametrize("back", [0, 3])
def test_a_scrubbed_run_stops_there_again(back: int) -> None:
    session = session_of(replace(ARTICLE, until=1e-3))
    play(session, [2_000])
    stopped = session.update
    session.scrub(back)
    session.activity = Activity.STEPPED
    play(session, [2_000])
    assert (session.update, session.activity) == (stopped, Activity.REACHED)


def test_a_network_whose_rate_is_nothing_stops_at_once_and_says_why() -> None:
    preset = replace(SATURATED, file=replace(SATURATED.file, rate=0.0))
    session = session_of(preset)
    play(session, [1] * 10)
    assert session.activity is Activity.STILL
    assert session.update < 5
    assert "nothing changes any more" in session.notice
    play(session, [1] * 10)
    assert session.update > 10


def test_samples_that_pull_apart_come_to_rest_in_a_round() -> None:
    session = session_of(NO_HIDDEN_NEURON)
    play(session, [1_000] * 60)
    assert session.activity is Activity.STILL
    before, update = session.weights_now().copy(), session.update
    session.advance(session.samples)
    assert np.array_equal(session.weights_now(), before)
    session.scrub(update + 1)
    assert not np.array_equal(session.weights_now(), before)
