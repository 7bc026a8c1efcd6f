"""fit: the same updates as the obvious loop, resume bit for bit, early stopping, divergence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nncore.activations import IDENTITY, RELU, SIGMOID, TANH
from nncore.divergence import explain_divergence, saturated_share
from nncore.errors import CheckpointError, ShapeError
from nncore.events import BatchesDone, Diverged, EpochDone, StoppedEarly
from nncore.initialisation import draw_glorot
from nncore.layers import Bias, Dense, Dropout, Embedding
from nncore.losses import SoftmaxCrossEntropy, SquaredError
from nncore.network import Network
from nncore.optimizers import Adam, GradientDescent, Momentum, Optimizer
from nncore.resume import load_training, save_training
from nncore.training import FitSettings, TrainingRun, fit, mean_error
from tests.nncore.known_answers import ANSWERS, network_file


def keyboard_like(dtype: str = "float64") -> Network:
    layers = [
        Embedding(7, 3, 2, dtype),
        Dense(6, 5, TANH, Bias.TRAINED, dtype),
        Dropout(5, 0.2),
        Dense(5, 4, IDENTITY, Bias.TRAINED, dtype),
    ]
    network = Network(layers, SoftmaxCrossEntropy([4]))
    draw_glorot(network, np.random.default_rng(5))
    return network


def code_samples(count: int = 60) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(8)
    inputs = rng.integers(0, 7, (count, 2))
    return inputs, (inputs.sum(axis=1, keepdims=True) % 4)


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


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("optimizer", [Adam, Momentum, GradientDescent])
def test_stopped_and_resumed_training_gives_the_same_bytes(
    tmp_path: Path, dtype: str, optimizer: type[Optimizer]
) -> None:
    inputs, targets = code_samples()
    held_back = code_samples(20)
    straight = TrainingRun(keyboard_like(dtype), optimizer(), np.random.default_rng(3))
    list(fit(straight, inputs, targets, FitSettings(10, 16), held_back))

    first = TrainingRun(keyboard_like(dtype), optimizer(), np.random.default_rng(3))
    for event in fit(first, inputs, targets, FitSettings(10, 16), held_back):
        if isinstance(event, EpochDone) and event.epoch == 4:
            break
    save_training(tmp_path / "run.npz", first, {"seed": 3})
    second, checkpoint = load_training(tmp_path / "run.npz", optimizer(), np.random.default_rng(99))
    list(fit(second, inputs, targets, FitSettings(10, 16), held_back))
    assert checkpoint.notes["seed"] == 3
    assert second.network.values.tobytes() == straight.network.values.tobytes()
    assert (second.update, second.best_epoch) == (straight.update, straight.best_epoch)


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


def test_early_stopping_gives_back_the_best_weights() -> None:
    rng = np.random.default_rng(1)
    inputs, targets = code_samples(12)
    noise = rng.integers(0, 7, (40, 2)), rng.integers(0, 4, (40, 1))  # nothing to learn here
    run = TrainingRun(keyboard_like(), Adam(0.05), np.random.default_rng(3))
    events = list(fit(run, inputs, targets, FitSettings(200, 4, patience=3), noise))
    stopped = events[-1]
    assert isinstance(stopped, StoppedEarly)
    assert stopped.epoch == stopped.best_epoch + 3 < 200
    errors = {e.epoch: e.held_back_error for e in events if isinstance(e, EpochDone)}
    assert min(errors.values()) == errors[stopped.best_epoch]  # type: ignore[type-var]
    assert mean_error(run.network, *noise) == pytest.approx(errors[stopped.best_epoch])


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


def test_saturated_neurons_are_counted() -> None:
    layers = [Dense(1, 2, SIGMOID), Dense(2, 2, TANH), Dense(2, 2, RELU)]
    network = Network(layers, SquaredError())
    layers[0].w.value[0] = [50.0, 0.1]  # one of four sigmoid and tanh neurons is at its end
    network.forward(np.array([[1.0]]))
    assert saturated_share(network) == 0.25
    linear = Network([Dense(1, 1, IDENTITY)], SquaredError())
    linear.forward(np.array([[1.0]]))
    assert saturated_share(linear) == 0.0


def test_samples_that_do_not_fit_are_named() -> None:
    run = TrainingRun(relu_network(), GradientDescent(), np.random.default_rng(0))
    with pytest.raises(ShapeError, match="2 inputs and 1 targets"):
        list(fit(run, np.zeros((2, 1)), np.zeros((1, 1)), FitSettings(1)))


def test_a_run_of_another_optimiser_is_refused(tmp_path: Path) -> None:
    run = TrainingRun(relu_network(), Adam(), np.random.default_rng(0))
    save_training(tmp_path / "run.npz", run)
    with pytest.raises(CheckpointError, match="trained with Adam, not Momentum"):
        load_training(tmp_path / "run.npz", Momentum(), np.random.default_rng(0))


def test_a_model_without_training_is_refused(tmp_path: Path) -> None:
    from nncore.checkpoint import Checkpoint, save_checkpoint

    save_checkpoint(tmp_path / "model.npz", Checkpoint(relu_network()))
    with pytest.raises(CheckpointError, match="no training that can go on"):
        load_training(tmp_path / "model.npz", Adam(), np.random.default_rng(0))
