"""The compiled loop, the NumPy loop and the layers: three ways to the same weights."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.activations import TANH
from nncore.errors import ShapeError
from nncore.events import Diverged, OnlineProgress
from nncore.initialisation import draw_unit_interval
from nncore.kernels.online import (
    OnlineTraining,
    online_training,
    train_online_numpy,
    train_online_scalar,
)
from nncore.layers import Bias, Dense
from nncore.losses import SquaredError
from nncore.network import Network, sigmoid_network
from nncore.network_file import dense_layers
from nncore.online import OnlineTrainer, fit_online
from tests.examples import few_examples
from tests.nncore.known_answers import ANSWERS, network_file

LOOPS = pytest.mark.parametrize("train", [online_training(), train_online_numpy])


def problem(
    layer_sizes: list[int], bias: Bias, samples: int, seed: int
) -> tuple[Network, np.ndarray, np.ndarray, np.ndarray]:
    network = sigmoid_network(layer_sizes, bias)
    rng = np.random.default_rng(seed)
    draw_unit_interval(network, rng)
    for layer in dense_layers(network):
        layer.b[...] = rng.normal(size=layer.outputs)
    inputs, targets = rng.random((samples, layer_sizes[0])), rng.random((samples, layer_sizes[-1]))
    return network, inputs, targets, rng.random(len(network.values))


@few_examples(12)
@given(
    layer_sizes=st.lists(st.integers(1, 5), min_size=2, max_size=5),
    bias=st.sampled_from(list(Bias)),
    samples=st.integers(1, 3),
    seed=st.integers(0, 2**32 - 1),
)
def test_compiled_and_numpy_loops_agree_over_a_thousand_steps(
    layer_sizes: list[int], bias: Bias, samples: int, seed: int
) -> None:
    results: list[tuple[np.ndarray, Any]] = []
    for train in (online_training(), train_online_numpy):
        network, inputs, targets, rates = problem(layer_sizes, bias, samples, seed)
        trainer = OnlineTrainer(network, inputs, targets, rates, train=train)
        event = trainer.advance(1000, error_every=7, history_every=100)
        results.append((network.values, event))
    (values_a, a), (values_b, b) = results
    np.testing.assert_allclose(values_a, values_b, atol=1e-12, rtol=0)
    np.testing.assert_allclose(a.errors, b.errors, atol=1e-12, rtol=0)
    np.testing.assert_allclose(a.history, b.history, atol=1e-12, rtol=0)
    assert len(a.errors) == 143
    assert (a.history[-1] == values_a).all()


@few_examples(12)
@given(
    layer_sizes=st.lists(st.integers(1, 4), min_size=2, max_size=4),
    bias=st.sampled_from(list(Bias)),
    seed=st.integers(0, 2**32 - 1),
)
def test_the_loop_does_what_layers_and_descent_do(
    layer_sizes: list[int], bias: Bias, seed: int
) -> None:
    network, inputs, targets, rates = problem(layer_sizes, bias, 2, seed)
    by_layers, *_ = problem(layer_sizes, bias, 2, seed)
    event = OnlineTrainer(network, inputs, targets, rates).advance(20)
    for update in range(20):
        row = slice(update % 2, update % 2 + 1)
        error = by_layers.backpropagate(inputs[row], targets[row])
        by_layers.values -= rates * by_layers.gradients
        assert isinstance(event, OnlineProgress)
        assert event.errors[update] == pytest.approx(error, abs=1e-12)
    np.testing.assert_allclose(network.values, by_layers.values, atol=1e-12)


@LOOPS
@pytest.mark.parametrize(("name", "error"), [("V1", 3.510187782979e-05), ("V1b", 2.4475622359e-06)])
def test_ten_thousand_rounds(train: OnlineTraining, name: str, error: float) -> None:
    file = network_file(ANSWERS[name])
    network = file.build()
    trainer = OnlineTrainer(network, *file.sample_arrays(), file.rate, train=train)
    events = list(fit_online(trainer, 10_000, stretch=3000))
    assert [event.update for event in events] == [3000, 6000, 9000, 10_000]
    assert network.error(*file.sample_arrays()) == pytest.approx(error, abs=1e-14)


@LOOPS
def test_training_stops_at_the_step_where_a_number_is_no_longer_finite(
    train: OnlineTraining,
) -> None:
    network, inputs, targets, rates = problem([2, 2, 2], Bias.TRAINED, 3, 0)
    targets[2] = np.nan
    trainer = OnlineTrainer(network, inputs, targets, rates, train=train)
    events = list(fit_online(trainer, 100, stretch=10))
    assert isinstance(events[-1], Diverged)
    assert (len(events), trainer.update) == (1, 2)
    assert np.isfinite(network.values).all()


@LOOPS
def test_an_infinite_weight_behind_a_saturated_neuron_is_found(train: OnlineTraining) -> None:
    network, _, targets, _ = problem([1, 1], Bias.NONE, 1, 0)
    network.values[:] = np.inf  # sig is 1 and E_total finite, but nothing can be learned any more
    event = OnlineTrainer(network, np.ones((1, 1)), targets, 0.5, train=train).advance(3)
    assert isinstance(event, Diverged)
    assert "weight has grown" in event.reason


@LOOPS
def test_stretches_go_on_where_the_last_one_ended(train: OnlineTraining) -> None:
    whole, inputs, targets, rates = problem([2, 3, 1], Bias.FIXED, 3, 4)
    parts, *_ = problem([2, 3, 1], Bias.FIXED, 3, 4)
    OnlineTrainer(whole, inputs, targets, rates, train=train).advance(100)
    trainer = OnlineTrainer(parts, inputs, targets, rates, train=train)
    for updates in (1, 2, 0, 97):
        trainer.advance(updates)
    assert whole.values.tobytes() == parts.values.tobytes()
    assert trainer.samples == 3


def test_the_loop_as_python_is_what_is_compiled() -> None:
    network, inputs, targets, rates = problem([2, 3, 2], Bias.TRAINED, 2, 1)
    plain, *_ = problem([2, 3, 2], Bias.TRAINED, 2, 1)
    OnlineTrainer(network, inputs, targets, rates).advance(50, history_every=5)
    OnlineTrainer(plain, inputs, targets, rates, train=train_online_scalar).advance(
        50, history_every=5
    )
    np.testing.assert_allclose(network.values, plain.values, atol=1e-13)


def test_the_loop_as_python_stops_at_numbers_that_are_not_finite() -> None:
    network, inputs, targets, rates = problem([1, 1], Bias.NONE, 1, 1)
    targets[0] = np.inf
    event = OnlineTrainer(network, inputs, targets, rates, train=train_online_scalar).advance(5)
    assert isinstance(event, Diverged)


def test_other_networks_are_refused() -> None:
    tanh = Network([Dense(1, 1, TANH)], SquaredError())
    with pytest.raises(ShapeError, match="needs dense sigmoid layers"):
        OnlineTrainer(tanh, np.zeros((1, 1)), np.zeros((1, 1)), 0.5)


@pytest.mark.parametrize(
    ("inputs", "targets", "message"),
    [
        (np.zeros((1, 3)), np.zeros((1, 1)), r"inputs have shape \(1, 3\)"),
        (np.zeros((1, 2)), np.zeros(1), r"targets have shape \(1,\)"),
        (np.zeros((2, 2)), np.zeros((1, 1)), "2 inputs and 1 targets"),
        (np.zeros((0, 2)), np.zeros((0, 1)), "0 inputs and 0 targets"),
    ],
)
def test_samples_that_do_not_fit_are_named(
    inputs: np.ndarray, targets: np.ndarray, message: str
) -> None:
    with pytest.raises(ShapeError, match=message):
        OnlineTrainer(sigmoid_network((2, 1)), inputs, targets, 0.5)
