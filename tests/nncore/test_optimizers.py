"""Optimisers against the recurrences written out for one number at a time."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.errors import ShapeError
from nncore.layers import Bias
from nncore.network import Network, sigmoid_network
from nncore.optimizers import Adam, GradientDescent, Momentum, Optimizer, clip_gradients


def network_and_gradients(steps: int, seed: int) -> tuple[Network, np.ndarray]:
    network = sigmoid_network((2, 2), Bias.TRAINED)
    rng = np.random.default_rng(seed)
    network.values[...] = rng.normal(size=6)
    return network, rng.normal(size=(steps, 6))


def run(optimizer: Optimizer, network: Network, gradients: np.ndarray) -> np.ndarray:
    for gradient in gradients:
        network.gradients[...] = gradient
        optimizer.step(network)
    return network.values


@given(seed=st.integers(0, 99), steps=st.integers(1, 4), decay=st.sampled_from([0.0, 0.1]))
def test_momentum_written_out(seed: int, steps: int, decay: float) -> None:
    network, gradients = network_and_gradients(steps, seed)
    expected = network.values.tolist()
    for place in range(6):
        velocity = 0.0
        for step in range(steps):
            velocity = 0.9 * velocity + gradients[step, place]
            shrink = 0.2 * decay * expected[place] if place < 4 else 0.0  # v does not decay
            expected[place] -= 0.2 * velocity + shrink
    np.testing.assert_allclose(run(Momentum(0.2, 0.9, decay), network, gradients), expected)


@given(seed=st.integers(0, 99), steps=st.integers(1, 4), decay=st.sampled_from([0.0, 0.1]))
def test_adam_written_out(seed: int, steps: int, decay: float) -> None:
    network, gradients = network_and_gradients(steps, seed)
    expected = network.values.tolist()
    for place in range(6):
        mean = square = 0.0
        for step in range(1, steps + 1):
            gradient = gradients[step - 1, place]
            mean = 0.9 * mean + 0.1 * gradient
            square = 0.999 * square + 0.001 * gradient**2
            shrink = 0.01 * decay * expected[place] if place < 4 else 0.0
            unbiased_mean, unbiased_square = mean / (1 - 0.9**step), square / (1 - 0.999**step)
            expected[place] -= 0.01 * unbiased_mean / (math.sqrt(unbiased_square) + 1e-8) + shrink
    np.testing.assert_allclose(run(Adam(0.01, decay=decay), network, gradients), expected)


@pytest.mark.parametrize("decay", [0.0, 0.1])
@pytest.mark.parametrize("optimizer", [GradientDescent, Momentum, Adam])
def test_what_is_left_of_the_rate_is_the_rate(optimizer: type[Optimizer], decay: float) -> None:
    network, gradients = network_and_gradients(3, 1)
    with_that_rate, _ = network_and_gradients(3, 1)
    falling = optimizer(0.2, decay=decay)
    for share, gradient in zip((1.0, 0.5, 0.1), gradients, strict=True):
        falling.rate_share = share
        run(falling, network, gradient[np.newaxis])
    lowered = optimizer(0.2, decay=decay)
    for rate, gradient in zip((0.2, 0.1, 0.02), gradients, strict=True):
        lowered.rate = rate  # type: ignore[attr-defined]
        run(lowered, with_that_rate, gradient[np.newaxis])
    np.testing.assert_allclose(network.values, with_that_rate.values, rtol=1e-12)


def test_gradient_descent_takes_one_rate_for_each_weight() -> None:
    network, gradients = network_and_gradients(1, 0)
    before, rates = network.values.copy(), np.arange(6) / 10
    run(GradientDescent(rates), network, gradients)
    np.testing.assert_allclose(network.values, before - rates * gradients[0])


@pytest.mark.parametrize("optimizer", [GradientDescent(np.ones(5)), Momentum(np.ones(5))])
def test_rates_of_the_wrong_shape_are_named(optimizer: Optimizer) -> None:
    network, gradients = network_and_gradients(1, 0)
    with pytest.raises(ShapeError, match=r"\(5,\), \(6,\) is needed"):
        run(optimizer, network, gradients)


def test_plain_descent_has_no_use_for_state() -> None:
    GradientDescent().restore(GradientDescent().state)
    with pytest.raises(ValueError, match="keeps no state"):
        GradientDescent().restore({"velocity": np.zeros(2)})


def test_adam_refuses_state_that_does_not_fit_together() -> None:
    state = Adam().state | {"mean": np.zeros(6), "square": np.zeros(5)}
    with pytest.raises(ValueError, match="differ in shape or type"):
        Adam().restore(state)


def test_adam_starts_afresh_on_another_network() -> None:
    network, gradients = network_and_gradients(1, 0)
    fresh, _ = network_and_gradients(1, 0)
    optimizer = Adam()
    optimizer.restore(optimizer.state | {"mean": np.ones(3), "square": np.ones(3)})
    np.testing.assert_array_equal(run(optimizer, network, gradients), run(Adam(), fresh, gradients))


def test_clipping_keeps_the_direction_and_bounds_the_length() -> None:
    network, gradients = network_and_gradients(1, 0)
    network.gradients[...] = gradients[0]
    norm = clip_gradients(network, 0.5)
    assert norm == pytest.approx(np.linalg.norm(gradients[0]))
    np.testing.assert_allclose(network.gradients, gradients[0] * 0.5 / norm)
    network.gradients[...] = 0.01
    clip_gradients(network, 0.5)
    assert (network.gradients == 0.01).all()
