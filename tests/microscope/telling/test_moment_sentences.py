from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.ladder import LADDER
from app.microscope.network_presets import BEYOND_REACH, FOUR_LAYERS, NetworkPreset
from app.microscope.telling.moment_sentences import sentence_of
from app.microscope.telling.sentence import MOST_TERMS, Sentence
from app.microscope.time_machine.moments import Grain, moments_of
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from tests.examples import few_examples
from tests.microscope.examples import V1_PRESET
from tests.microscope.snapshots import at_rest, when
from tests.microscope.telling.known import known_numbers
from tests.microscope.telling.reading import parts, read_number, worked_out


def all_sentences(preset: NetworkPreset) -> list[Sentence]:
    snapshot = at_rest(preset)
    moments = moments_of(preset.file.layers, preset.file.bias)
    return [sentence_of(snapshot, moment) for moment in moments]


def text(name: str, preset: NetworkPreset = V1_PRESET) -> str:
    snapshot = when(name, preset)
    return sentence_of(snapshot, snapshot.lit[-1]).text


def test_every_result_of_v1_is_the_known_one() -> None:
    known, sentences = known_numbers(), all_sentences(V1_PRESET)
    assert {sentence.name for sentence in sentences} == known.keys()
    for sentence in sentences:
        shown = read_number(sentence.result)
        assert shown == pytest.approx(known[sentence.name], abs=5.1e-7), sentence.text
        assert shown == pytest.approx(known[sentence.name], rel=6e-5), sentence.text


def test_the_sentences_of_v1() -> None:
    assert text("net(h1)") == "net(h1) = 0.05 · 0.15 + 0.1 · 0.2 + 1 · 0.35 = 0.377500"
    assert text("sig(h1)") == "sig(h1) = 1 / (1 + e^−0.3775) = 0.593270"
    assert text("E(o1)") == "E(o1) = ½ · (0.01 − 0.751365)² = 0.274811"
    assert text("E_total") == "E_total = E(o1) + E(o2) = 0.274811 + 0.02356 = 0.298371"
    assert text("dE/dsig(o1)") == (
        "∂E/∂sig(o1) = −(target − sig(o1)) = −(0.01 − 0.751365) = 0.741365"
    )
    assert text("dsig(o1)/dnet(o1)") == (
        "∂sig(o1)/∂net(o1) = sig(o1) · (1 − sig(o1)) = 0.751365 · (1 − 0.751365) = 0.186816"
    )
    assert text("delta(o1)") == (
        "δ(o1) = ∂E/∂sig(o1) · ∂sig(o1)/∂net(o1) = 0.741365 · 0.186816 = 0.138499"
    )
    assert text("dnet(o1)/dw5") == "∂net(o1)/∂w5 = sig(h1) = 0.593270"
    assert text("dE/dw5") == "∂E/∂w5 = δ(o1) · sig(h1) = 0.138499 · 0.59327 = 0.082167"
    assert text("dE/dsig(h1)").startswith(
        "∂E/∂sig(h1) = δ(o1) · w5 + δ(o2) · w6 = 0.138499 · 0.4 + (−0.0380982) · 0.5"
    )
    assert text("w5'") == "w5′ = w5 − η · ∂E/∂w5 = 0.4 − 0.5 · 0.0821670 = 0.358916".replace(
        "0.0821670", "0.082167"
    )


@pytest.mark.parametrize("preset", [V1_PRESET, FOUR_LAYERS, *LADDER], ids=lambda each: each.title)
def test_who_works_it_out_gets_the_result(preset: NetworkPreset) -> None:
    worked = 0
    for sentence in all_sentences(preset):
        _, expression, shown = parts(sentence.text)
        if re.search(r"[a-zA-Z]", re.sub(r"e\^|(?<=[0-9])e", "", expression)):
            continue  # ∂net/∂w5 = sig(h1): nothing to work out; or a sum that is shortened
        assert worked_out(expression) == pytest.approx(shown, rel=1e-4, abs=2e-6), sentence.text
        worked += 1
    assert worked >= len(preset.file.samples[0].inputs) * 6


def test_a_long_sum_says_how_many_terms_it_leaves_out_and_keeps_its_result() -> None:
    file = NetworkFile((20, 3, 1), bias=Bias.TRAINED, samples=(Sample((0.5,) * 20, (0.5,)),))
    net = all_sentences(NetworkPreset("wide", file))[0]
    terms = net.working.split(" + ")
    assert len(terms) == MOST_TERMS
    assert terms[4] == "… 16 more terms …"
    assert terms[-1].startswith("1 · ")  # the bias
    snapshot = at_rest(NetworkPreset("wide", file))
    assert read_number(net.result) == pytest.approx(snapshot.trace.values["net(h1)"], abs=5.1e-7)


def test_an_error_with_a_target_beyond_reach_says_so() -> None:
    assert "the target 3 can't be reached" in text("E(o1)", BEYOND_REACH)
    assert "reached" not in text("E(o1)")


def test_what_is_hidden_stands_as_a_question_mark_wherever_it_is_used() -> None:
    snapshot = when("sig(h1)")
    net, sig = moments_of((2, 2, 2), Bias.FIXED)[:2]
    hidden = replace(snapshot, hidden=frozenset({"net(h1)", "sig(h1)"}))
    assert sentence_of(hidden, net).result == "?"
    assert sentence_of(hidden, sig).text == "sig(h1) = 1 / (1 + e^−?) = ?"


@few_examples(15)
@given(
    st.lists(st.integers(1, 9), min_size=2, max_size=5), st.sampled_from(list(Bias)),
    st.floats(-1e3, 1e3),
)  # fmt: skip
def test_every_moment_of_any_network_has_a_short_sentence_with_its_result(
    layers: list[int], bias: Bias, target: float
) -> None:
    sample = Sample((0.5,) * layers[0], (target,) * layers[-1])
    file = NetworkFile(tuple(layers), bias=bias, samples=(sample,))
    session = TrainingSession(NetworkPreset("any", file), lambda: train_online_numpy)
    session.choose_grain(Grain.SAMPLE)
    snapshot = session.snapshot()
    for moment in moments_of(file.layers, bias):
        sentence = sentence_of(snapshot, moment)
        value = snapshot.value(moment.name)
        assert value is not None
        assert read_number(sentence.result) == pytest.approx(value, abs=5.1e-7, rel=6e-5)
        assert len(sentence.text) < 420
