"""Mixing weights against a search over all weights."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.keyboard import mixing
from app.prediction.keyboard.mixing import mixture_weights, tuned_weights
from app.prediction.keyboard.training_text import TrainingText
from app.words.context import ContextModel
from tests.examples import few_examples
from tests.prediction.keyboard.small import LEXICON, SENTENCES, SETTINGS, small_model
from tests.words.broad_models import drawn


@few_examples(15)
@given(st.integers(0, 1000), st.integers(5, 40))
def test_no_other_weights_make_the_words_likelier(seed: int, words: int) -> None:
    voices = np.random.default_rng(seed).random((2, words)) ** 3
    found = mixture_weights(voices, rounds=500)
    assert found.sum() == pytest.approx(1)

    def log_likelihood(weight: float) -> float:
        return float(np.log(weight * voices[0] + (1 - weight) * voices[1]).sum())

    best = max(log_likelihood(weight) for weight in np.linspace(0, 1, 201))
    assert log_likelihood(found[0]) >= best - 1e-3


@few_examples(15)
@given(st.integers(0, 1000), st.lists(st.integers(1, 4), min_size=1, max_size=20))
def test_a_word_that_counts_twice_is_two_words(seed: int, times: list[int]) -> None:
    voices = np.random.default_rng(seed).random((3, len(times)))
    counted = mixture_weights(voices, times=np.array(times, np.float64))
    np.testing.assert_allclose(counted, mixture_weights(np.repeat(voices, times, axis=1)))


def test_a_sentence_that_counts_twice_is_two_sentences() -> None:
    model, broad = small_model(), drawn(4, len(LEXICON)).model()
    few = [model.vocabulary.ids_of(sentence) for sentence in SENTENCES[8:12]]
    contexts = ContextModel.count(few, len(model.vocabulary))  # so that others have a say
    model = replace(model, broad=broad, contexts=contexts)
    ids = [model.vocabulary.ids_of(sentence) for sentence in SENTENCES[:5]]
    repeated = [sentence for sentence, count in zip(ids, (1, 3, 2, 1, 5), strict=True)
                for _ in range(count)]  # fmt: skip
    counted, slow = tuned_weights(model, ids, (1, 3, 2, 1, 5)), tuned_weights(model, repeated)
    assert slow.context < 0.9
    np.testing.assert_allclose(
        [counted.context, *counted.heads, counted.dictionary, counted.broad],
        [slow.context, *slow.heads, slow.dictionary, slow.broad],
        atol=1e-6,
    )


def test_a_voice_that_is_always_right_gets_everything() -> None:
    assert mixture_weights(np.array([[1.0, 1.0], [0.1, 0.0]])) == pytest.approx([1, 0], abs=1e-6)


def test_words_that_no_voice_knows_have_no_say() -> None:
    with_silence = np.array([[0.5, 0.0, 0.1], [0.1, 0.0, 0.4]])
    np.testing.assert_allclose(mixture_weights(with_silence), mixture_weights(with_silence[:, ::2]))
    with pytest.raises(ValueError, match="no voice"):
        mixture_weights(np.zeros((2, 3)))


def test_the_heads_are_restrained_to_seven_tenths_of_the_likeliest_weights() -> None:
    text = TrainingText.prepared(SENTENCES, LEXICON, SETTINGS)
    few = [text.vocabulary.ids_of(sentence) for sentence in SENTENCES[:4]]
    contexts = ContextModel.count(few, len(text.vocabulary))  # so that all have a say
    model = replace(small_model(), contexts=contexts)
    speaker, said = model.speaker(), []
    for ids in text.validation.ids:
        for place, word in enumerate(ids):
            heads = []
            for head in range(2):
                spoken = np.zeros(len(text.vocabulary), np.float32)
                only = [float(head == each) for each in range(2)]
                speaker.add_to(spoken, speaker.code_probabilities(ids[:place]), only)
                heads.append(spoken[word])
            context = contexts.probabilities(ids[:place])[word]
            said.append([context, *heads, model.dictionary[word]])
    voices = np.array(said, np.float64).T

    tuned = tuned_weights(model, text.validation.ids)
    likeliest = np.array([tuned.context, *(np.array(tuned.heads) / 0.7), tuned.dictionary])
    assert likeliest.sum() == pytest.approx(1)
    assert likeliest[1:3].sum() > 0.1  # else there would be nothing to restrain
    tried = np.random.default_rng(1).dirichlet([0.5] * 4, 2000)
    assert np.log(likeliest @ voices).sum() >= np.log(tried @ voices).sum(axis=1).max() - 1e-3


@pytest.mark.parametrize("share", [0.0, 0.9])
def test_the_broad_model_has_six_tenths_at_least(
    monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    """Its weight is the likeliest, or six tenths of all; the others keep their proportions."""
    text = TrainingText.prepared(SENTENCES, LEXICON, SETTINGS)
    broad = drawn(4, len(LEXICON)).model()
    model = replace(small_model(), broad=broad)
    heard = []

    def fixed(voices: np.ndarray, times: None) -> np.ndarray:
        heard.append(voices)
        return np.append(np.array([0.4, 0.3, 0.1, 0.2]) * (1 - share), share)

    monkeypatch.setattr(mixing, "mixture_weights", fixed)
    tuned = tuned_weights(model, text.validation.ids)
    others = np.array([tuned.context, *tuned.heads, tuned.dictionary])
    np.testing.assert_allclose(others / others[0], [1, 0.75 * 0.7, 0.25 * 0.7, 0.5])
    if share:
        assert tuned.broad / others[0] == pytest.approx(share / (0.4 * (1 - share)))
    else:
        assert tuned.broad / (tuned.broad + others.sum()) == pytest.approx(0.6)
    slow = [
        broad.probability(
            [i if i < broad.size else broad.unknown for i in sentence[:place][-2:]], word
        ) if word < broad.size else 0.0
        for sentence in text.validation.ids
        for place, word in enumerate(sentence) if word != model.vocabulary.unknown
    ]  # fmt: skip
    np.testing.assert_allclose(heard[0][-1], slow)
