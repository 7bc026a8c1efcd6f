"""A recurrent layer against the slow obvious loop and central differences, shapes by hypothesis."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.architecture import architecture_of, network_from, plan_of
from nncore.errors import CheckpointError, ShapeError
from nncore.gradcheck import check_gradients, find_discrepancies
from nncore.layers import Dense, Embedding
from nncore.losses import SoftmaxCrossEntropy, SquaredError
from nncore.network import Network
from nncore.recurrent import GatedRecurrent
from tests.examples import few_examples

sizes = st.integers(1, 4)
seeds = st.integers(0, 2**32 - 1)


def drawn(layer: GatedRecurrent, seed: int) -> GatedRecurrent:
    rng = np.random.default_rng(seed)
    for parameter in layer.parameters:
        parameter.value[...] = rng.normal(0, 0.7, parameter.value.shape)
    return layer


def sig(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def slow_states(layer: GatedRecurrent, sample: np.ndarray) -> list[list[float]]:
    """One sample, shape (positions, width), unit by unit as the formulas say it."""
    units = layer.units
    w, u, v, c = (parameter.value for parameter in layer.parameters)
    states = [[0.0] * units]
    for x in sample:
        before, after = states[-1], []
        for j in range(units):
            reset, keep, candidate = j, units + j, 2 * units + j
            into = [
                sum(x[i] * w[i, place] for i in range(len(x))) + v[place]
                for place in (reset, keep, candidate)
            ]
            back = [
                sum(before[i] * u[i, place] for i in range(units))
                for place in (reset, keep, candidate)
            ]
            r, z = sig(into[0] + back[0]), sig(into[1] + back[1])
            n = math.tanh(into[2] + r * (back[2] + c[j]))
            after.append((1 - z) * n + z * before[j])
        states.append(after)
    return states[1:]


@given(seed=seeds, batch=sizes, positions=sizes, width=sizes, units=sizes)
def test_it_is_the_slow_loop(seed: int, batch: int, positions: int, width: int, units: int) -> None:
    layer = drawn(GatedRecurrent(positions, width, units), seed)
    inputs = np.random.default_rng(seed + 1).normal(size=(batch, positions * width))
    outputs = layer.forward(inputs, None)
    assert outputs.shape == (batch, positions * units)
    for row, sample in zip(outputs, inputs.reshape(batch, positions, width), strict=True):
        np.testing.assert_allclose(row, np.ravel(slow_states(layer, sample)), atol=1e-12)


@few_examples(20)
@given(seed=seeds, batch=sizes, positions=sizes, width=sizes, units=sizes)
def test_every_derivative_through_time(
    seed: int, batch: int, positions: int, width: int, units: int
) -> None:
    network = Network(
        [GatedRecurrent(positions, width, units), GatedRecurrent(positions, units, 2)],
        SquaredError(),
    )
    rng = np.random.default_rng(seed)
    network.values[...] = rng.normal(0, 0.7, network.values.shape)
    inputs = rng.normal(size=(batch, positions * width))
    check_gradients(network, inputs, rng.normal(size=(batch, positions * 2)))


@few_examples(10)
@given(seed=seeds, batch=sizes, positions=sizes)
def test_between_an_embedding_and_a_softmax(seed: int, batch: int, positions: int) -> None:
    network = Network(
        [Embedding(5, 3, positions), GatedRecurrent(positions, 3, 4), Dense(positions * 4, 6)],
        SoftmaxCrossEntropy([6]),
    )
    rng = np.random.default_rng(seed)
    network.values[...] = rng.normal(0, 0.7, network.values.shape)
    codes = rng.integers(0, 5, (batch, positions))
    check_gradients(network, codes, rng.integers(0, 6, (batch, 1)))


def test_a_wrong_path_through_time_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check itself is checked: a layer that forgets the way back through time is found."""
    network = Network([GatedRecurrent(3, 2, 2)], SquaredError())
    rng = np.random.default_rng(4)
    network.values[...] = rng.normal(0, 0.7, network.values.shape)
    inputs, targets = rng.normal(size=(2, 6)), rng.normal(size=(2, 6))
    assert find_discrepancies(network, inputs, targets) == []
    monkeypatch.setattr(
        GatedRecurrent, "_to_before", lambda self, d_gates, d_kept: np.zeros_like(d_kept)
    )
    found = find_discrepancies(network, inputs, targets)
    assert found
    assert found[0].kind == "gated-recurrent"


@given(seed=seeds, batch=sizes, positions=sizes)
def test_one_step_at_a_time_is_the_same(seed: int, batch: int, positions: int) -> None:
    """What types: the state is kept, and each word goes on from it."""
    layer = drawn(GatedRecurrent(positions, 3, 4), seed)
    inputs = np.random.default_rng(seed).normal(size=(batch, positions, 3))
    whole = layer.forward(inputs.reshape(batch, -1), None).reshape(batch, positions, 4)
    state = layer.first_state(batch)
    for position in range(positions):
        state = layer.step(inputs[:, position], state)
        np.testing.assert_allclose(state, whole[:, position], atol=1e-12)


def test_what_is_to_come_changes_nothing_before_it() -> None:
    layer = drawn(GatedRecurrent(4, 2, 3), 7)
    inputs = np.random.default_rng(8).normal(size=(1, 8))
    before = layer.forward(inputs, None).copy()
    inputs[0, 6:] = 99.0  # the last position
    after = layer.forward(inputs, None)
    np.testing.assert_array_equal(before[:, :9], after[:, :9])
    assert not np.array_equal(before[:, 9:], after[:, 9:])


def test_shapes_that_do_not_fit_are_named() -> None:
    with pytest.raises(ShapeError, match=r"inputs have shape \(1, 5\), \(batch, 6\) is needed"):
        GatedRecurrent(3, 2, 4).forward(np.zeros((1, 5)), None)


def test_float32_stays_float32() -> None:
    network = Network([GatedRecurrent(3, 2, 4, dtype=np.float32)], SquaredError())
    inputs = np.ones((2, 6), np.float32)
    assert network.forward(inputs).dtype == np.float32
    network.backpropagate(inputs, np.zeros((2, 12), np.float32))
    assert network.gradients.dtype == np.float32


def test_it_is_built_again_from_its_settings() -> None:
    network = Network([GatedRecurrent(3, 2, 4), Dense(12, 2)], SquaredError())
    again = network_from(architecture_of(network))
    assert architecture_of(again) == architecture_of(network)
    assert again.values.shape == network.values.shape


@pytest.mark.parametrize(
    "changes", [{"units": 10**5}, {"positions": 10**7}, {"width": 0}, {"units": 1.5}]
)
def test_settings_that_ask_for_too_much_are_refused(changes: dict[str, float]) -> None:
    layer = {"type": "gated-recurrent", "positions": 3, "width": 2, "units": 4} | changes
    with pytest.raises(CheckpointError):
        plan_of({"dtype": "float32", "layers": [layer], "loss": {"type": "squared-error"}})
