"""Words that are taken together are written as their place asks."""

from __future__ import annotations

import pytest

from app.writing.phrase_card import phrase_card

LOOKING = ("looking", "forward", "to")


def written(finished: str, prefix: str, *words: str) -> str | None:
    card = phrase_card(words or LOOKING, finished, prefix)
    return card.text if card else None


@pytest.mark.parametrize(
    ("finished", "prefix", "text"),
    [("I am ", "", "looking forward to"), ("I am ", "loo", "looking forward to"),
     ("", "", "Looking forward to"), ("I came. ", "", "Looking forward to"),
     ("I came. ", "l", "looking forward to"), ("Anyway, ", "L", "Looking forward to"),
     ("I AM ", "LO", "LOOKING FORWARD TO"), ("I am ", "looking", "looking forward to")],
)  # fmt: skip
def test_case_follows_the_sentence_and_what_is_typed(finished: str, prefix: str, text: str) -> None:
    assert written(finished, prefix) == text


def test_words_that_are_always_large_stay_so() -> None:
    assert written("then ", "", "I", "will") == "I will"
    assert written("then ", "see", "see", "Sam") == "see Sam"


def test_nothing_is_offered_that_does_not_begin_as_what_is_typed() -> None:
    assert written("I am ", "f") is None
    assert written("I am ", "I'", "I", "will") is None
    assert written("I am ", "i'", "I'm", "sure") == "I'm sure"


def test_one_word_is_no_phrase() -> None:
    assert written("I am ", "", "looking") is None
    assert phrase_card((), "I am ", "") is None


def test_a_phrase_with_a_word_that_is_not_wanted_is_none() -> None:
    assert phrase_card(LOOKING, "I am ", "", {"forward"}) is None
    assert phrase_card(LOOKING, "I am ", "", {"backward"}) is not None


def test_it_has_the_sums_of_its_words() -> None:
    card = phrase_card(("you", "today"), "How are ", "")
    assert card is not None
    assert card.letter_sums == (61, 65)
