"""Every layer, activation and loss against central differences, sizes drawn by hypothesis."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nncore.activations import ACTIVATIONS, RELU, TANH
from nncore.gradcheck import GradientError, check_gradients, find_discrepancies, numeric_gradients
from nncore.layers import Bias, Dense, Dropout, Embedding
from nncore.losses import Loss, SoftmaxCrossEntropy, SquaredError
from nncore.network import Network, sigmoid_network
from tests.examples import few_examples

sizes = st.integers(1, 5)
seeds = st.integers(0, 2**32 - 1)
biases = st.sampled_from(list(Bias))


def drawn(network: Network, seed: int) -> Network:
    network.values[...] = np.random.default_rng(seed).normal(0, 0.7, network.values.shape)
    return network


def far_from_kinks(network: Network, inputs: npt.NDArray[Any]) -> bool:
    """Central differences mean nothing where a ReLU is about to switch."""
    network.forward(inputs)
    return all(
        np.abs(layer.net).min() > 1e-3
        for layer in network.layers
        if isinstance(layer, Dense) and layer.activation is RELU
    )


@few_examples(30)
@given(
    layer_sizes=st.lists(sizes, min_size=2, max_size=5),
    names=st.lists(st.sampled_from(sorted(ACTIVATIONS)), min_size=4, max_size=4),
    bias=biases,
    batch=sizes,
    seed=seeds,
    weighted=st.booleans(),
)
def test_dense_layers_with_every_activation(
    layer_sizes: list[int], names: list[str], bias: Bias, batch: int, seed: int, weighted: bool
) -> None:
    layers = [
        Dense(a, b, ACTIVATIONS[name], bias)
        for a, b, name in zip(layer_sizes, layer_sizes[1:], names, strict=False)
    ]
    rng = np.random.default_rng(seed)
    for layer in layers:
        layer.b[...] = rng.normal(size=layer.outputs)
    network = drawn(Network(layers, SquaredError()), seed)
    inputs = rng.normal(size=(batch, layer_sizes[0]))
    assume(far_from_kinks(network, inputs))
    targets = rng.normal(size=(batch, layer_sizes[-1]))
    check_gradients(
        network, inputs, targets, weights=rng.exponential(2, batch) if weighted else None
    )


@few_examples(20)
@given(
    codes=sizes, width=sizes, positions=sizes, hidden=sizes, batch=sizes,
    heads=st.lists(sizes, min_size=1, max_size=3), dropout=st.sampled_from([0.0, 0.4]), seed=seeds,
    weighted=st.booleans(),
)  # fmt: skip
def test_embedding_dropout_and_softmax_heads(
    codes: int, width: int, positions: int, hidden: int, batch: int,
    heads: list[int], dropout: float, seed: int, weighted: bool,
) -> None:  # fmt: skip
    layers = [
        Embedding(codes, width, positions),
        Dense(positions * width, hidden, TANH),
        Dropout(hidden, dropout),
        Dense(hidden, sum(heads), ACTIVATIONS["identity"]),
    ]
    network = drawn(Network(layers, SoftmaxCrossEntropy(heads)), seed)
    rng = np.random.default_rng(seed)
    inputs = rng.integers(0, codes, (batch, positions))
    targets = np.stack([rng.integers(0, size, batch) for size in heads], axis=1)
    weights = rng.exponential(2, batch) if weighted else None
    check_gradients(network, inputs, targets, seed=seed, weights=weights)


class _DoubledSlope(SquaredError):  # noqa: N818  (a loss, not an exception)
    def backward(self) -> npt.NDArray[Any]:
        gradient = super().backward()
        gradient[:, 0] *= 2
        return gradient


def network_with(loss: Loss) -> tuple[Network, npt.NDArray[Any], npt.NDArray[Any]]:
    network = drawn(Network(sigmoid_network((2, 2), Bias.TRAINED).layers, loss), seed=3)
    return network, np.array([[0.3, 0.9]]), np.array([[0.0, 1.0]])


def test_a_wrong_gradient_is_named() -> None:
    network, inputs, targets = network_with(_DoubledSlope())
    found = find_discrepancies(network, inputs, targets)
    assert {(each.parameter, each.index) for each in found} == {
        ("w", (0, 0)), ("w", (1, 0)), ("v", (0,)),
    }  # fmt: skip
    assert all(each.received == pytest.approx(2 * each.expected) for each in found)
    with pytest.raises(GradientError, match=r"layer 1 \(dense\), .*backpropagation .*\(2 more\)"):
        check_gradients(network, inputs, targets)


def test_looking_leaves_the_weights_as_they_were() -> None:
    network, inputs, targets = network_with(SquaredError())
    before = network.values.tobytes()
    numeric_gradients(network, inputs, targets)
    assert network.values.tobytes() == before
