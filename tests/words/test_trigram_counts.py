from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.trigram_counts import ContextError, TrigramCounts, trigram_keys

Trigram = tuple[int, int, int]
Arrays = dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]]

WORDS = 4  # ids 0 to 3; 4 is UNKNOWN, 5 is START
CORPORA = st.lists(st.lists(st.integers(0, WORDS), max_size=6), max_size=8)


def obvious_counts(sentences: Sequence[Sequence[int]]) -> Counter[Trigram]:
    start = WORDS + 1
    counts: Counter[Trigram] = Counter()
    for sentence in sentences:
        padded = [start, start, *sentence]
        for place in range(2, len(padded)):
            counts[padded[place - 2], padded[place - 1], padded[place]] += 1
    return counts


def as_counter(counts: TrigramCounts) -> Counter[Trigram]:
    size = counts.size
    return Counter(
        {
            (key // size**2, key // size % size, key % size): count
            for key, count in zip(counts.keys.tolist(), counts.counts.tolist(), strict=True)
        }
    )


@given(CORPORA)
def test_counts_are_the_obvious_ones(sentences: list[list[int]]) -> None:
    counts = TrigramCounts.of(sentences, WORDS)
    assert as_counter(counts) == obvious_counts(sentences)
    assert (np.diff(counts.keys) > 0).all()


@given(CORPORA)
def test_keys_come_in_the_order_of_the_words(sentences: list[list[int]]) -> None:
    words = [key % (WORDS + 2) for keys in trigram_keys(sentences, WORDS) for key in keys.tolist()]
    assert words == [word for sentence in sentences for word in sentence]


@given(CORPORA, st.integers(1, 9))
def test_blocks_make_no_difference(sentences: list[list[int]], block_words: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.words.trigram_counts.BLOCK_WORDS", block_words)
        counts = TrigramCounts.of(iter(sentences), WORDS)
    assert as_counter(counts) == obvious_counts(sentences)


@given(CORPORA, st.lists(st.integers(0, 2), min_size=WORDS, max_size=WORDS))
def test_other_ids_are_those_of_the_renamed_sentences(
    sentences: list[list[int]], new_ids: list[int]
) -> None:
    """Into a vocabulary of two words, in which 2 is UNKNOWN and 3 is START."""
    renamed = TrigramCounts.of(sentences, WORDS).renamed(np.array([*new_ids, 2, 3]), 2)
    others = [[[*new_ids, 2][word] for word in sentence] for sentence in sentences]
    counted = TrigramCounts.of(others, 2)
    assert renamed.vocabulary_size == 2
    assert renamed.keys.tolist() == counted.keys.tolist()
    assert renamed.counts.tolist() == counted.counts.tolist()


@given(CORPORA, st.integers(0, 9))
def test_the_most_frequent_are_kept(sentences: list[list[int]], most: int) -> None:
    counts = TrigramCounts.of(sentences, WORDS)
    kept = counts.most_frequent(most)
    obvious = sorted(zip(-counts.counts, counts.keys, strict=True))[:most]
    assert sorted(zip(-kept.counts, kept.keys, strict=True)) == obvious
    assert (np.diff(kept.keys) > 0).all()


@given(CORPORA, CORPORA)
def test_merged_is_counted_together(some: list[list[int]], more: list[list[int]]) -> None:
    merged = TrigramCounts.of(some, WORDS).merged(TrigramCounts.of(more, WORDS))
    assert as_counter(merged) == obvious_counts(some + more)
    assert (np.diff(merged.keys) > 0).all()


def test_different_vocabularies_are_not_merged() -> None:
    with pytest.raises(ValueError, match="count both with one vocabulary"):
        TrigramCounts.of([[0]], 3).merged(TrigramCounts.of([[0]], 4))


def test_too_many_trigrams_cost_the_rarest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.words.trigram_counts.BLOCK_WORDS", 1)
    often, once = [[0, 1]] * 3, [[2, word] for word in range(WORDS)]
    counts = TrigramCounts.of([*often, *once, [3]], WORDS, most_trigrams=3)
    start = WORDS + 1
    kept = as_counter(counts)
    assert kept[start, start, 0] == kept[start, 0, 1] == 3
    assert kept[start, start, 3] == 1
    assert len(kept) < len(obvious_counts([*often, *once, [3]]))


@pytest.mark.parametrize("bad", [-1, WORDS + 1, WORDS + 2, -(2**40), 2**40])
def test_ids_out_of_range_are_refused(bad: int) -> None:
    with pytest.raises(ValueError, match="not from 0 to 4"):
        TrigramCounts.of([[0, 1], [2, bad, 3]], WORDS)


@pytest.mark.parametrize("size", [0, -1, 2_000_001])
def test_vocabularies_that_cannot_be_packed_are_refused(size: int) -> None:
    with pytest.raises(ValueError, match="1 to 2000000 words"):
        TrigramCounts.of([[0]], size)


def test_the_largest_vocabulary_can_be_packed() -> None:
    size = 2_000_000
    counts = TrigramCounts.of([[size, size, size]], size)
    assert counts.keys.tolist() == sorted(
        (a * (size + 2) + b) * (size + 2) + size
        for a, b in ((size + 1, size + 1), (size + 1, size), (size, size))
    )
    assert TrigramCounts.from_arrays(counts.to_arrays()).keys.tolist() == counts.keys.tolist()


@given(CORPORA)
def test_arrays_and_back(sentences: list[list[int]]) -> None:
    counts = TrigramCounts.of(sentences, WORDS)
    again = TrigramCounts.from_arrays(counts.to_arrays())
    assert again.vocabulary_size == WORDS
    assert as_counter(again) == as_counter(counts)


@pytest.mark.parametrize(
    ("vocabulary_size", "times", "types"),
    [
        (4, 1, ("uint8", "uint8")),
        (300, 256, ("uint16", "uint16")),
        (70_000, 3, ("uint32", "uint8")),
    ],
)
def test_arrays_are_as_narrow_as_they_can_be(
    vocabulary_size: int, times: int, types: tuple[str, str]
) -> None:
    arrays = TrigramCounts.of([[0]] * times, vocabulary_size).to_arrays()
    assert (arrays["trigram_word"].dtype.name, arrays["trigram_count"].dtype.name) == types


def damaged(name: str, value: object) -> Arrays:
    arrays: Arrays = dict(TrigramCounts.of([[0, 1, 2], [3, 4, 0]], WORDS).to_arrays())
    arrays[name] = np.asarray(value)
    return arrays


def twice() -> Arrays:
    arrays = TrigramCounts.of([[0, 1, 2]], WORDS).to_arrays()
    return {name: np.repeat(a, 2) if a.ndim else a for name, a in arrays.items()}


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({}, "lack vocabulary_size"),
        (damaged("vocabulary_size", np.uint32(0)), "how many words"),
        (damaged("vocabulary_size", np.uint32(2_000_001)), "how many words"),
        (damaged("vocabulary_size", np.array([4], dtype=np.uint32)), "how many words"),
        (damaged("vocabulary_size", -4), "damaged vocabulary_size"),
        (damaged("vocabulary_size", np.uint32(3)), "first word above 4"),
        (damaged("trigram_first", np.full(6, 6, np.uint8)), "first word above 5"),
        (damaged("trigram_second", np.full(6, 6, np.uint8)), "second word above 5"),
        (damaged("trigram_word", np.full(6, 5, np.uint8)), "word word above 4"),
        (damaged("trigram_word", np.zeros(5, np.uint8)), "differ in length"),
        (damaged("trigram_word", np.zeros((3, 2), np.uint8)), "damaged trigram_word"),
        (damaged("trigram_word", np.zeros(6)), "damaged trigram_word: float64"),
        (damaged("trigram_word", np.zeros(6, np.int64)), "damaged trigram_word: int64"),
        (damaged("trigram_word", ["a"] * 6), "damaged trigram_word"),
        (damaged("trigram_count", np.zeros(6, np.uint8)), "count below 1"),
        (damaged("trigram_first", np.zeros(6, np.uint8)), "not in order"),
        (twice(), "not in order"),
    ],
)
def test_damaged_arrays_are_refused(arrays: Arrays, message: str) -> None:
    with pytest.raises(ContextError) as caught:
        TrigramCounts.from_arrays(arrays)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "name", ["trigram_first", "trigram_second", "trigram_word", "trigram_count"]
)
def test_a_missing_column_is_named(name: str) -> None:
    arrays = TrigramCounts.of([[0]], WORDS).to_arrays()
    del arrays[name]
    with pytest.raises(ContextError, match=f"lack {name}"):
        TrigramCounts.from_arrays(arrays)
