"""Traces: the known answers under the article's names, factors and paths that multiply out."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nncore.activations import ACTIVATIONS, Activation
from nncore.errors import NotationError, ShapeError
from nncore.initialisation import draw_unit_interval
from nncore.layers import Bias, Dense
from nncore.losses import SoftmaxCrossEntropy, SquaredError
from nncore.network import Network, sigmoid_network
from nncore.network_file import NetworkFile, Sample
from nncore.trace import Trace, product_of
from nncore.tracing import check_traceable, trace_sample
from tests.examples import few_examples
from tests.nncore.known_answers import ANSWERS, matrices, network_file


def trace_of(file: NetworkFile, *, backward: bool = True) -> Trace:
    network = file.build()
    inputs, targets = file.sample_arrays()
    return trace_sample(network, inputs[0], targets[0], file.rate_array(network), backward=backward)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_every_number_of_the_known_answers(name: str) -> None:
    answer = ANSWERS[name]
    trace = trace_of(network_file(answer))
    expected = {"E_total": answer["E"]}
    for neuron in trace.notation.neurons():
        layer, unit = neuron.layer - 1, neuron.unit
        named = trace.notation.unit(neuron)
        expected[f"net({named})"] = answer["net"][layer][unit]
        expected[f"sig({named})"] = answer["out"][layer][unit]
        expected[f"delta({named})"] = answer["delta"][layer][unit]
        v = trace.notation.bias_weight(neuron)
        expected[f"dE/d{v}"] = answer["delta"][layer][unit]  # b = 1
        expected[f"{v}'"] = answer["B_after"][layer][unit]
    for place in trace.notation.weights():
        w = trace.notation.weight(place)
        expected[f"dE/d{w}"] = matrices(answer, "dW")[place.layer][place.source, place.target]
        expected[f"{w}'"] = matrices(answer, "W_after")[place.layer][place.source, place.target]
    for number, error in enumerate(answer["E_parts"], start=1):
        expected[f"E(o{number})"] = error
    for key, value in expected.items():
        assert trace.values[key] == pytest.approx(value, abs=1e-12), key


def test_the_chain_rule_of_w5_as_the_article_writes_it() -> None:
    trace = trace_of(network_file(ANSWERS["V1"]))
    names = [factor.name for factor in trace.factors["dE/dw5"]]
    assert names == ["dE/dsig(o1)", "dsig(o1)/dnet(o1)", "dnet(o1)/dw5"]
    sig_o1, sig_h1 = ANSWERS["V1"]["out"][1][0], ANSWERS["V1"]["out"][0][0]
    values = [factor.value for factor in trace.factors["dE/dw5"]]
    assert values == pytest.approx([-(0.01 - sig_o1), sig_o1 * (1 - sig_o1), sig_h1], abs=1e-12)


def test_the_paths_of_w1_lead_through_both_outputs() -> None:
    trace = trace_of(network_file(ANSWERS["V1"]))
    paths = [[factor.name for factor in path] for path in trace.paths("w1")]
    assert paths == [
        ["dE/dsig(o1)", "dsig(o1)/dnet(o1)", "dnet(o1)/dsig(h1)", "dsig(h1)/dnet(h1)",
         "dnet(h1)/dw1"],
        ["dE/dsig(o2)", "dsig(o2)/dnet(o2)", "dnet(o2)/dsig(h1)", "dsig(h1)/dnet(h1)",
         "dnet(h1)/dw1"],
    ]  # fmt: skip


@few_examples(20)
@given(
    layers=st.lists(st.integers(1, 3), min_size=2, max_size=5),
    bias=st.sampled_from(list(Bias)),
    seed=st.integers(0, 2**31),
)
def test_factors_multiply_and_paths_add_up_to_each_partial(
    layers: list[int], bias: Bias, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    sample = Sample(tuple(rng.normal(size=layers[0])), tuple(rng.random(layers[-1])))
    file = NetworkFile(tuple(layers), bias=bias, seed=seed, samples=(sample,))
    trace = trace_of(file)
    assert set(trace.rate_of) == set(trace.weights)
    for name in trace.weights:
        partial = trace.values[f"dE/d{name}"]
        assert product_of(trace.factors[f"dE/d{name}"]) == pytest.approx(partial, abs=1e-15)
        paths = list(trace.paths(name))
        assert len(paths) == trace.path_count(name)
        assert math.fsum(map(product_of, paths)) == pytest.approx(partial, abs=1e-15)
    for neuron in trace.notation.neurons():
        terms = trace.net_terms(neuron)
        unit = trace.notation.unit(neuron)
        net = trace.values[f"net({unit})"]
        back = trace.error_terms(neuron)
        if back:
            error = math.fsum((t.signal or 0) * t.value for t in back)
            assert error == pytest.approx(trace.values[f"dE/dsig({unit})"], abs=1e-15)
        assert math.fsum((t.signal or 0) * t.value for t in terms) == pytest.approx(net)


def test_fixed_bias_weights_have_a_partial_and_stay() -> None:
    trace = trace_of(replace(network_file(ANSWERS["V1"]), rates={"v11": 0.9}))
    assert trace.values["dE/dv11"] == pytest.approx(0.00877135468948693)
    assert trace.values["v11'"] == 0.35


def test_a_forward_trace_holds_nothing_that_comes_later() -> None:
    trace = trace_of(network_file(ANSWERS["V1"]), backward=False)
    assert trace.values["E_total"] == pytest.approx(ANSWERS["V1"]["E"])
    assert not trace.factors
    assert not [name for name in trace.values if name.startswith(("dE", "delta", "w", "v"))]


def test_a_sample_that_does_not_fit_is_named() -> None:
    network = network_file(ANSWERS["V1"]).build()
    with pytest.raises(ShapeError, match=r"\(3,\).*\(2,\) and \(2,\) are needed"):
        trace_sample(network, np.zeros(3), np.zeros(2), np.zeros(12))


def test_errors_too_large_for_a_number_are_infinite() -> None:
    file = NetworkFile((1, 1), samples=(Sample((1.0,), (1e200,)),))
    assert trace_of(file).values["E_total"] == math.inf


def test_a_fixed_bias_weight_has_no_rate_whatever_the_rates_say() -> None:
    network = sigmoid_network((2, 2, 1), Bias.FIXED)
    draw_unit_interval(network, np.random.default_rng(1))
    rates = np.full(len(network.values), 0.5)
    trace = trace_sample(network, np.array([0.3, 0.7]), np.array([0.2]), rates)
    for name in ("v11", "v12", "v21"):
        assert trace.rate_of[name] == 0
        assert trace.values[f"{name}'"] == trace.weights[name]
        assert trace.values[f"dE/d{name}"] != 0
    assert trace.rate_of["w1"] == 0.5


@pytest.mark.parametrize("activation", list(ACTIVATIONS.values()), ids=list(ACTIVATIONS))
def test_factors_of_every_activation_multiply_to_what_training_uses(activation: Activation) -> None:
    """The slope in the chain rule is the layer's own, here against central differences."""
    layers = [Dense(2, 3, activation, Bias.TRAINED), Dense(3, 2, activation, Bias.TRAINED)]
    network = Network(layers, SquaredError())
    draw_unit_interval(network, np.random.default_rng(4))
    inputs, targets = np.array([0.3, 0.7]), np.array([0.2, 0.9])
    trace = trace_sample(network, inputs, targets, np.full(len(network.values), 0.5))
    assert trace.activations == (activation.name,) * 2
    step = 1e-6
    for neuron in trace.notation.neurons():
        unit = trace.notation.unit(neuron)
        around = np.array([trace.values[f"net({unit})"] + sign * step for sign in (-1, 1)])
        outputs = np.empty(2)
        activation.apply(around, outputs)
        slope = trace.factors[f"delta({unit})"][1]
        assert slope.name == f"dsig({unit})/dnet({unit})"
        assert slope.value == pytest.approx((outputs[1] - outputs[0]) / (2 * step), abs=1e-8)
    for name in trace.weights:
        partial = trace.values[f"dE/d{name}"]
        assert product_of(trace.factors[f"dE/d{name}"]) == pytest.approx(partial, abs=1e-14)
        assert math.fsum(map(product_of, trace.paths(name))) == pytest.approx(partial, abs=1e-14)


