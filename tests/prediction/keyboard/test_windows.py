"""Windows of words, and equal ones counted, against the slow and obvious way."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.keyboard.windows import HEAVIEST, Windows, training_samples

UNKNOWN, START = 4, 5
TEXTS = st.lists(st.tuples(st.lists(st.integers(0, UNKNOWN), max_size=6), st.integers(1, 5)))

Window = tuple[int, ...]


def obvious(sentence: list[int], context_words: int) -> list[Window]:
    padded = [START] * context_words + sentence
    return [
        tuple(padded[place : place + context_words + 1])
        for place, word in enumerate(sentence)
        if word != UNKNOWN
    ]


def as_tuples(windows: Windows) -> list[Window]:
    rows = np.column_stack([windows.contexts, windows.words])
    return [tuple(row) for row in rows.tolist()]


def test_samples_are_each_word_with_the_words_before_it() -> None:
    unknown, start = 9, 10
    contexts, words = training_samples([[1, 9, 2], [], [3]], unknown, start, 2)
    assert contexts.tolist() == [[10, 10], [1, 9], [10, 10]]
    assert words.tolist() == [1, 2, 3]


@given(TEXTS, st.integers(1, 4))
def test_windows_come_in_the_order_of_the_text(
    text: list[tuple[list[int], int]], context_words: int
) -> None:
    sentences, times = [words for words, _ in text], [count for _, count in text]
    windows = Windows.of(iter(sentences), UNKNOWN, START, context_words, times)
    slow = [(each, n) for words, n in text for each in obvious(words, context_words)]
    assert as_tuples(windows) == [window for window, _ in slow]
    if slow:
        assert windows.weights is not None
        assert windows.weights.tolist() == [count for _, count in slow]
    assert Windows.of(sentences, UNKNOWN, START, context_words).weights is None


@given(TEXTS, st.integers(1, 4))
def test_equal_windows_are_counted(text: list[tuple[list[int], int]], context_words: int) -> None:
    sentences, times = [words for words, _ in text], [count for _, count in text]
    counted = Windows.of(sentences, UNKNOWN, START, context_words, times).counted()
    slow: Counter[Window] = Counter()
    for words, count in text:
        for window in obvious(words, context_words):
            slow[window] += count
    rows = as_tuples(counted)
    assert rows == sorted(rows)
    total: dict[Window, float] = dict.fromkeys(slow, 0.0)
    for window, weight in zip(rows, counted.weights if rows else (), strict=True):  # type: ignore[arg-type]
        total[window] += weight
    assert total.keys() == slow.keys()
    np.testing.assert_allclose(list(total.values()), list(slow.values()))


def test_what_is_there_far_more_often_than_others_is_seen_several_times() -> None:
    sentences = [[0]] + [[1, place] for place in (2, 3)] * 40
    heavy = Windows.of(sentences, UNKNOWN, START, 1, [10_000] + [1] * 80).counted()
    assert heavy.weights is not None
    once = Counter(as_tuples(heavy))
    mean_before = (10_000 + 160) / 4
    assert once[START, 0] == np.ceil(10_000 / (HEAVIEST * mean_before)) == 1
    light = [[word, other] for word in range(UNKNOWN) for other in range(UNKNOWN)]
    heavy = Windows.of([[0], *light], UNKNOWN, START, 1, [500] + [1] * 16).counted()
    assert heavy.weights is not None
    copies = Counter(as_tuples(heavy))[START, 0]
    mean_before = (500 + 32) / 20
    assert copies == np.ceil(504 / (HEAVIEST * mean_before)) == 3
    assert heavy.weights.max() == 504 / 3
