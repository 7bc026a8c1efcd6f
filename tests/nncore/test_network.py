"""The article's mathematics, to the digit."""

from __future__ import annotations

import numpy as np
import pytest

from nncore.errors import ShapeError
from nncore.network import Network, sigmoid_network
from nncore.network_file import dense_layers
from nncore.optimizers import GradientDescent
from tests.nncore.known_answers import ANSWERS, matrices, network_file

NAMES = sorted(ANSWERS)


def built(name: str) -> tuple[Network, np.ndarray, np.ndarray, GradientDescent]:
    file = network_file(ANSWERS[name])
    network = file.build()
    inputs, targets = file.sample_arrays()
    return network, inputs, targets, GradientDescent(file.rate_array(network))


@pytest.mark.parametrize("name", NAMES)
def test_forward_and_backward_pass_give_the_known_answers(name: str) -> None:
    answer = ANSWERS[name]
    network, inputs, targets, _ = built(name)
    error = network.backpropagate(inputs, targets)
    assert error == pytest.approx(answer["E"], abs=1e-12)
    for place, layer in enumerate(dense_layers(network)):
        np.testing.assert_allclose(layer.net[0], answer["net"][place], atol=1e-12)
        np.testing.assert_allclose(layer.output[0], answer["out"][place], atol=1e-12)
        np.testing.assert_allclose(layer.delta[0], answer["delta"][place], atol=1e-12)
        np.testing.assert_allclose(layer.w.gradient, matrices(answer, "dW")[place], atol=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_one_step_gives_the_known_weights(name: str) -> None:
    answer = ANSWERS[name]
    network, inputs, targets, optimizer = built(name)
    network.backpropagate(inputs, targets)
    optimizer.step(network)
    for place, layer in enumerate(dense_layers(network)):
        np.testing.assert_allclose(layer.w.value, matrices(answer, "W_after")[place], atol=1e-12)
        np.testing.assert_allclose(layer.v.value, answer["B_after"][place], atol=1e-12)
    assert network.error(inputs, targets) == pytest.approx(answer["E_after"], abs=1e-12)
    np.testing.assert_allclose(network.predict(inputs)[0], answer["out_after"], atol=1e-12)


@pytest.mark.parametrize(("name", "error"), [("V1", 3.510187782979e-05), ("V1b", 2.4475622359e-06)])
def test_ten_thousand_rounds(name: str, error: float) -> None:
    network, inputs, targets, optimizer = built(name)
    for _ in range(10_000):
        network.backpropagate(inputs, targets)
        optimizer.step(network)
    assert network.error(inputs, targets) == pytest.approx(error, abs=1e-14)


def test_gradients_use_the_weights_from_before_the_update() -> None:
    # The most-copied worked example goes back through output weights that it has already
    # changed; its error after one round is then 0.291027923905…, and that is wrong.
    network, inputs, targets, optimizer = built("V1")
    network.backpropagate(inputs, targets)
    optimizer.step(network)
    error = network.error(inputs, targets)
    assert error == pytest.approx(0.291027773693599, abs=1e-13)
    assert abs(error - 0.291027923905) > 1e-7


def slip_of_the_copied_example() -> float:
    """E after one round when the hidden layer is reached through already updated weights."""
    network, inputs, targets, _ = built("V1")
    network.backpropagate(inputs, targets)
    hidden, output = dense_layers(network)
    output.w.value -= 0.5 * output.w.gradient
    d_hidden = output.delta @ output.w.value.T
    delta = d_hidden * hidden.output * (1 - hidden.output)
    hidden.w.value -= 0.5 * (inputs.T @ delta)
    return network.error(inputs, targets)


def test_the_slip_gives_the_number_that_the_copied_example_prints() -> None:
    assert slip_of_the_copied_example() == pytest.approx(0.291027923905, abs=1e-12)


def test_layers_that_do_not_fit_are_named() -> None:
    first, second = sigmoid_network((2, 3)).layers[0], sigmoid_network((2, 1)).layers[0]
    with pytest.raises(ShapeError, match="3 outputs is followed by one with 2 inputs"):
        Network([first, second], sigmoid_network((1, 1)).loss)


def test_inputs_of_the_wrong_width_are_named() -> None:
    with pytest.raises(ShapeError, match=r"\(1, 3\), \(batch, 2\) is needed"):
        sigmoid_network((2, 2)).forward(np.zeros((1, 3)))
