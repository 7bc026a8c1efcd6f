"""Mixing weights against a search over all weights."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.prediction.keyboard.keyboard_training import TrainingText
from app.prediction.keyboard.mixing import mixture_weights, tuned_weights
from app.words.context import ContextModel
from tests.prediction.keyboard.small import LEXICON, SENTENCES, SETTINGS, small_model


@settings(max_examples=30)
@given(st.integers(0, 1000), st.integers(5, 40))
def test_no_other_weights_make_the_words_likelier(seed: int, words: int) -> None:
    voices = np.random.default_rng(seed).random((2, words)) ** 3
    found = mixture_weights(voices, rounds=500)
    assert found.sum() == pytest.approx(1)

    def log_likelihood(weight: float) -> float:
        return float(np.log(weight * voices[0] + (1 - weight) * voices[1]).sum())

    best = max(log_likelihood(weight) for weight in np.linspace(0, 1, 201))
    assert log_likelihood(found[0]) >= best - 1e-3


def test_a_voice_that_is_always_right_gets_everything() -> None:
    assert mixture_weights(np.array([[1.0, 1.0], [0.1, 0.0]])) == pytest.approx([1, 0], abs=1e-6)


def test_words_that_no_voice_knows_have_no_say() -> None:
    with_silence = np.array([[0.5, 0.0, 0.1], [0.1, 0.0, 0.4]])
    np.testing.assert_allclose(mixture_weights(with_silence), mixture_weights(with_silence[:, ::2]))
    with pytest.raises(ValueError, match="no voice"):
        mixture_weights(np.zeros((2, 3)))


def test_the_heads_are_restrained_to_seven_tenths_of_the_likeliest_weights() -> None:
    text = TrainingText.prepared(SENTENCES, LEXICON, SETTINGS)
    contexts = ContextModel.count(text.train[:4], len(text.vocabulary))  # so that all have a say
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
