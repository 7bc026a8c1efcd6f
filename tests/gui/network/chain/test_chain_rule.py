from __future__ import annotations

import re
from dataclasses import replace
from math import prod

import pytest

from app.gui.network.chain.chain_html import formula_html, paths_html
from app.gui.network.chain.chain_rule import MOST_PATHS, chain_rule, route
from app.gui.network.numbers import parse_number
from app.gui.network.presets import FOUR_LAYERS
from app.gui.network.time_machine.session import TrainingSession
from app.gui.network.time_machine.snapshot import NetworkSnapshot
from app.gui.theme.tokens import LIGHT
from nncore.kernels import train_online_numpy
from tests.gui.network.examples import V1, V1_PRESET


@pytest.fixture
def snapshot() -> NetworkSnapshot:
    return TrainingSession(V1_PRESET, train_online_numpy).snapshot()


def without_tags(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


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
    assert (rule.paths, rule.path_count) == ((), 0)


def test_a_deep_weight_lists_its_paths(snapshot: NetworkSnapshot) -> None:
    rule = chain_rule(snapshot, "w1")
    assert [path.through for path in rule.paths] == ["o1 ← h1", "o2 ← h1"]
    assert rule.path_count == 2
    shares = [parse_number(path.share) for path in rule.paths]
    assert sum(shares) == pytest.approx(V1["dW"][0][0][0], rel=1e-3)
    for path, share in zip(rule.paths, shares, strict=True):
        product = prod(parse_number(number) for number in path.numbers.split(" · "))
        assert product == pytest.approx(share, rel=1e-3)


def test_the_product_of_the_numbers_is_the_derivative(snapshot: NetworkSnapshot) -> None:
    for name in snapshot.weights:
        rule = chain_rule(snapshot, name)
        product = prod(parse_number(term.number) for term in rule.terms)
        assert product == pytest.approx(parse_number(rule.derivative.number), rel=1e-3)


def test_a_fixed_bias_weight_is_said_to_stay(snapshot: NetworkSnapshot) -> None:
    rule = chain_rule(snapshot, "v21")
    assert rule.route == "b3 → o1"
    assert rule.update == "v21′ = v21 = 0.600000: fixed biases are not trained"


def test_a_negative_gradient_stands_in_brackets(snapshot: NetworkSnapshot) -> None:
    assert " 0.5 · (−0.022603) = " in chain_rule(snapshot, "w6").update


def test_many_paths_are_counted_not_listed() -> None:
    snapshot = TrainingSession(FOUR_LAYERS, train_online_numpy).snapshot()
    rule = chain_rule(snapshot, "w1")
    assert len(rule.paths) == MOST_PATHS
    assert rule.path_count == 24
    assert "and 20 more paths" in paths_html(rule, LIGHT, 1.0)
    one_left = replace(rule, path_count=MOST_PATHS + 1)
    assert "and 1 more path<" in paths_html(one_left, LIGHT, 1.0)


def test_the_html_has_symbols_above_and_numbers_beneath(snapshot: NetworkSnapshot) -> None:
    rule = chain_rule(snapshot, "w5")
    text = without_tags(formula_html(rule, LIGHT, 1.0))
    numerators, denominators = "∂E = ∂E · ∂sig(o1) · ∂net(o1)", "∂w5 ∂sig(o1) ∂net(o1) ∂w5"
    numbers = " ".join([rule.derivative.number, *(term.number for term in rule.terms)])
    assert text == f"{numerators} {denominators} {numbers}"


def test_in_words_for_a_screen_reader(snapshot: NetworkSnapshot) -> None:
    words = chain_rule(snapshot, "w5").in_words
    assert words.startswith("∂E/∂w5 = ∂E/∂sig(o1) · ∂sig(o1)/∂net(o1) · ∂net(o1)/∂w5 = +0.74137")
    assert words.endswith("= 0.358916")


def test_routes(snapshot: NetworkSnapshot) -> None:
    assert route(snapshot.trace, "w2") == "i1 → h2"
    assert route(snapshot.trace, "w7") == "h2 → o1"
    assert route(snapshot.trace, "v12") == "b2 → h2"
