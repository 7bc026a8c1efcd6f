"""The recurrent network as a voice: reading word by word, and its part in the mixture."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.keyboard import mixing
from app.prediction.keyboard.codes import code_table
from app.prediction.keyboard.mixing import recurrent_voice, tuned_weights
from app.prediction.keyboard.ranker import MixingWeights, Ranker
from app.prediction.keyboard.recurrent_words import (
    STATES_KEPT,
    WORDS_READ,
    RecurrentSpeaker,
    RecurrentWords,
    codes_in,
)
from app.prediction.suggestion import head_name
from tests.prediction.keyboard.small import drawn_recurrent, small_model
from tests.words.broad_models import drawn

RECURRENT = drawn_recurrent(4)
MODEL = replace(small_model(), recurrent=RECURRENT)
V = len(MODEL.vocabulary)
CODES = codes_in(RECURRENT.classes, V)
contexts = st.lists(st.integers(0, V + 1), max_size=6)


def slow(context: list[int]) -> np.ndarray:
    """All of the sentence from its start, at once."""
    codes = CODES[[V + 1, *context]]
    states = RECURRENT.model.states_after(codes[:, np.newaxis])
    return RECURRENT.model.probabilities(states[-1])[0]


def test_a_word_goes_in_as_itself_any_other_as_one_code_the_start_as_another() -> None:
    assert codes_in(3, 5).tolist() == [0, 1, 2, 3, 3, 3, 4]
    assert codes_in(9, 5).tolist() == [0, 1, 2, 3, 4, 9, 10]


def test_through_a_family_each_word_goes_in_by_its_code() -> None:
    table = code_table("letter-sum", ("a", "b", "ab", "c"), np.ones(4))
    assert codes_in(2, 4, table).tolist() == table.codes.tolist()


@given(st.lists(contexts, min_size=1, max_size=5))
def test_what_is_kept_of_other_sentences_changes_nothing(asked: list[list[int]]) -> None:
    speaker = RecurrentSpeaker(RECURRENT, CODES)
    for context in asked:
        p = speaker.probabilities(context)
        assert p.shape == (RECURRENT.classes,)
        np.testing.assert_allclose(p, slow(context), rtol=1e-3, atol=1e-6)


def test_states_that_are_kept_are_bounded_and_long_sentences_are_read_from_their_end() -> None:
    speaker = RecurrentSpeaker(RECURRENT, CODES)
    long = [n % V for n in range(3 * STATES_KEPT)]
    p = speaker.probabilities(long)
    np.testing.assert_allclose(p, slow(long[-WORDS_READ:]), rtol=1e-3, atol=1e-6)
    assert len(speaker._states) <= STATES_KEPT


@given(contexts)
def test_it_adds_its_share_to_the_scores(context: list[int]) -> None:
    without = MixingWeights(0.5, (0.2, 0.1), 0.2)
    with_it = replace(without, recurrent=1.0)
    scores = MODEL.ranker(with_it).scored(context).scores
    expected = MODEL.ranker(without).scored(context).scores / 2
    expected[: RECURRENT.classes] += slow(context) / 2
    np.testing.assert_allclose(scores, expected, rtol=1e-3, atol=1e-6)


@given(contexts, st.integers(0, V - 1))
def test_voices_by_name_add_up_to_the_score(context: list[int], word_id: int) -> None:
    ranker = MODEL.ranker(MixingWeights(1.0, (0.8, 0.0), 0.3, recurrent=0.7))
    scored = ranker.scored(context)
    (parts,) = ranker.parts(scored, [word_id])
    names = [voice.name for voice in parts.voices]
    assert names == [
        "recurrent network", head_name(MODEL.heads[0].family), "text it learned from", "dictionary"
    ]  # fmt: skip
    score = float(scored.scores[word_id])
    assert sum(voice.part for voice in parts.voices) == pytest.approx(score, rel=1e-4)
    assert parts.network == pytest.approx(sum(voice.part for voice in parts.voices[:2]))
    assert parts.network + parts.context + parts.dictionary == pytest.approx(score, rel=1e-4)


def test_a_weight_without_a_network_is_refused() -> None:
    model = small_model()
    weights = MixingWeights(1.0, (0.0, 0.0), 0.1, recurrent=1.0)
    with pytest.raises(ValueError, match="recurrent network has a weight"):
        Ranker(model.contexts, model.speaker(), model.dictionary, weights)


def test_its_voice_says_of_each_known_word_what_it_says_there() -> None:
    sentences = [[0, 1, 2], [V, 3, V - 1], [2]]
    said = recurrent_voice(MODEL, sentences)
    expected = []
    for sentence in sentences:
        for place, word in enumerate(sentence):
            if word < RECURRENT.classes:
                expected.append(slow(sentence[:place])[word])
            elif word != V:
                expected.append(0.0)
    np.testing.assert_allclose(said, expected, rtol=1e-3)


def test_tuning_gives_it_a_weight_where_it_knows_what_comes() -> None:
    """One that is sure of word 1 after everything, on sentences of nothing else."""
    sure = RecurrentWords(drawn_recurrent(5).model)
    sure.model.bias.value[1] = 20.0
    weights = tuned_weights(replace(MODEL, recurrent=sure), [[1, 1, 1]] * 5)
    assert weights.recurrent > 0.9


@pytest.mark.parametrize("share", [0.0, 0.8])
def test_beside_it_the_broad_model_has_three_tenths_at_least(
    monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    """Its weight is the likeliest, or three tenths of all; what is likeliest for the recurrent
    network stays as it is."""
    likeliest = np.array([0.2, 0.1, 0.1, 0.2, 0.4]) * (1 - share)
    monkeypatch.setattr(
        mixing, "mixture_weights", lambda voices, times: np.append(likeliest, share)
    )
    broad = drawn(4, len(MODEL.lexicon)).model()
    weights = tuned_weights(replace(MODEL, broad=broad), [[1, 2]])
    assert weights.broad / weights.total == pytest.approx(
        max(0.3, share / (1 - 0.06 * (1 - share)))
    )
    assert weights.recurrent / weights.context == pytest.approx(2)
