import math
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.context import ContextModel
from app.words.kneser_ney import FALLBACK_DISCOUNTS
from app.words.trigram_counts import ContextError

WORDS = 4  # ids 0 to 3
UNKNOWN, START = WORDS, WORDS + 1
CORPORA = st.lists(st.lists(st.integers(0, UNKNOWN), max_size=8), max_size=12)
CONTEXTS = st.lists(st.integers(0, START), max_size=3)


def slow_discounts(counts: Counter[tuple[int, ...]]) -> tuple[float, ...]:
    n = Counter(counts.values())
    if not all(n[k] for k in (1, 2, 3, 4)):
        return FALLBACK_DISCOUNTS
    y = n[1] / (n[1] + 2 * n[2])
    d = tuple(k - (k + 1) * y * n[k + 1] / n[k] for k in (1, 2, 3))
    return d if min(d) > 0 else FALLBACK_DISCOUNTS


def slow_model(
    sentences: Sequence[Sequence[int]], vocabulary_size: int
) -> Callable[[tuple[int, ...], int], float]:
    """Modified Kneser-Ney from the formulas of Chen and Goodman, with dictionaries."""
    start = vocabulary_size + 1
    trigrams: Counter[tuple[int, ...]] = Counter()
    for sentence in sentences:
        padded = (start, start, *sentence)
        trigrams.update(zip(padded, padded[1:], padded[2:], strict=False))
    bigrams = Counter(ngram[1:] for ngram in trigrams)
    orders = {3: trigrams, 2: bigrams, 1: Counter(ngram[1:] for ngram in bigrams)}
    discounts = {order: slow_discounts(counts) for order, counts in orders.items()}

    def p(history: tuple[int, ...], word: int) -> float:
        order = len(history) + 1
        followers = {n[-1]: c for n, c in orders[order].items() if n[:-1] == history}
        lower = p(history[1:], word) if history else 1 / (vocabulary_size + 1)
        if not followers:
            return lower
        d = discounts[order]
        taken = {w: d[min(c, 3) - 1] for w, c in followers.items()}
        kept = max(followers.get(word, 0) - taken.get(word, 0), 0)
        return (kept + sum(taken.values()) * lower) / sum(followers.values())

    return p


def written_text(seed: int, vocabulary_size: int, sentences: int) -> list[list[int]]:
    """Sentences in which few words are frequent, as in any language."""
    generator = np.random.default_rng(seed)
    return [
        np.minimum(generator.zipf(1.5, generator.integers(1, 12)) - 1, vocabulary_size).tolist()
        for _ in range(sentences)
    ]


@given(CORPORA)
def test_tiny_texts_against_the_formulas(sentences: list[list[int]]) -> None:
    model, p = ContextModel.count(sentences, WORDS), slow_model(sentences, WORDS)
    contexts = [(a, b) for a in range(START + 1) for b in range(START)] + [(START, START)]
    for context in contexts:
        expected = [p(context, word) for word in range(UNKNOWN + 1)]
        assert model.probabilities(context) == pytest.approx(expected[:WORDS], rel=1e-5)
        for word, probability in enumerate(expected):
            assert model.probability(context, word) == pytest.approx(probability, rel=1e-5)


@pytest.mark.parametrize("seed", range(5))
def test_estimated_discounts_against_the_formulas(seed: int) -> None:
    size = 60
    sentences = written_text(seed, size, sentences=150)
    model, p = ContextModel.count(sentences, size), slow_model(sentences, size)
    trigrams: Counter[tuple[int, ...]] = Counter(
        n for s in sentences for n in zip((61, 61, *s), (61, *s), s, strict=False)
    )
    assert slow_discounts(trigrams) != FALLBACK_DISCOUNTS
    for context in [(61, 61), (61, 0), (0, 0), (0, 1), (3, 0), (50, 2), (59, 59), (60, 0), (0, 60)]:
        expected = [p(context, word) for word in range(size)]
        assert model.probabilities(context) == pytest.approx(expected, rel=1e-5)
        assert model.probability(context, size) == pytest.approx(p(context, size), rel=1e-5)


def test_a_text_of_one_word_by_hand() -> None:
    model = ContextModel.count([[0]], 1)
    # Every count is 1 and half of it is taken: 1/2 + 1/2 · (1/2 + 1/2 · (1/2 + 1/2 · 1/2)).
    assert model.probabilities([]).tolist() == [0.9375]
    assert model.probability([], 1) == 0.0625
    # "0 0" was never seen, nor anything after 0: the single words decide.
    assert model.probabilities([0]).tolist() == [0.75]


def test_what_followed_is_expected_again() -> None:
    how, are, you, they = range(4)
    model = ContextModel.count([[how, are, you]] * 3 + [[they, are, how]], 4)
    assert np.argmax(model.probabilities([how, are])) == you
    assert np.argmax(model.probabilities([they, are])) == how
    assert np.argmax(model.probabilities([])) == how


