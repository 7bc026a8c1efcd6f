from __future__ import annotations

from collections import Counter

import pytest

from app.laboratory.sums import SumCounts
from app.words.alphabet import word_to_sum
from tests.words.lexicons import lexicon_of, shipped_lexicon


def test_the_chart_counts_what_the_slow_way_counts() -> None:
    lexicon = shipped_lexicon()
    counts = SumCounts.of(lexicon)
    slowly = Counter(map(word_to_sum, lexicon.words))
    assert {s: n for s, n in enumerate(counts.words.tolist()) if n} == dict(slowly)
    assert counts.largest_sum == max(slowly)
    total = sum(lexicon.frequencies)
    with_65 = sum(
        share for word, share in zip(lexicon.words, lexicon.frequencies, strict=True)
        if word_to_sum(word) == 65
    )  # fmt: skip
    assert counts.shares[65] == pytest.approx(with_65 / total)
    assert counts.shares.sum() == pytest.approx(1.0)


def test_a_sum_is_described_in_a_line_even_outside_the_chart() -> None:
    counts = SumCounts.of(lexicon_of([("a", 0.1), ("b", 0.2), ("B.", 0.1)]))
    assert counts.described(1) == "1 · 1 word · 25.00 % of text"
    assert counts.described(2) == "2 · 2 words · 75.00 % of text"
    assert counts.described(65) == "65 · 0 words · 0.00 % of text"
    assert counts.described(-1).startswith("-1 · 0 words")
