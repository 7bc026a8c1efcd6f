"""The keyboard through one encoding, against the slow way to add it up."""

from __future__ import annotations

import numpy as np
import pytest

from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor, through_network
from app.prediction.personal.store import PersonalStore
from app.prediction.predictor import Predictor
from app.words.encodings import ENCODINGS
from tests.prediction.keyboard.small import small_model
from tests.prediction.keyboard.test_encoded_network import trained


@pytest.mark.parametrize("name", ENCODINGS)
def test_words_and_codes_are_those_of_the_slow_sum(name: str) -> None:
    encoded, keyboard = trained(name), small_model()
    predictor = through_network(encoded, keyboard)
    words, encode = keyboard.vocabulary.keys, ENCODINGS[name].encode
    model = encoded.model(keyboard)
    p_code = model.speaker().code_probabilities(keyboard.vocabulary.ids_of(["how", "are"]))[0]
    number = {encode(word): place for place, word in enumerate(encoded.examples)}
    codes = [number.get(encode(word), len(number)) for word in words]
    total = np.zeros(len(number) + 1)
    for code, share in zip(codes, keyboard.background, strict=True):
        total[code] += share
    slow = {
        word: p_code[code] * share / total[code]
        for word, code, share in zip(words, codes, keyboard.background, strict=True)
        if word not in ("are", "crap")  # the word before, and a rude one
    }
    said = predictor.predict("How are ", 5)
    assert said.encoding == name
    best = sorted(slow.values(), reverse=True)[:5]
    assert [each.score for each in said.suggestions] == pytest.approx(best, rel=1e-4)
    for each in said.suggestions:
        assert slow[each.word.lower()] == pytest.approx(each.score, rel=1e-4)
        assert each.parts.network == pytest.approx(each.score, rel=1e-4)
        assert (each.parts.context, each.parts.dictionary, each.parts.personal) == (0, 0, 0)
    expected = sorted(p_code[:-1].tolist(), reverse=True)[:5]
    assert [code.p for code in said.predicted_codes] == pytest.approx(expected)
    for code in said.predicted_codes:
        assert {ENCODINGS[name].written(word) for word in code.words} <= {code.written}


def test_words_of_a_code_begin_as_what_is_typed() -> None:
    predictor = through_network(trained("letter-sum"), small_model())
    said = predictor.predict("I like t")
    words = [word for code in said.predicted_codes for word in code.words]
    assert all(word.startswith("t") for word in words)
    assert [code.p for code in said.predicted_codes] == [
        code.p for code in predictor.predict("I like ").predicted_codes
    ]


def test_the_shipped_keyboard_through_each_encoding() -> None:
    keyboard = Predictor.load()
    assert isinstance(keyboard, KeyboardPredictor)
    found = {}
    for name in ENCODINGS:
        said = keyboard.through(name).predict("How are ", 3)
        assert said.encoding == name
        assert sum(code.p for code in said.predicted_codes) <= 1
        found[name] = [each.word for each in said.suggestions]
    assert found["word"][0] == "you"
    assert len({tuple(words) for words in found.values()}) > 1
    assert keyboard.predict("How are ").predicted_codes == ()


def test_it_learns_nothing_and_has_no_voices_to_leave_out() -> None:
    predictor = through_network(trained("word"), small_model())
    with PersonalStore(":memory:") as store:
        assert predictor.with_learned_words(store) is predictor
    assert predictor.ablated() == {}
    assert predictor.learner is None
