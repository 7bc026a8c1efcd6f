"""fit: the same updates as the obvious loop, the best weights for whoever listens, divergence."""

from __future__ import annotations

import contextlib
from collections.abc import Generator

import numpy as np
import pytest

from nncore.activations import IDENTITY, RELU
from nncore.divergence import explain_divergence
from nncore.errors import ShapeError
from nncore.events import BatchesDone, Diverged, EpochDone, Event, StoppedEarly
from nncore.layers import Dense
from nncore.losses import SquaredError
from nncore.network import Network
from nncore.optimizers import Adam, GradientDescent
from nncore.training import FitSettings, TrainingRun, fit, mean_error
from tests.nncore.known_answers import ANSWERS, network_file
from tests.nncore.small_training import END, PATIENT, code_samples, keyboard_like, overfitting


def test_a_batch_of_one_without_shuffling_is_the_article() -> None:
    file = network_file(ANSWERS["V1"])
    network = file.build()
    inputs, targets = file.sample_arrays()
    run = TrainingRun(network, GradientDescent(file.rate_array(network)), np.random.default_rng(0))
    events = list(fit(run, inputs, targets, FitSettings(epochs=2, shuffle=False)))
    assert [event.error for event in events if isinstance(event, EpochDone)] == pytest.approx(
        [0.298371108760003, 0.291027773693599], abs=1e-13
    )


def test_batches_follow_the_obvious_loop() -> None:
    inputs, targets = code_samples()
    network, by_hand = keyboard_like(), keyboard_like()
    run = TrainingRun(network, GradientDescent(0.3), np.random.default_rng(2))
    list(fit(run, inputs, targets, FitSettings(epochs=2, batch_size=16)))
    rng = np.random.default_rng(2)
    for _ in range(2):
        order = rng.permutation(60)
        for start in (0, 16, 32, 48):
            rows = order[start : start + 16]
            by_hand.backpropagate(inputs[rows], targets[rows], rng)
            by_hand.values -= 0.3 * by_hand.gradients
    np.testing.assert_array_equal(network.values, by_hand.values)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_fit_is_compiled_and_gives_the_same_bits_as_numpy(dtype: str) -> None:
    inputs, targets = code_samples()
    network, in_numpy = keyboard_like(dtype), keyboard_like(dtype)
    run = TrainingRun(network, Adam(), np.random.default_rng(2))
    list(fit(run, inputs, targets, FitSettings(3, 60, shuffle=False)))
    optimizer, rng = Adam(), np.random.default_rng(2)
    for _ in range(3):
        in_numpy.backpropagate(inputs, targets, rng)
        optimizer.step(in_numpy)
    assert network.values.tobytes() == in_numpy.values.tobytes()


def test_the_rate_falls_in_a_straight_line() -> None:
    settings = FitSettings(epochs=5, last_rate_share=0.2)
    assert [settings.rate_share(epoch) for epoch in range(5)] == pytest.approx(
        [1.0, 0.8, 0.6, 0.4, 0.2]
    )
    inputs, targets = code_samples(8)
    network, by_hand = keyboard_like(), keyboard_like()
    run = TrainingRun(network, GradientDescent(0.5), np.random.default_rng(2))
    list(fit(run, inputs, targets, FitSettings(3, 8, shuffle=False, last_rate_share=0.0)))
    rng = np.random.default_rng(2)
    for rate in (0.5, 0.25):  # the last epoch's rate is 0
        by_hand.backpropagate(inputs, targets, rng)
        by_hand.values -= rate * by_hand.gradients
    np.testing.assert_array_equal(network.values, by_hand.values)


def test_training_learns_and_reports() -> None:
    inputs, targets = code_samples()
    run = TrainingRun(keyboard_like(), Adam(0.03), np.random.default_rng(3))
    settings = FitSettings(60, 16, report_samples=32)
    events = list(fit(run, inputs, targets, settings))
    epochs = [event for event in events if isinstance(event, EpochDone)]
    assert mean_error(run.network, inputs, targets) < 0.6 * epochs[0].error
    first = [e.samples for e in events if isinstance(e, BatchesDone) and e.epoch == 1]
    assert first == [32, 60] or first == [32]