def test_networks_with_another_error_are_refused() -> None:
    network = Network([Dense(2, 2)], SoftmaxCrossEntropy([2]))
    with pytest.raises(NotationError, match="error is not E_total"):
        trace_sample(network, np.zeros(2), np.zeros(2), np.zeros(6))


def test_networks_too_large_for_a_trace_are_refused_before_any_work() -> None:
    with pytest.raises(ShapeError, match=r"1,444,800 weights; a trace shows up to 20,000"):
        check_traceable((2, 1200, 1200, 2))
    check_traceable((100, 100, 100))
    network = sigmoid_network((200, 101))
    with pytest.raises(ShapeError, match=r"20,200 weights"):
        trace_sample(network, np.zeros(200), np.zeros(101), np.zeros(len(network.values)))


def test_paths_are_listed_for_as_many_weights_as_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A weight's path has two factors for each layer that it passes, and one more."""
    monkeypatch.setattr("nncore.trace.MOST_PATH_FACTORS", 50)
    sample = Sample((0.1, 0.2), (0.5, 0.6))
    trace = trace_of(NetworkFile((2, 3, 3, 2), samples=(sample,)))
    assert trace.path_count("w1") == 6
    assert all(len(path) == 7 for path in trace.paths("w1"))
    listed = trace.listed_paths()
    assert listed == [
        "w1",
        "w16",
        "w17",
    ]  # 42 factors, then 3 and 3; the next one would be the 51st
    assert sum(len(path) for name in listed for path in trace.paths(name)) == 48
    assert trace.listed_paths(most_for_one=2)[:5] == ["w7", "w8", "w9", "w10", "w11"]


def test_a_network_with_endless_paths_is_traced_in_no_time() -> None:
    """A billion billions of paths are counted and none of them is made."""
    sample = Sample((0.1, 0.1), (0.5,))
    trace = trace_of(NetworkFile((2, *(10,) * 18, 1), samples=(sample,)))
    assert trace.path_count("w1") == 10**17
    assert "w1" not in trace.listed_paths()
