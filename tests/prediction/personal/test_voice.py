"""The person's voice against its formula written out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.prediction.personal.store import PersonalStore
from app.prediction.personal.voice import (
    PAIR_DISCOUNT,
    PAIR_MARGIN,
    PAIRS_LOUDEST,
    SINGLE_LOUDEST,
    WORDS_TO_HALF,
    PersonalVoice,
)
from app.words.vocabulary import Vocabulary
from tests.words.lexicons import lexicon_of

VOCABULARY = Vocabulary(lexicon_of([("a", 0.5), ("b", 0.3), ("c", 0.1)]))
WORDS = ["a", "b", "c", "xa", "xb"]
sentences = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), max_size=6)


def voice_of(texts: list[list[str]]) -> PersonalVoice:
    with PersonalStore(":memory:") as store:
        for sentence in texts:
            store.learn(sentence)
        return PersonalVoice(VOCABULARY, store.counts())


@pytest.fixture
def store() -> Iterator[PersonalStore]:
    with PersonalStore(":memory:") as opened:
        yield opened


@settings(max_examples=50)
@given(sentences, st.sampled_from(["", *WORDS]))
def test_mixed_scores_are_the_formula(texts: list[list[str]], before: str) -> None:
    voice = voice_of(texts)
    flat = [word for sentence in texts for word in sentence]
    pairs = [pair for sentence in texts for pair in zip(["", *sentence], sentence, strict=False)]
    trust = len(flat) / (len(flat) + WORDS_TO_HALF)
    scores = np.array([0.5, 0.3, 0.2], np.float32)
    mixed = voice.mixed(scores, before)
    offered = ["a", "b", "c", *(w for w in ("xa", "xb") if flat.count(w) >= 2)]
    assert voice.size == len(mixed) == len(offered)
    after = sum(first == before for first, _ in pairs)
    for word_id, word in enumerate(offered):
        single = SINGLE_LOUDEST * trust * flat.count(word) / max(len(flat), 1)
        count = max(pairs.count((before, word)) - PAIR_DISCOUNT, 0) if flat.count(word) else 0
        pair = PAIRS_LOUDEST * trust * count / (after + PAIR_MARGIN)
        base = scores[word_id] if word_id < 3 else 0.0
        expected = (1 - trust * (SINGLE_LOUDEST + PAIRS_LOUDEST)) * base + single + pair
        assert mixed[word_id] == pytest.approx(expected, rel=1e-4, abs=1e-7)
        assert voice.part(word_id, before) == pytest.approx(single + pair, rel=1e-4, abs=1e-7)
        assert voice.word(word_id) == word


def test_new_words_are_offered_after_two_uses_one_pick_or_by_hand(store: PersonalStore) -> None:
    store.learn(["once", "picked"], picked=[1])
    store.learn(["twice", "twice"])
    store.add("Added")
    voice = PersonalVoice(VOCABULARY, store.counts())
    assert sorted(voice.new_words) == ["Added", "picked", "twice"]
    assert [voice.word(int(i)) for i in voice.new_matching("pi")] == ["picked"]
    store.never("twice")
    assert "twice" not in PersonalVoice(VOCABULARY, store.counts()).new_words


def test_what_is_not_wanted_is_hidden(store: PersonalStore) -> None:
    store.never("a")
    store.not_here("c", "b")
    voice = PersonalVoice(VOCABULARY, store.counts())
    assert voice.hidden("").tolist() == [0]
    assert voice.hidden("c").tolist() == [0, 1]


def test_nothing_learned_changes_nothing() -> None:
    scores = np.array([0.5, 0.3, 0.2], np.float32)
    np.testing.assert_array_equal(voice_of([]).mixed(scores, ""), scores)
