"""Layers: shapes, buffers, and what each does to its inputs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.activations import ACTIVATIONS
from nncore.errors import ShapeError
from nncore.layers import Bias, Buffers, Dense, Dropout, Embedding
from nncore.network import sigmoid_network


@given(seed=st.integers(0, 99), batch=st.integers(1, 4), n=st.integers(1, 4), m=st.integers(1, 4))
def test_a_dense_layer_is_a_sum_over_its_inputs(seed: int, batch: int, n: int, m: int) -> None:
    rng = np.random.default_rng(seed)
    layer = Dense(n, m, bias=Bias.FIXED)
    layer.w.value[...], layer.v.value[...] = rng.normal(size=(n, m)), rng.normal(size=m)
    layer.b[...] = rng.normal(size=m)
    inputs = rng.normal(size=(batch, n))
    layer.forward(inputs, None)
    for row in range(batch):
        for j in range(m):
            net = sum(inputs[row, i] * layer.w.value[i, j] for i in range(n))
            net += layer.b[j] * layer.v.value[j]
            assert layer.net[row, j] == pytest.approx(net)
            assert layer.output[row, j] == pytest.approx(1 / (1 + np.exp(-net)))


def test_an_embedding_looks_rows_up() -> None:
    layer = Embedding(3, 2, 2)
    layer.table.value[...] = [[1, 2], [3, 4], [5, 6]]
    assert layer.forward(np.array([[0, 2], [1, 1]]), None).tolist() == [[1, 2, 5, 6], [3, 4, 3, 4]]


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        (np.array([[0.0, 1.0]]), "whole numbers"),
        (np.array([[0, 1, 2]]), r"shape \(batch, 2\)"),
        (np.array([[0, 3]]), "codes run from 0 to 3; the table has rows 0 to 2"),
        (np.array([[-1, 0]]), "codes run from -1"),
    ],
)
def test_codes_that_do_not_fit_are_named(codes: Any, message: str) -> None:
    with pytest.raises(ShapeError, match=message):
        Embedding(3, 2, 2).forward(codes, None)


@pytest.mark.parametrize("compiled", [False, True])
@pytest.mark.parametrize("kind", [np.uint8, np.int32, np.int64])
def test_an_embedding_collects_gradients_by_the_codes_it_looked_up(
    kind: Any, compiled: bool
) -> None:
    layer, codes = Embedding(3, 2, 2), np.array([[0, 2], [2, 2]], kind)
    if compiled:
        layer.compile()
    layer.forward(codes, None)
    codes[...] = 99  # whoever lent the array may use it again
    layer.backward(np.array([[1.0, 2, 3, 4], [5, 6, 7, 8]]), wants_d_input=False)
    assert layer.table.gradient.tolist() == [[1, 2], [0, 0], [15, 18]]


def test_dropout_keeps_the_mean_and_rests_outside_training() -> None:
    layer, inputs = Dropout(1000, 0.3), np.ones((50, 1000))
    assert layer.forward(inputs, None) is inputs
    outputs = layer.forward(inputs, np.random.default_rng(0))
    assert set(np.unique(outputs)) == {0.0, 1 / 0.7}
    assert outputs.mean() == pytest.approx(1, abs=0.02)
    assert (outputs == 0).mean() == pytest.approx(0.3, abs=0.01)


@pytest.mark.parametrize("rate", [-0.1, 1.0])
def test_impossible_dropout_is_named(rate: float) -> None:
    with pytest.raises(ShapeError, match="the rate is"):
        Dropout(2, rate)


@pytest.mark.parametrize("sizes", [(2,), (2, 0)])
def test_impossible_layer_sizes_are_named(sizes: tuple[int, ...]) -> None:
    with pytest.raises(ShapeError, match="at least inputs and outputs"):
        sigmoid_network(sizes)


def test_buffers_are_reused_for_smaller_batches_and_remade_for_larger() -> None:
    buffers = Buffers()
    large = buffers.get("a", (4, 2), np.float64)
    small = buffers.get("a", (2, 2), np.float64)
    assert np.shares_memory(large, small)
    assert small.flags.c_contiguous
    assert buffers.get("a", (8, 2), np.float64).shape == (8, 2)
    assert buffers.get("a", (4, 3), np.float64).shape == (4, 3)


def test_sigmoid_stays_finite_at_its_ends() -> None:
    nets = np.array([-1e4, -50.0, 0.0, 50.0, 1e4])
    out = np.empty(5)
    ACTIVATIONS["sigmoid"].apply(nets, out)
    assert out[[0, 2, 4]].tolist() == [0.0, 0.5, 1.0]
    assert 0 < out[1] < 1e-20