@given(CORPORA, CONTEXTS)
def test_probabilities_are_a_distribution(sentences: list[list[int]], context: list[int]) -> None:
    model = ContextModel.count(sentences, WORDS)
    p = model.probabilities(context)
    assert p.shape == (WORDS,)
    assert p.dtype == np.float32
    assert (p > 0).all()
    assert p.sum() + model.probability(context, model.unknown) == pytest.approx(1, rel=1e-5)


@given(CORPORA)
def test_unigrams_are_what_no_context_changes(sentences: list[list[int]]) -> None:
    model, p = ContextModel.count(sentences, WORDS), slow_model(sentences, WORDS)
    assert model.unigrams == pytest.approx([p((), word) for word in range(WORDS)], rel=1e-5)
    with pytest.raises(ValueError, match="read-only"):
        model.unigrams[0] = 1


def test_without_text_all_words_are_equal() -> None:
    for sentence_count in (0, 1):
        model = ContextModel.count([[]] * sentence_count, WORDS)
        assert model.probabilities([1, 2]) == pytest.approx([1 / (WORDS + 1)] * WORDS)


@given(CORPORA, st.integers(0, UNKNOWN), st.integers(0, UNKNOWN), CONTEXTS)
def test_a_context_is_its_last_two_words(
    sentences: list[list[int]], a: int, b: int, before: list[int]
) -> None:
    model = ContextModel.count(sentences, WORDS)
    same = model.probabilities
    assert same([*before, a, b]).tolist() == same([a, b]).tolist()
    assert same([a]).tolist() == same([START, a]).tolist()
    assert same([]).tolist() == same([START, START]).tolist() == same([a, START]).tolist()


@given(CORPORA, CONTEXTS)
def test_the_array_given_is_filled_and_returned(
    sentences: list[list[int]], context: list[int]
) -> None:
    model = ContextModel.count(sentences, WORDS)
    out = np.full(WORDS, np.nan, dtype=np.float32)
    assert model.probabilities(context, out) is out
    assert out.tolist() == model.probabilities(context).tolist()
    out[:] = 0
    assert (model.probabilities(context) > 0).all()


@given(CORPORA, CORPORA)
def test_added_is_counted_at_once(some: list[list[int]], more: list[list[int]]) -> None:
    first = ContextModel.count(some, WORDS)
    before = first.probabilities([]).tolist()
    added, at_once = first.added(more), ContextModel.count(some + more, WORDS)
    for a in range(START + 1):
        for b in range(START + 1):
            expected = at_once.probabilities([a, b])
            assert added.probabilities([a, b]).tolist() == expected.tolist()
    assert first.probabilities([]).tolist() == before


@given(CORPORA, CONTEXTS)
def test_arrays_and_back(sentences: list[list[int]], context: list[int]) -> None:
    model = ContextModel.count(sentences, WORDS)
    again = ContextModel.from_arrays(model.to_arrays())
    assert again.vocabulary_size == WORDS
    assert again.probabilities(context).tolist() == model.probabilities(context).tolist()


@given(
    CORPORA,
    st.sampled_from(["trigram_first", "trigram_second", "trigram_word", "trigram_count"]),
    st.lists(st.integers(0, 9), max_size=12),
)
def test_damaged_arrays_are_refused_or_still_a_distribution(
    sentences: list[list[int]], name: str, values: list[int]
) -> None:
    arrays = ContextModel.count(sentences, WORDS).to_arrays()
    arrays[name] = np.array(values, dtype=np.uint8)
    try:
        model = ContextModel.from_arrays(arrays)
    except ContextError:
        return
    for context in ([], [0], [1, 2], [3, UNKNOWN]):
        p = model.probabilities(context)
        assert p.sum() + model.probability(context, UNKNOWN) == pytest.approx(1, rel=1e-5)


@given(CORPORA, CORPORA)
def test_perplexity_is_the_obvious_one(some: list[list[int]], other: list[list[int]]) -> None:
    model = ContextModel.count(some, WORDS)
    p = [
        model.probability(sentence[:place], word)
        for sentence in other
        for place, word in enumerate(sentence)
    ]
    assert model.event_probabilities(other) == pytest.approx(p)
    if p:
        expected = math.exp(-sum(map(math.log, p)) / len(p))
        assert model.perplexity(other) == pytest.approx(expected)
    else:
        with pytest.raises(ValueError, match="no word"):
            model.perplexity(other)


@pytest.mark.parametrize("context", [[-1], [START + 1], [-1, 0], [0, 99], [0, -1]])
def test_contexts_out_of_range_are_refused(context: list[int]) -> None:
    model = ContextModel.count([[0, 1]], WORDS)
    with pytest.raises(ValueError, match="the context"):
        model.probabilities(context)
    with pytest.raises(ValueError, match="the context"):
        model.probability(context, 0)


@pytest.mark.parametrize("word", [-1, START])
def test_words_out_of_range_are_refused(word: int) -> None:
    with pytest.raises(ValueError, match="the ids are 0 to 4"):
        ContextModel.count([[0, 1]], WORDS).probability([], word)
