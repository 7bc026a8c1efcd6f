"""Codes are dense, and say what their family says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.keyboard.codes import FAMILIES, FREQUENT_FROM, code_table, of_the_most_frequent
from app.words.encodings import ENCODINGS

WORDS = ["you", "today", "state", "It's", "its", "walking", "talking", "Zoë"]
COUNTS = np.array([9, 1, 0, 5, 4, 2, 7, 0])


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_codes_run_from_zero_without_gaps(family: str) -> None:
    table = code_table(family, WORDS, COUNTS)
    assert sorted(set(table.of_words.tolist())) == list(range(table.size))
    assert table.codes[-2:].tolist() == [table.size, table.size + 1]
    assert table.inputs == table.size + 2


@given(st.lists(st.text("abc", min_size=1, max_size=4), min_size=2, unique=True))
def test_words_share_a_code_just_when_their_encoding_does(words: list[str]) -> None:
    counts = np.zeros(len(words), np.int64)
    for name, encoding in ENCODINGS.items():
        codes = code_table(name, words, counts).of_words
        for i, first in enumerate(words):
            for j, second in enumerate(words):
                same = encoding.encode(first) == encoding.encode(second)
                assert (codes[i] == codes[j]) == same


def test_frequent_words_have_their_own_code_and_others_their_ending() -> None:
    codes = code_table("frequent-word-or-ending", WORDS, COUNTS).of_words
    of = dict(zip(WORDS, codes.tolist(), strict=True))
    assert FREQUENT_FROM == 5
    assert of["walking"] != of["talking"]  # talking is frequent
    assert len({of["you"], of["It's"], of["its"], of["talking"]}) == 4
    many = code_table("frequent-word-or-ending", WORDS, COUNTS * 0).of_words
    assert many[5] == many[6]  # both end in -ng


def test_a_family_that_is_none_is_named() -> None:
    with pytest.raises(ValueError, match="'magic' is no code family; there are letter-sum"):
        code_table("magic", WORDS, COUNTS)


@given(st.lists(st.integers(0, 5), max_size=12), st.integers(0, 14))
def test_only_the_most_frequent_words_keep_their_counts(counts: list[int], most: int) -> None:
    kept = of_the_most_frequent(np.array(counts, np.int64), most)
    order = sorted(range(len(counts)), key=lambda place: (-counts[place], place))
    slow = [counts[place] if place in order[:most] else 0 for place in range(len(counts))]
    assert kept.tolist() == slow
