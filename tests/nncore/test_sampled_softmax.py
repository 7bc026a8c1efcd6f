"""Sampled softmax against the whole softmax and the slow obvious way."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.errors import ShapeError
from nncore.layers import Parameter
from nncore.sampled_softmax import SampledSoftmax

seeds = st.integers(0, 2**32 - 1)
sizes = st.integers(1, 5)


def softmax(classes: int, width: int, rng: np.random.Generator, draws: int = 3) -> SampledSoftmax:
    table = Parameter("table", rng.normal(size=(classes + 1, width)))
    bias = Parameter("bias", rng.normal(size=classes))
    return SampledSoftmax(table, bias, rng.uniform(0.1, 1.0, classes), draws)


def slow_error(
    loss: SampledSoftmax, vectors: np.ndarray, targets: np.ndarray, chances: np.ndarray
) -> float:
    """Row by row: the target against the drawn that are not it, each net less ln of the chance
    that its class is among the drawn."""

    def net(vector: np.ndarray, c: int) -> float:
        expected = 1 - (1 - chances[c] / chances.sum()) ** loss.draws
        return float(vector @ loss.table.value[c] + loss.bias.value[c]) - math.log(expected)

    total = 0.0
    for vector, target in zip(vectors, targets, strict=True):
        nets = [net(vector, c) for c in loss.drawn if c != target] + [net(vector, target)]
        total += math.log(sum(map(math.exp, nets))) - nets[-1]
    return total / len(vectors)


@given(seed=seeds, classes=st.integers(1, 9), width=sizes, rows=sizes)
def test_it_is_the_slow_way(seed: int, classes: int, width: int, rows: int) -> None:
    rng = np.random.default_rng(seed)
    chances = rng.uniform(0.1, 1.0, classes)
    loss = softmax(classes, width, rng)
    loss = SampledSoftmax(loss.table, loss.bias, chances, 3)
    vectors, targets = rng.normal(size=(rows, width)), rng.integers(0, classes, rows)
    error = loss.forward(vectors, targets, loss.draw(rng))
    assert error == pytest.approx(slow_error(loss, vectors, targets, chances))


@given(seed=seeds, classes=st.integers(1, 9), width=sizes, rows=sizes)
def test_every_derivative(seed: int, classes: int, width: int, rows: int) -> None:
    rng = np.random.default_rng(seed)
    loss = softmax(classes, width, rng)
    vectors, targets = rng.normal(size=(rows, width)), rng.integers(0, classes, rows)
    drawn = loss.draw(rng)
    loss.forward(vectors, targets, drawn)
    d_targets = np.empty_like(vectors)
    d_vectors, d_drawn = loss.backward(d_targets)
    d_table = np.zeros_like(loss.table.value)
    np.add.at(d_table, targets, d_targets)
    d_table[drawn] += d_drawn
    for values, gradient in (
        (vectors, d_vectors),
        (loss.table.value, d_table),
        (loss.bias.value, loss.bias.gradient.copy()),
    ):
        slopes = np.empty_like(values)
        for place in np.ndindex(values.shape):
            kept, h = values[place], 1e-6
            values[place] = kept + h
            above = loss.forward(vectors, targets, drawn)
            values[place] = kept - h
            below = loss.forward(vectors, targets, drawn)
            values[place] = kept
            slopes[place] = (above - below) / (2 * h)
        np.testing.assert_allclose(gradient, slopes, atol=1e-7)


@given(seed=seeds, classes=st.integers(2, 9))
def test_with_all_classes_drawn_it_is_the_whole_softmax(seed: int, classes: int) -> None:
    rng = np.random.default_rng(seed)
    loss = softmax(classes, 3, rng, draws=100_000)  # each class is expected with chance 1
    vectors, targets = rng.normal(size=(4, 3)), rng.integers(0, classes, 4)
    error = loss.forward(vectors, targets, np.arange(classes))
    nets = vectors @ loss.table.value[:classes].T + loss.bias.value
    whole = np.log(np.exp(nets).sum(axis=1)) - nets[np.arange(4), targets]
    assert error == pytest.approx(whole.mean())


def test_classes_are_drawn_as_often_as_their_chances_say() -> None:
    rng = np.random.default_rng(1)
    chances = np.array([1.0, 2.0, 5.0, 12.0])
    loss = SampledSoftmax(
        Parameter("table", np.zeros((4, 1))), Parameter("bias", np.zeros(4)), chances, 2
    )
    times = np.zeros(4)
    for _ in range(20_000):
        times[loss.draw(rng)] += 1
    expected = 1 - (1 - chances / chances.sum()) ** 2
    np.testing.assert_allclose(times / 20_000, expected, atol=0.02)


@pytest.mark.parametrize("chances", [[1.0], [1.0, 0.0], [1.0, math.nan]])
def test_each_class_needs_a_chance(chances: list[float]) -> None:
    table, bias = Parameter("table", np.zeros((2, 1))), Parameter("bias", np.zeros(2))
    with pytest.raises(ShapeError, match="chance above 0"):
        SampledSoftmax(table, bias, np.array(chances), 2)
