from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR
from app.microscope.phrases.phrase_entry import (
    PhraseEntryError,
    parse_phrase,
    phrase_of,
    phrase_text,
    scale_of,
)
from app.prediction.article.samples import Phrase
from nncore.captions import Captions
from nncore.network_file import Sample

WORD = st.text("abcdefghij", min_size=1, max_size=9)


def test_the_articles_phrase_is_the_articles_sample() -> None:
    for text in (
        "How are → you today",
        "  How are -> you today.",
        "How are you today",
        "How, are => you today!",
    ):
        assert (parse_phrase(text, 2, 2),) == ARTICLE.file.samples


def test_another_scale_gives_other_units() -> None:
    sample = parse_phrase("How → are", 1, 1, 50)
    assert sample == Sample((0.92,), (0.48,), Captions(("How",), ("are",), 50))
    assert phrase_of(sample) == Phrase(("How",), ("are",))
    assert scale_of((sample,)) == 50


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "needs one arrow, → or ->"),
        ("How are you", "needs one arrow"),
        ("How → are → you", "needs one arrow"),
        ("How → you today", "1 word before the arrow, and the network has 2 inputs"),
        ("How are → you", "1 word behind the arrow, and the network has 2 outputs"),
        ("How are → you today here", "3 words behind the arrow"),
        ("How 42 → you today", "has digits in it"),
        ("How 你好 → you today", "“你好” has no letters from a to z, so it has no sum"),
        ("How are → you understanding", "“understanding” is 150, and an output reaches sums below"),
        ("How are → you " + "a" * 101, "has too long"),
        ("a" * 3000, "too long for a phrase"),
    ],
)
def test_what_can_not_be_a_sample_is_refused_in_one_line(text: str, message: str) -> None:
    with pytest.raises(PhraseEntryError) as caught:
        parse_phrase(text, 2, 2)
    assert message.removeprefix("has ") in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 160


def test_an_input_may_be_beyond_the_scale() -> None:
    assert parse_phrase("understanding → me", 1, 1).inputs == (1.5,)


@given(st.lists(WORD, min_size=2, max_size=2), st.lists(WORD, min_size=1, max_size=1))
def test_words_come_back_from_a_sample(words: list[str], wanted: list[str]) -> None:
    phrase = Phrase(tuple(words), tuple(wanted))
    sample = parse_phrase(phrase_text(phrase), 2, 1, scale=1_000)
    assert phrase_of(sample) == phrase


def test_captions_that_do_not_fit_are_no_words() -> None:
    sample = ARTICLE.file.samples[0]
    assert phrase_of(sample) == Phrase(("How", "are"), ("you", "today"))
    assert phrase_of(sample.with_target(1, 0.5)) is None
    assert phrase_of(replace(sample, targets=(0.61, 0.66))) is None
    assert phrase_of(replace(sample, captions=Captions(("", "are"), ("you", "today"), 100))) is None
    assert scale_of(EXCLUSIVE_OR.file.samples) == 100
