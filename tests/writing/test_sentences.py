from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.writing.sentences import FinishedSentence, SentenceWatch


def write(watch: SentenceWatch, text: str, before: str = "") -> list[FinishedSentence]:
    """Types letter by letter; returns the sentences that were finished on the way."""
    found = [watch.type(before + text[: place + 1]) for place in range(len(text))]
    return [sentence for sentence in found if sentence is not None]


def words(sentences: list[FinishedSentence]) -> list[str]:
    return [" ".join(sentence.words) for sentence in sentences]


@pytest.fixture
def watch() -> SentenceWatch:
    return SentenceWatch(is_on=True)


@pytest.mark.parametrize("end", [". ", "! ", "? ", "… ", ".\n", "\n", ".” ", "!) "])
def test_a_sentence_ends_at_a_mark_and_a_space_or_a_line_break(
    watch: SentenceWatch, end: str
) -> None:
    assert words(write(watch, f"How are you{end}")) == ["How are you"]


def test_each_sentence_is_given_once(watch: SentenceWatch) -> None:
    assert words(write(watch, "Well... Yes?!\nNo.\n")) == ["Well", "Yes", "No"]
    assert write(watch, ". ", "Well") == []
    assert words(write(watch, "Another one. ", "Well. ")) == ["Another one"]


def test_a_sentence_that_is_written_again_counts_again(watch: SentenceWatch) -> None:
    page = "See you soon. "
    assert words(write(watch, page)) == ["See you soon"]
    assert words(write(watch, page, page)) == ["See you soon"]
    assert write(watch, ". ", page + "See you soon") == []  # its end alone is written again
    assert words(write(watch, page, 2 * page)) == ["See you soon"]


def test_what_stood_on_the_page_before_is_not_given(watch: SentenceWatch) -> None:
    opened = "Thank you. Thank you. "
    assert words(write(watch, "Thank you. ", opened)) == ["Thank you"]
    assert write(watch, ". ", opened + "Thank you") == []


@given(st.lists(st.sampled_from(["Yes", "No", "Well yes"]), max_size=12))
def test_all_sentences_written_one_after_the_other_are_given(sentences: list[str]) -> None:
    watch, page, found = SentenceWatch(is_on=True), "", []
    for sentence in sentences:
        found += words(write(watch, f"{sentence}. ", page))
        page += f"{sentence}. "
    assert found == sentences


def test_an_unfinished_sentence_is_given_when_the_page_is_left(watch: SentenceWatch) -> None:
    write(watch, "One. Two thr")
    left = watch.leave("One. Two thr")
    assert left == FinishedSentence(("Two", "thr"), frozenset())
    assert watch.leave("Two thr") is None  # nothing was typed on the page that follows


def test_places_of_picked_words(watch: SentenceWatch) -> None:
    write(watch, "Hi. How ")
    watch.pick("Hi. How ", "are")
    watch.pick("Hi. How are ", "you")
    (sentence,) = write(watch, ". ", "Hi. How are you")
    assert sentence == FinishedSentence(("How", "are", "you"), frozenset({1, 2}))


def test_a_pick_that_was_written_over_is_none(watch: SentenceWatch) -> None:
    watch.pick("How ", "are")
    (sentence,) = write(watch, "How is it? ")
    assert sentence.picked == frozenset()


def test_off_the_record_nothing_is_given() -> None:
    watch = SentenceWatch(is_on=False)
    assert write(watch, "A secret. Another. And ") == []
    watch.set_on(True)
    assert write(watch, "the last one.", "And ") == []  # it began off the record
    assert words(write(watch, " Not this. ", "And the last one.")) == ["Not this"]


def test_a_sentence_that_was_for_a_while_off_the_record_is_secret(watch: SentenceWatch) -> None:
    write(watch, "It is ")
    watch.set_on(False)
    watch.set_on(True)
    assert write(watch, "so.", "It is ") == []
    assert watch.is_on


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("Write to john.doe@example.com today. ", [("Write", "to", "", "", "", "", "today")]),
        ("See www.example.org/a. Then go! ", [("See", "", "", "", ""), ("Then", "go")]),
        ("It is hunter2. ", [("It", "is", "")]),
        ("hunter2\nkJhGfXqZ\n", []),
    ],
)
def test_no_part_of_an_address_or_a_password_is_given_while_it_is_typed(
    watch: SentenceWatch, typed: str, given: list[tuple[str, ...]]
) -> None:
    assert [sentence.words for sentence in write(watch, typed)] == given


def test_a_pick_behind_an_address_keeps_its_place(watch: SentenceWatch) -> None:
    watch.pick("Ask jo@x.org how ", "are")
    (sentence,) = write(watch, "Ask jo@x.org how are you? ")
    assert sentence == FinishedSentence(("Ask", "", "", "", "how", "are", "you"), frozenset({5}))


def test_a_secret_sentence_stays_one_after_a_restart_until_the_space_behind_it(
    watch: SentenceWatch,
) -> None:
    watch.set_on(False)
    write(watch, "A secret.")
    finished, unfinished = watch.close("A secret.")
    assert finished is None
    again = SentenceWatch(is_on=False)
    again.resume("A secret.", unfinished)
    again.set_on(True)
    assert words(write(again, " Not this. ", "A secret.")) == ["Not this"]


def test_a_sentence_given_on_closing_is_not_given_by_the_space_behind_it(
    watch: SentenceWatch,
) -> None:
    write(watch, "Hello there.")
    finished, unfinished = watch.close("Hello there.")
    assert finished == FinishedSentence(("Hello", "there"), frozenset())
    again = SentenceWatch(is_on=True)
    again.resume("Hello there.", unfinished)
    assert words(write(again, " And more. ", "Hello there.")) == ["And more"]
