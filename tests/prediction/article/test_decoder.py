"""Decoding against the slow, obvious ranking of everything."""

from __future__ import annotations

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.article.decoder import DICTIONARY_WEIGHT_WORDS, Candidate, Decoder
from app.words.alphabet import word_to_sum
from app.words.tokens import normalise
from tests.words.lexicons import lexicon_of, shipped_lexicon

LEXICON = shipped_lexicon()
PLAIN = Decoder(LEXICON, {})

words = st.text("abc", min_size=1, max_size=3)
pairs = st.dictionaries(words, st.sampled_from([0.001, 0.002, 0.01]), min_size=1, max_size=12)
outputs = st.one_of(st.integers(0, 9), st.floats(0, 9)).map(float)


def frequencies(pairs: dict[str, float], counts: dict[str, int]) -> dict[str, float]:
    known = {word: counts.get(word, 0) for word in pairs}
    total = sum(known.values()) + DICTIONARY_WEIGHT_WORDS
    return {w: (known[w] + DICTIONARY_WEIGHT_WORDS * pairs[w]) / total for w in pairs}


@given(pairs=pairs, counts=st.dictionaries(words, st.integers(1, 3), max_size=4), output=outputs,
       reach=st.integers(0, 4))  # fmt: skip
def test_candidates_are_ranked_by_distance_frequency_alphabet(
    pairs: dict[str, float], counts: dict[str, int], output: float, reach: int
) -> None:
    frequency = frequencies(pairs, counts)
    decoder = Decoder(lexicon_of(pairs.items()), counts)
    slow = sorted(
        (abs(word_to_sum(word) - output), -frequency[word], word)
        for word in pairs
        if abs(word_to_sum(word) - output) <= reach
    )
    found = list(decoder.candidates(output, reach))
    assert [candidate.word for candidate in found] == [word for _, _, word in slow]
    for candidate in found:
        same_sum = [w for w in pairs if word_to_sum(w) == candidate.letter_sum]
        share = frequency[candidate.word] / sum(frequency[w] for w in same_sum)
        assert candidate.share == pytest.approx(share)


@given(pairs=pairs, values=st.lists(outputs, min_size=1, max_size=3), limit=st.integers(1, 30))
def test_combinations_are_the_brute_force_ranking(
    pairs: dict[str, float], values: list[float], limit: int
) -> None:
    decoder = Decoder(lexicon_of(pairs.items()), {})
    lists = [list(decoder.nearest(value)) for value in values]

    def rank(candidates: tuple[Candidate, ...]) -> tuple[float, float, tuple[str, ...]]:
        return (
            sum(candidate.distance for candidate in candidates),
            -float(np.prod([candidate.frequency for candidate in candidates])),
            tuple(candidate.word for candidate in candidates),
        )

    slow = sorted(map(rank, itertools.product(*lists)))[:limit]
    found = [rank(candidates) for candidates in decoder.combinations(values, limit)]
    # The order of equal products depends on how they round, so the ranks are compared, not words.
    assert [r[0] for r in found] == pytest.approx([r[0] for r in slow])
    assert [r[1] for r in found] == pytest.approx([r[1] for r in slow])


def test_rivals_at_65_are_all_there_and_wori_is_none() -> None:
    found = [candidate.word for candidate in PLAIN.candidates(65.0, 0.0)]
    slow = [word for word in LEXICON.words if word_to_sum(word) == 65]
    assert Counter(found) == Counter(slow)
    assert {"today", "state", "show"} <= set(found)
    assert len(found) > 100
    assert "wori" not in found


def test_a_prefix_keeps_every_match_ranked_by_closeness_times_frequency() -> None:
    found = list(PLAIN.completions(61.0, "tod"))
    matches = [w for w in LEXICON.words if normalise(w).startswith("tod")]
    slow = sorted(matches, key=lambda w: -LEXICON.frequency(w) / (1 + abs(word_to_sum(w) - 61)))
    assert [candidate.word for candidate in found] == slow


def test_the_reach_widens_until_there_is_a_word() -> None:
    lexicon = lexicon_of([("zzz", 0.1)])  # 78
    assert [c.word for c in Decoder(lexicon, {}).nearest(3.0)] == ["zzz"]
    assert list(Decoder(lexicon, {}).completions(3.0, "a")) == []
    assert Decoder(lexicon, {}).combinations([3.0, 78.0], 5)[0][1].distance == 0


def test_a_word_met_in_training_stands_before_rivals_as_frequent() -> None:
    assert next(iter(PLAIN.candidates(65.0))).word != "today"
    assert next(iter(Decoder(LEXICON, {"Today": 1}).candidates(65.0))).word == "today"


def test_combinations_are_counted() -> None:
    count = len(LEXICON.with_sum(61)) * len(LEXICON.with_sum(65))
    assert PLAIN.combination_count([61, 65]) == count


@given(pairs=pairs, counts=st.dictionaries(words, st.integers(1, 3), max_size=4), output=outputs)
def test_a_rank_is_the_place_in_the_ranking_of_all_words(
    pairs: dict[str, float], counts: dict[str, int], output: float
) -> None:
    decoder = Decoder(lexicon_of(pairs.items()), counts)
    ranked = [candidate.word for candidate in decoder.candidates(output, reach=1e6)]
    assert [decoder.rank(word, output) for word in ranked] == list(range(1, len(ranked) + 1))
    assert decoder.rank("xyz", output) is None


def test_a_word_that_was_met_comes_first_of_its_sum() -> None:
    assert PLAIN.place_in_sum("state") == 1
    today = PLAIN.place_in_sum("today")
    assert today is not None
    assert today > 1
    assert Decoder(LEXICON, {"today": 1}).place_in_sum("today") == 1
    assert PLAIN.place_in_sum("wori") is None
