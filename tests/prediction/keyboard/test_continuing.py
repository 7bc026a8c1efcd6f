"""Words in a row: those that are suggested first one after the other, while all are likely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.prediction.keyboard.continuing import LEAST_CHANCE, LONGEST, continued
from app.prediction.keyboard.keyboard_predictor import KeyboardPredictor
from app.prediction.personal.learner import Learner
from app.prediction.personal.store import PersonalStore
from app.prediction.suggestion import Continuation
from tests.prediction.keyboard.small import small_model

MODEL = small_model()
PREDICTOR = KeyboardPredictor(MODEL)
TEXTS = (
    "",
    "How are ",
    "how a",
    "We take the ",
    "Where is S",
    "i don",
    "thank you s",
    "It's l",
    "x ",
)


def words_and_chances(found: Continuation | None) -> tuple[tuple[str, ...], tuple[float, ...]]:
    assert found is not None
    return found.words, found.chances


@given(st.lists(st.floats(0, 1), min_size=1, max_size=5), st.floats(0, 1))
def test_it_goes_on_while_all_of_it_is_likely_enough(each: list[float], least: float) -> None:
    asked: list[Sequence[str]] = []

    def after(words: Sequence[str]) -> tuple[str, float] | None:
        asked.append(tuple(words))
        return (f"w{len(words)}", each[len(words)]) if len(words) < len(each) else None

    found = continued(("w0", each[0]), after, least)
    product, expected = each[0], ["w0"]
    for place in range(1, min(LONGEST, len(each))):
        if product < least or product * each[place] < least:
            break
        product *= each[place]
        expected.append(f"w{place}")
    assert list(found.words) == expected
    assert found.chances[-1] == pytest.approx(product)
    assert all(list(words) == [f"w{n}" for n in range(len(words))] for words in asked)
    if each[0] < least:
        assert asked == []  # what can't be likely enough is not looked for


@pytest.mark.parametrize("text", TEXTS)
def test_each_word_is_the_first_suggestion_after_those_before_it(text: str) -> None:
    words, chances = words_and_chances(PREDICTOR.continuation(text, 0.0))
    written, expected = text, []
    for _ in words:
        first = PREDICTOR.suggest(written, 1)[0]
        expected.append(first.word)
        typed = len(written) - len(written.rpartition(" ")[2])
        written = f"{written[:typed]}{first.word} "
        if len(expected) > 1:
            ratio = chances[len(expected) - 1] / chances[len(expected) - 2]
            assert ratio == pytest.approx(first.score)
    assert list(words) == expected


def test_the_chance_of_the_first_is_its_share_of_the_words_that_begin_so() -> None:
    everything = PREDICTOR.suggest("We take the tr", 1000)
    _, chances = words_and_chances(PREDICTOR.continuation("We take the tr"))
    assert chances[0] == pytest.approx(everything[0].score / sum(s.score for s in everything))
    first = PREDICTOR.suggest("We take the ", 1)[0]
    _, chances = words_and_chances(PREDICTOR.continuation("We take the "))
    assert chances[0] == pytest.approx(first.score)


@pytest.mark.parametrize("text", TEXTS)
def test_a_prediction_has_what_is_likely_enough_and_no_more(text: str) -> None:
    longest = PREDICTOR.continuation(text, 0.0)
    found = PREDICTOR.predict(text).continuation
    assert longest is not None
    assert found is not None
    shorter = longest.as_far_as(LEAST_CHANCE)
    assert found.words == (shorter.words or longest.words[:1])
    assert PREDICTOR.predict(text, phrase=True).continuation is None


def test_where_nothing_is_suggested_nothing_goes_on() -> None:
    assert PREDICTOR.continuation("zzzzqqq") is None
    assert PREDICTOR.predict("zzzzqqq").continuation is None


@pytest.fixture
def store() -> Iterator[PersonalStore]:
    with PersonalStore(":memory:") as opened:
        yield opened


def test_what_was_learned_goes_on_too_and_what_is_not_wanted_does_not(store: PersonalStore) -> None:
    learning = KeyboardPredictor(MODEL, Learner(MODEL, store))
    for _ in range(40):
        learning.learn(["Call", "Lindqvist", "today"])
    words, _ = words_and_chances(learning.continuation("Call ", 0.0))
    assert words[:2] == ("Lindqvist", "today")
    assert words_and_chances(learning.continuation("Call lin", 0.0))[0][:2] == words[:2]
    store.not_here("lindqvist", "today")
    words, _ = words_and_chances(learning.continuation("Call ", 0.0))
    assert words[0] == "Lindqvist"
    assert words[1] != "today"
    store.never("Lindqvist")
    assert "Lindqvist" not in words_and_chances(learning.continuation("Call ", 0.0))[0]


def test_words_that_a_person_always_writes_together_are_offered_together(
    store: PersonalStore,
) -> None:
    learning = KeyboardPredictor(MODEL, Learner(MODEL, store))
    for sentence in (["Call", "Lindqvist", "Marina"], ["See", "you", "at", "Lindqvist", "Marina"]):
        for _ in range(20):
            learning.learn(sentence)
    found = learning.predict("Ask lindq").continuation
    assert found is not None
    assert found.words == ("Lindqvist", "Marina")
    assert found.chances[1] / found.chances[0] == pytest.approx((40 - 0.85) / (40 + 2))


def test_no_word_follows_itself_and_no_rude_one_is_offered() -> None:
    for text in TEXTS:
        words, _ = words_and_chances(PREDICTOR.continuation(text, 0.0))
        assert "crap" not in words
        assert all(a.lower() != b.lower() for a, b in pairwise(words))
