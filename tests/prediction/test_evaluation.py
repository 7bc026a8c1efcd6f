"""Keystroke savings against a typist simulated key by key."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.evaluation import evaluate, hits_so_far, read_phrase_words

WORDS = ["a", "an", "and", "ant", "bee", "be"]


def suggest(text: str, limit: int) -> list[str]:
    """Anything that depends on the text, in a fixed way."""
    prefix = text.rpartition(" ")[2]
    order = sorted(WORDS, key=lambda word: (len(text) * len(word) * 7) % 5)
    return [word.upper() for word in order if word.startswith(prefix)][:limit]


def typed_keys(phrase: Sequence[str], shown: int) -> int:
    """A perfect user, one key after the other, as the definitions say."""
    keys, text, goal = 0, "", " ".join(phrase)
    starts = [len(" ".join(phrase[:i])) + bool(i) for i in range(len(phrase))]
    while text != goal:
        word = phrase[max(i for i, start in enumerate(starts) if start <= len(text))]
        start = max(start for start in starts if start <= len(text))
        if word.upper() in suggest(text, 5)[:shown]:
            text = goal[: start + len(word) + 1]  # the word, and the space behind it
        else:
            text = goal[: len(text) + 1]
        keys += 1
    return keys


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4), min_size=1, max_size=4))
def test_keystroke_savings_are_those_of_a_simulated_typist(phrases: list[list[str]]) -> None:
    found = evaluate(phrases, suggest)
    characters = sum(len(" ".join(phrase)) for phrase in phrases)
    for shown in (1, 3, 5):
        keys = sum(typed_keys(phrase, shown) for phrase in phrases)
        assert found.ks[shown] == pytest.approx(100 * (characters - keys) / characters)
    hits = 0
    for phrase in phrases:
        for place, word in enumerate(phrase):
            text = "".join(each + " " for each in phrase[:place])
            hits += word.upper() in suggest(text, 3)
    words = sum(map(len, phrases))
    assert found.hit[3] == pytest.approx(100 * hits / words)
    assert (found.phrases, found.words) == (len(phrases), words)
    shares = list(hits_so_far(phrases, suggest))
    assert len(shares) == len(phrases)
    assert shares[-1] == pytest.approx(found.hit[3])
    assert shares[0] == pytest.approx(evaluate(phrases[:1], suggest).hit[3])


def test_always_right_costs_one_key_a_word() -> None:
    words = iter(["hello", "there"])
    found = evaluate([["hello", "there"]], lambda text, n: [next(words)])
    assert found.ks[1] == pytest.approx(100 * (11 - 2) / 11)
    assert found.hit[1] == 100


def test_lines_are_normalised() -> None:
    lines = ["How ARE you?", "", "123", "Don\u2019t e-mail 'me'"]
    assert read_phrase_words(lines) == [["how", "are", "you"], ["don't", "e", "mail", "me"]]


def test_nothing_to_measure_is_named() -> None:
    with pytest.raises(ValueError, match="no words"):
        evaluate([], suggest)


def test_no_words_are_no_hits() -> None:
    assert list(hits_so_far([[]], suggest)) == [0]
