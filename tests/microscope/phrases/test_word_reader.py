from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR
from app.microscope.phrases.phrase_entry import parse_phrase
from app.microscope.phrases.word_reader import RIVALS, WordReader
from tests.words.lexicons import lexicon_of, shipped_lexicon

LEXICON = shipped_lexicon()
READER = WordReader(LEXICON, ARTICLE.file.samples)
WORDS = st.text("abc", min_size=1, max_size=3)
PAIRS = st.dictionaries(WORDS, st.sampled_from([0.001, 0.002, 0.01]), min_size=1, max_size=12)


def test_an_output_near_a_sum_reads_as_the_word_that_was_met() -> None:
    reading = READER.read(0, 1, 0.6532)
    assert reading.output == pytest.approx(65.32)
    assert (reading.letter_sum, reading.wanted, reading.rank) == (65, "today", 1)
    assert reading.words[0] == "today"
    assert len(reading.words) == RIVALS + 1
    assert reading.is_right


def test_an_output_elsewhere_reads_as_another_word_and_says_how_far_behind_the_wanted_one_is() -> (
    None
):
    reading = READER.read(0, 0, 0.7514)
    assert reading.letter_sum == 75
    assert not reading.is_right
    nearer = np.abs(LEXICON.sums - 75.14) < 75.14 - 61
    assert reading.rank == 1 + np.count_nonzero(nearer)


def test_only_samples_that_are_words_are_read() -> None:
    assert READER.knows_words
    assert READER.reads(0)
    assert not READER.reads(1)
    assert not WordReader(LEXICON, EXCLUSIVE_OR.file.samples).knows_words
    changed = ARTICLE.file.samples[0].with_input(0, 0.5)
    reader = WordReader(LEXICON, (changed, *ARTICLE.file.samples))
    assert [reader.reads(sample) for sample in range(3)] == [False, True, False]


def test_what_is_no_number_is_never_first() -> None:
    assert not READER.is_first(0, 0, math.nan)
    assert not READER.is_first(0, 0, math.inf)
    assert READER.is_first(0, 0, 0.61)
    np.testing.assert_array_equal(READER.ranks(0, 0, np.array([math.nan, 0.61])), [0, 1])


@given(PAIRS, st.text("abc", min_size=1, max_size=3), st.floats(-2, 12))
def test_ranks_of_many_values_are_those_of_one(
    pairs: dict[str, float], word: str, output: float
) -> None:
    """Where two sums are equally far the words of both are ranked by frequency; that alone is
    left out."""
    lexicon = lexicon_of(pairs.items())
    reader = WordReader(lexicon, (parse_phrase(f"a → {word}", 1, 1),))
    expected = reader.decoder.rank(word, output)
    own = reader.decoder.lexicon.index(word)
    if own is not None:
        sums = lexicon.sums
        if (np.isclose(np.abs(sums - output), abs(sums[own] - output)) & (sums != sums[own])).any():
            return
    ranks = reader.ranks(0, 0, np.array([output / 100]))
    assert ranks.tolist() == [expected or 0]


@given(PAIRS, WORDS, st.floats(0, 12))
def test_a_word_is_first_only_within_its_cell(
    pairs: dict[str, float], word: str, output: float
) -> None:
    reader = WordReader(lexicon_of(pairs.items()), (parse_phrase(f"a → {word}", 1, 1),))
    low, high = reader.cell(0, 0)
    if reader.is_first(0, 0, output / 100):
        assert low - 1e-12 <= output / 100 <= high + 1e-12


def test_a_scale_of_its_own() -> None:
    sample = parse_phrase("How → are", 1, 1, 50)
    assert WordReader(LEXICON, (sample,)).is_first(0, 0, 24.2 / 50)
    assert not WordReader(LEXICON, (replace(sample, captions=None),)).knows_words
