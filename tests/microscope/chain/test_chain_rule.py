from __future__ import annotations

from dataclasses import replace

import pytest

from app.microscope.chain.chain_rule import chain_rule, route
from app.microscope.network_presets import FOUR_LAYERS, NetworkPreset
from app.microscope.number_format import parse_number
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.kernels.online import train_online_numpy
from nncore.layers import Bias
from tests.microscope.examples import V1, V1_PRESET


def session_of(preset: NetworkPreset) -> TrainingSession:
    return TrainingSession(preset, lambda: train_online_numpy)


@pytest.fixture
def snapshot() -> NetworkSnapshot:
    return session_of(V1_PRESET).snapshot()


def test_the_rule_of_an_output_weight(snapshot: NetworkSnapshot) -> None:
    rule = chain_rule(snapshot, "w5")
    assert rule.route == "h1 → o1"
    assert [term.symbol for term in rule.terms] == [
        "∂E/∂sig(o1)", "∂sig(o1)/∂net(o1)", "∂net(o1)/∂w5",
    ]  # fmt: skip
    output, hidden = V1["out"][1][0], V1["out"][0][0]
    expected = [output - V1["t"][0], output * (1 - output), hidden]
    assert [parse_number(t.number) for t in rule.terms] == pytest.approx(expected, rel=1e-4)
    assert parse_number(rule.derivative.number) == pytest.approx(V1["dW"][1][0][0], rel=1e-4)
    assert rule.update == "w5′ = 0.400000 − 0.5 · 0.082167 = 0.358916"
    assert rule.paths is None


def test_delta_as_error_times_slope(snapshot: NetworkSnapshot) -> None:
    (line,) = chain_rule(snapshot, "w5").deltas
    assert line.startswith("δ(o1) = error × slope = ")
    error, slope = line.split(" = ")[2].split(" × ")
    output = V1["out"][1][0]
    assert parse_number(error) == pytest.approx(output - V1["t"][0], rel=1e-4)
    assert parse_number(slope) == pytest.approx(output * (1 - output), rel=1e-4)


def test_a_hidden_delta_begins_with_the_sum_of_those_above(snapshot: NetworkSnapshot) -> None:
    above, own = chain_rule(snapshot, "w1").deltas
    assert above.startswith("error of h1 = δ(o1)·w5 + δ(o2)·w6 = ")
    assert own.startswith("δ(h1) = error × slope = ")
    delta = V1["dW"][0][0][0] / V1["x"][0] if "x" in V1 else snapshot.trace.values["delta(h1)"]
    assert parse_number(own.rpartition(" = ")[2]) == pytest.approx(delta, rel=1e-3)


def test_many_terms_are_counted() -> None:
    rule = chain_rule(session_of(FOUR_LAYERS).snapshot(), "w1")
    assert "δ(h10)·w28 + 2 more = " in rule.deltas[0]
    assert rule.paths is not None
    assert len(rule.paths) == 24


def test_a_bias_weight_has_a_rule_too(snapshot: NetworkSnapshot) -> None:
    rule = chain_rule(snapshot, "v21")
    assert rule.route == "b3 → o1"
    assert rule.terms[-1].symbol == "∂net(o1)/∂v21"
    assert rule.derivative.number != "–"
    assert rule.update.endswith("fixed biases are not trained")


def test_a_trained_bias_weight_is_updated() -> None:
    file = replace(V1_PRESET.file, bias=Bias.TRAINED)
    rule = chain_rule(session_of(NetworkPreset("trained", file)).snapshot(), "v21")
    assert rule.update.startswith("v21′ = 0.600000 − 0.5 · ")


def test_what_is_not_computed_is_a_dash() -> None:
    session = session_of(V1_PRESET)
    session.choose_grain(Grain.FACTOR)
    session.step()
    rule = chain_rule(session.snapshot(), "w5")
    assert [term.number for term in (*rule.terms, rule.derivative)] == ["–"] * 4
    assert rule.deltas == ("δ(o1) = error × slope = – × – = –",)
    assert rule.update == "w5′ = 0.400000 − 0.5 · – = –"


def test_the_factor_just_computed_is_lit_and_one_at_a_time() -> None:
    session = session_of(V1_PRESET)
    session.choose_grain(Grain.FACTOR)
    order = []
    while session.update == 0:
        session.step()
        order += [t.name for t in chain_rule(session.snapshot(), "w5").terms if t.is_lit]
    assert order == ["dE/dsig(o1)", "dsig(o1)/dnet(o1)", "dnet(o1)/dw5"]


def test_saturated_neurons_on_the_way_are_named() -> None:
    file = replace(V1_PRESET.file, bias_weights={**V1_PRESET.file.bias_weights, "v11": 9.0})
    snapshot = session_of(NetworkPreset("saturated", file)).snapshot()
    words, _, number = chain_rule(snapshot, "w1").saturated.rpartition(" ")
    assert words == "h1 is saturated: slope"
    assert parse_number(number) == pytest.approx(
        snapshot.trace.values["sig(h1)"] * (1 - snapshot.trace.values["sig(h1)"]), rel=0.05
    )
    assert chain_rule(snapshot, "w2").saturated == ""
    assert chain_rule(snapshot, "w5").saturated == ""


def test_routes(snapshot: NetworkSnapshot) -> None:
    assert route(snapshot.trace, "w2") == "i1 → h2"
    assert route(snapshot.trace, "v12") == "b2 → h2"