def test_the_mean_error_does_not_depend_on_batches() -> None:
    inputs, targets = code_samples(5000)
    network = keyboard_like()
    assert mean_error(network, inputs, targets) == pytest.approx(network.error(inputs, targets))


def test_early_stopping_tells_the_best_epoch() -> None:
    training = overfitting()
    events = list(training.events(PATIENT))
    stopped = events[-1]
    assert isinstance(stopped, StoppedEarly)
    assert stopped.epoch == stopped.best_epoch + 3 < 200
    errors = {e.epoch: e.held_back_error for e in events if isinstance(e, EpochDone)}
    assert min(errors.values()) == errors[stopped.best_epoch]  # type: ignore[type-var]
    best = mean_error(training.run.network, *training.noise)
    assert best == pytest.approx(errors[stopped.best_epoch])


@pytest.mark.parametrize("settings", END.values(), ids=END)
def test_a_run_that_ends_has_the_best_weights(settings: FitSettings) -> None:
    training = overfitting()
    list(training.events(settings))
    assert training.run.epoch > training.run.best_epoch
    assert training.is_best()


@pytest.mark.parametrize("settings", END.values(), ids=END)
def test_whoever_hears_that_training_is_over_has_the_best_weights_already(
    settings: FitSettings,
) -> None:
    whole = overfitting()
    last = len(list(whole.events(settings))) - 1
    training = overfitting()
    events = training.events(settings)  # kept, so nothing closes it
    for place, event in enumerate(events):
        if isinstance(event, StoppedEarly) or place == last:
            break
    assert training.is_best()
    assert training.run.network.values.tobytes() == whole.run.network.values.tobytes()


@pytest.mark.parametrize("settings", END.values(), ids=END)
@pytest.mark.parametrize("leave", ["break", "close", "exception"])
def test_whenever_one_stops_listening_the_run_has_the_best_weights(
    settings: FitSettings, leave: str
) -> None:
    for place in range(len(list(overfitting().events(settings)))):
        training = overfitting()
        with contextlib.suppress(InterruptedError):
            _leave(training.events(settings), place, leave)
        assert not training.copies or training.is_best(), place
    assert training.copies


def _leave(events: Generator[Event, None, None], place: int, leave: str) -> None:
    if leave == "close":
        for _ in range(place + 1):
            next(events)
        events.close()
        return
    for passed, _ in enumerate(events):
        if passed == place and leave == "exception":
            raise InterruptedError
        if passed == place:
            break


def relu_network() -> Network:
    network = Network([Dense(1, 4, RELU), Dense(4, 1, IDENTITY)], SquaredError())
    network.values[...] = 1.0
    return network


def diverge(network: Network, inputs: np.ndarray, rate: float) -> tuple[Diverged, Network]:
    run = TrainingRun(network, GradientDescent(rate), np.random.default_rng(0))
    with np.errstate(over="ignore"):
        *_, last = fit(run, inputs, np.zeros((len(inputs), 1)), FitSettings(500))
    assert isinstance(last, Diverged)
    return last, network


def test_a_rate_too_high_is_caught_at_its_step_and_named() -> None:
    event, _ = diverge(relu_network(), np.array([[1.0]]), 10.0)
    assert "overshoots" in event.reason or "weight has grown" in event.reason
    assert "learning rate of a tenth" in event.advice
    assert event.update > 0


def test_unscaled_inputs_are_named() -> None:
    event, _ = diverge(relu_network(), np.array([[1e160]]), 0.5)
    assert (event.update, "not scaled" in event.reason) == (0, True)


def test_an_input_that_is_no_number_is_named_and_changes_nothing() -> None:
    network = relu_network()
    event, _ = diverge(network, np.array([[np.nan]]), 0.5)
    assert "not a finite number" in event.reason
    assert (network.values == 1.0).all()


def test_infinite_weights_are_named() -> None:
    network = relu_network()
    network.values[0] = np.inf
    assert "weight has grown" in explain_divergence(network, np.array([[1.0]]), 3).reason


def test_samples_that_do_not_fit_are_named() -> None:
    run = TrainingRun(relu_network(), GradientDescent(), np.random.default_rng(0))
    with pytest.raises(ShapeError, match="2 inputs and 1 targets"):
        list(fit(run, np.zeros((2, 1)), np.zeros((1, 1)), FitSettings(1)))
