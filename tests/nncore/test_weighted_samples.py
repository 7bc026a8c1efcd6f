"""A sample of weight 3 is three equal samples, as nearly as batches allow."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.activations import IDENTITY, SIGMOID
from nncore.errors import ShapeError
from nncore.events import EpochDone
from nncore.layers import Dense
from nncore.losses import Loss, SoftmaxCrossEntropy, SquaredError
from nncore.network import Network
from nncore.optimizers import Adam, GradientDescent
from nncore.training import FitSettings, TrainingRun, fit, mean_error
from tests.examples import few_examples
from tests.nncore.small_training import code_samples, keyboard_like


def drawn(
    inputs: int, sizes: list[int], samples: int, rng: np.random.Generator
) -> tuple[Network, np.ndarray, np.ndarray]:
    """A network of one layer, softmax heads of these sizes (none: squared error of 2 outputs)."""
    targets: np.ndarray
    loss: Loss
    if sizes:
        loss, targets = SoftmaxCrossEntropy(sizes), rng.integers(0, sizes, (samples, len(sizes)))
    else:
        loss, targets = SquaredError(), rng.random((samples, 2))
    layer = Dense(inputs, sum(sizes) or 2, IDENTITY if sizes else SIGMOID)
    network = Network([layer], loss)
    network.values[...] = rng.normal(0, 0.7, network.values.shape)
    return network, rng.normal(size=(samples, inputs)), targets


@few_examples(30)
@given(
    inputs=st.integers(1, 4), sizes=st.lists(st.integers(1, 4), max_size=3),
    times=st.lists(st.integers(1, 5), min_size=1, max_size=6), seed=st.integers(0, 2**32 - 1),
)  # fmt: skip
def test_one_full_batch_is_that_of_the_repeated_samples(
    inputs: int, sizes: list[int], times: list[int], seed: int
) -> None:
    network, given_in, targets = drawn(inputs, sizes, len(times), np.random.default_rng(seed))
    weights = np.array(times, np.float64)
    repeated = np.repeat(given_in, times, axis=0), np.repeat(targets, times, axis=0)
    error = network.backpropagate(given_in, targets, weights=weights / weights.mean())
    gradients = network.gradients.copy()
    assert error == pytest.approx(network.backpropagate(*repeated), rel=1e-12)
    np.testing.assert_allclose(gradients, network.gradients, rtol=1e-9, atol=1e-14)
    assert mean_error(network, given_in, targets, weights) == pytest.approx(error, rel=1e-12)


@few_examples(20)
@given(
    batch=st.integers(1, 8), dtype=st.sampled_from(["float32", "float64"]),
    seed=st.integers(0, 2**32 - 1),
)  # fmt: skip
def test_small_batches_pull_as_often_as_the_weights_say(batch: int, dtype: str, seed: int) -> None:
    """Over an epoch in which the network stays as it is, the gradients of all batches, each times
    its samples, add up to those of the repeated samples in one, up to a factor that is the same for
    all."""
    inputs, targets = code_samples(20)
    times = np.random.default_rng(seed).integers(1, 9, 20)
    network = keyboard_like(dtype)
    total = np.zeros_like(network.values)
    for start in range(0, 20, batch):
        rows = slice(start, start + batch)
        network.backpropagate(inputs[rows], targets[rows], None, (times / times.mean())[rows])
        total += network.gradients * len(inputs[rows])
    network.backpropagate(np.repeat(inputs, times, axis=0), np.repeat(targets, times, axis=0))
    np.testing.assert_allclose(total / 20, network.gradients, rtol=1e-4, atol=1e-6)


def test_training_follows_the_obvious_loop() -> None:
    inputs, targets = code_samples()
    weights = np.random.default_rng(4).integers(1, 9, 60).astype(np.float64)
    network, by_hand = keyboard_like(), keyboard_like()
    run = TrainingRun(network, GradientDescent(0.3), np.random.default_rng(2))
    held_back = (*code_samples(30), weights[:30])
    events = list(fit(run, inputs, targets, FitSettings(2, 16), held_back, weights * 7))
    rng, errors, held_back_errors, values = np.random.default_rng(2), [], [], []
    for _ in range(2):
        order, total = rng.permutation(60), 0.0
        for start in (0, 16, 32, 48):
            rows = order[start : start + 16]
            counting = weights[rows] / weights.mean()
            total += len(rows) * by_hand.backpropagate(inputs[rows], targets[rows], rng, counting)
            by_hand.values -= 0.3 * by_hand.gradients
        errors.append(total / 60)
        each = [by_hand.error(inputs[n : n + 1], targets[n : n + 1]) for n in range(30)]
        held_back_errors.append(np.average(each, weights=weights[:30]))
        values.append(by_hand.values.copy())
    done = [event for event in events if isinstance(event, EpochDone)]
    assert [event.error for event in done] == pytest.approx(errors, rel=1e-12)
    assert [event.held_back_error for event in done] == pytest.approx(held_back_errors, rel=1e-12)
    best = values[int(np.argmin(held_back_errors))]
    np.testing.assert_allclose(network.values, best, rtol=1e-12)


def test_equal_weights_change_nothing_but_last_digits() -> None:
    inputs, targets = code_samples()
    networks = []
    for weights in (None, np.full(60, 5.0)):
        run = TrainingRun(keyboard_like(), Adam(), np.random.default_rng(2))
        list(fit(run, inputs, targets, FitSettings(3, 16), weights=weights))
        networks.append(run.network)
    np.testing.assert_allclose(networks[0].values, networks[1].values, rtol=1e-9)


@pytest.mark.parametrize(
    "weights", [np.ones(59), np.ones((60, 1)), np.zeros(60), np.full(60, np.nan), -np.ones(60)]
)
def test_weights_that_do_not_fit_are_named(weights: np.ndarray) -> None:
    run = TrainingRun(keyboard_like(), Adam(), np.random.default_rng(2))
    with pytest.raises(ShapeError, match="for 60 samples; one for each is needed, finite and abo"):
        list(fit(run, *code_samples(), FitSettings(1), weights=weights))
