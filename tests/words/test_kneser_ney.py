from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.kneser_ney import (
    FALLBACK_DISCOUNTS,
    SmoothedOrder,
    estimate_discounts,
    unigram_probabilities,
)

SIZE = 7  # words and contexts are below it
NGRAMS = st.dictionaries(
    st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), st.integers(1, 9), min_size=1
)


def order_of(ngrams: dict[tuple[int, int], int]) -> SmoothedOrder:
    rows = sorted((context * SIZE + word, count) for (context, word), count in ngrams.items())
    keys, counts = zip(*rows, strict=True)
    return SmoothedOrder.of(np.array(keys), np.array(counts), SIZE)


def test_discounts_by_hand() -> None:
    # n1 = 10, n2 = 5, n3 = 3, n4 = 2, so Y = 10 / (10 + 2·5) = 1/2.
    counts = np.array([1] * 10 + [2] * 5 + [3] * 3 + [4] * 2 + [5, 6, 700])
    assert estimate_discounts(counts) == pytest.approx(
        [0, 1 - 2 * 0.5 * 5 / 10, 2 - 3 * 0.5 * 3 / 5, 3 - 4 * 0.5 * 2 / 3]
    )


@pytest.mark.parametrize(
    "counts",
    [
        [],
        [0, 0],
        [1],
        [2] * 5 + [3] * 3 + [4] * 2,
        [1] * 10 + [2] * 5 + [3] * 3 + [5] * 9,
        # n4 is so large that D3 would be below 0.
        [1] * 10 + [2] * 5 + [3] * 3 + [4] * 50,
    ],
)
def test_discounts_that_cannot_be_estimated(counts: list[int]) -> None:
    assert estimate_discounts(np.array(counts, dtype=np.int64)).tolist() == [0, *FALLBACK_DISCOUNTS]


@given(st.lists(st.integers(0, 9)))
def test_discounts_leave_every_count_above_or_at_zero(counts: list[int]) -> None:
    d = estimate_discounts(np.array(counts, dtype=np.int64))
    assert d[0] == 0
    assert all(0 < d[k] <= k for k in (1, 2, 3))


@given(st.lists(st.integers(0, 9), min_size=1))
def test_unigrams_are_a_distribution(counts: list[int]) -> None:
    p = unigram_probabilities(np.array(counts))
    assert p.sum() == pytest.approx(1, rel=1e-5)
    assert (p > 0).all()


def test_unigrams_by_hand() -> None:
    # The fall-back takes 0.5 from the 1 and 1.5 from the 4; a fourth of these 2 goes to each.
    expected = np.array([0 + 0.5, 1 - 0.5 + 0.5, 0 + 0.5, 4 - 1.5 + 0.5]) / 5
    assert unigram_probabilities(np.array([0, 1, 0, 4])) == pytest.approx(expected)
    assert unigram_probabilities(np.zeros(4, dtype=np.int64)) == pytest.approx([0.25] * 4)


@given(NGRAMS)
def test_followers_are_the_obvious_ones(ngrams: dict[tuple[int, int], int]) -> None:
    order = order_of(ngrams)
    d = estimate_discounts(np.array(list(ngrams.values())))
    for context in range(-1, SIZE + 1):
        seen = {word: c for (other, word), c in sorted(ngrams.items()) if other == context}
        followers = order.followers(context)
        if not seen:
            assert followers is None
            continue
        assert followers is not None
        words, shares, rest = followers
        total = sum(seen.values())
        assert words.tolist() == list(seen)
        assert shares == pytest.approx([(c - d[min(c, 3)]) / total for c in seen.values()])
        kinds = Counter(min(c, 3) for c in seen.values())
        assert rest == pytest.approx(sum(d[k] * n for k, n in kinds.items()) / total)
        assert shares.sum() + rest == pytest.approx(1)


@given(NGRAMS, st.integers(0, SIZE - 1), st.integers(0, SIZE - 1), st.floats(0.01, 1))
def test_interpolated_is_share_and_rest(
    ngrams: dict[tuple[int, int], int], context: int, word: int, lower: float
) -> None:
    order = order_of(ngrams)
    p = order.interpolated(np.array([context]), np.array([word]), np.array([lower]))
    followers = order.followers(context)
    if followers is None:
        assert p == pytest.approx([lower])
    else:
        words, shares, rest = followers
        share = dict(zip(words.tolist(), shares.tolist(), strict=True)).get(word, 0.0)
        assert p == pytest.approx([share + rest * lower])
