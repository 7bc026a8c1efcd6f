"""The person's voice against its formula written out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from hypothesis import given
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
from tests.examples import few_examples
from tests.words.lexicons import lexicon_of

VOCABULARY = Vocabulary(lexicon_of([("a", 0.5), ("b", 0.3), ("c", 0.1)]))
WORDS = ["a", "b", "c", "xa", "xb"]
sentences = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), max_size=6)


@contextmanager
def voice_of(texts: list[list[str]], later: list[list[str]]) -> Iterator[PersonalVoice]:
    """Some sentences are learned before it is made, others after."""
    with PersonalStore(":memory:") as store:
        for sentence in texts:
            store.learn(sentence)
        voice = PersonalVoice(VOCABULARY, store)
        for sentence in later:
            for before in ("", *WORDS):
                voice.after(before)  # is kept, and has to follow
            voice.take(store.learn(sentence))
        yield voice


@pytest.fixture
def store() -> Iterator[PersonalStore]:
    with PersonalStore(":memory:") as opened:
        yield opened


@few_examples(25)
@given(sentences, sentences, st.sampled_from(["", *WORDS]))
def test_mixed_scores_are_the_formula(
    first: list[list[str]], later: list[list[str]], before: str
) -> None:
    texts = [*first, *later]
    flat = [word for sentence in texts for word in sentence]
    pairs = [pair for sentence in texts for pair in zip(["", *sentence], sentence, strict=False)]
    trust = len(flat) / (len(flat) + WORDS_TO_HALF)
    scores = np.array([0.5, 0.3, 0.2], np.float32)
    with voice_of(first, later) as voice:
        here = voice.after(before)
        mixed = here.mixed(scores)
    new = [word for word in ("xa", "xb") if flat.count(word) >= 2]
    shown = [here.word(word_id) for word_id in range(here.size)]
    assert shown[:3] == ["a", "b", "c"]
    assert sorted(shown[3:]) == new
    assert here.size == len(mixed)
    after = sum(first == before for first, _ in pairs)
    for word_id, word in enumerate(shown):
        single = SINGLE_LOUDEST * trust * flat.count(word) / max(len(flat), 1)
        count = max(pairs.count((before, word)) - PAIR_DISCOUNT, 0) if flat.count(word) else 0
        pair = PAIRS_LOUDEST * trust * count / (after + PAIR_MARGIN)
        base = scores[word_id] if word_id < 3 else 0.0
        expected = (1 - trust * (SINGLE_LOUDEST + PAIRS_LOUDEST)) * base + single + pair
        assert mixed[word_id] == pytest.approx(expected, rel=1e-4, abs=1e-7)
        assert here.part(word_id) == pytest.approx(single + pair, rel=1e-4, abs=1e-7)
        assert here.share_after(word_id) == pytest.approx(count / (after + PAIR_MARGIN))


def offered(store: PersonalStore, prefix: str = "", wanted: int = 5) -> list[str]:
    here = PersonalVoice(VOCABULARY, store).after("", prefix, wanted)
    return sorted(here.word(int(word_id)) for word_id in here.new)


def test_new_words_are_offered_after_two_uses_one_pick_or_by_hand(store: PersonalStore) -> None:
    store.learn(["once", "picked"], picked=[1])
    store.learn(["twice", "twice"])
    store.add("Added")
    assert offered(store) == ["Added", "picked", "twice"]
    assert offered(store, "pi") == ["picked"]
    assert offered(store, "PI") == ["picked"]
    store.never("twice")
    assert "twice" not in offered(store)


def test_a_name_is_offered_after_its_first_use(store: PersonalStore) -> None:
    store.learn(["ask", "Zorblax", "about", "zorbing"])
    assert offered(store) == ["Zorblax"]


def test_of_many_new_words_the_most_used_are_looked_at(store: PersonalStore) -> None:
    for place, letter in enumerate("abcdefghijklmnopqrst", start=2):
        store.learn([f"new{letter}"] * place)
    assert offered(store, "new", wanted=1)[-1] == "newt"
    assert len(offered(store, "new", wanted=1)) < 20


def test_what_is_not_wanted_is_hidden(store: PersonalStore) -> None:
    store.never("a")
    store.not_here("c", "b")
    voice = PersonalVoice(VOCABULARY, store)
    assert voice.after("").hidden == {0}
    assert voice.after("c").hidden == {0, 1}


def test_nothing_learned_changes_nothing() -> None:
    scores = np.array([0.5, 0.3, 0.2], np.float32)
    with voice_of([], []) as voice:
        np.testing.assert_array_equal(voice.after("").mixed(scores), scores)
