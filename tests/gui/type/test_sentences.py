from __future__ import annotations

import pytest

from app.gui.type.sentences import FinishedSentence, SentenceWatch


def write(watch: SentenceWatch, text: str, before: str = "") -> list[FinishedSentence]:
    """Types letter by letter; returns the sentences that were finished on the way."""
    found = [watch.type(before + text[: place + 1]) for place in range(len(text))]
    return [sentence for sentence in found if sentence is not None]


def words(sentences: list[FinishedSentence]) -> list[str]:
    return [" ".join(sentence.words) for sentence in sentences]


@pytest.fixture
def watch() -> SentenceWatch:
    return SentenceWatch(is_on=True)


@pytest.mark.parametrize("end", list(".!?…\n"))
def test_a_sentence_ends_at_a_mark_or_a_line_break(watch: SentenceWatch, end: str) -> None:
    assert words(write(watch, f"How are you{end}")) == ["How are you"]


def test_each_sentence_is_given_once(watch: SentenceWatch) -> None:
    assert words(write(watch, "Well... Yes?!\nNo.\n")) == ["Well", "Yes", "No"]
    assert write(watch, ".", "Well") == []
    assert words(write(watch, " Another one.", "Well.")) == ["Another one"]


def test_an_unfinished_sentence_is_given_when_the_page_is_left(watch: SentenceWatch) -> None:
    write(watch, "One. Two thr")
    left = watch.leave("One. Two thr")
    assert left == FinishedSentence(("Two", "thr"), frozenset())
    assert watch.leave("Two thr") is None  # nothing was typed on the page that follows


def test_places_of_picked_words(watch: SentenceWatch) -> None:
    write(watch, "Hi. How ")
    watch.pick("Hi. How ", "are")
    watch.pick("Hi. How are ", "you")
    (sentence,) = write(watch, ".", "Hi. How are you")
    assert sentence == FinishedSentence(("How", "are", "you"), frozenset({1, 2}))


def test_a_pick_that_was_written_over_is_none(watch: SentenceWatch) -> None:
    watch.pick("How ", "are")
    (sentence,) = write(watch, "How is it?")
    assert sentence.picked == frozenset()


def test_off_the_record_nothing_is_given() -> None:
    watch = SentenceWatch(is_on=False)
    assert write(watch, "A secret. Another. And ") == []
    watch.set_on(True)
    assert write(watch, "the last one.", "And ") == []  # it began off the record
    assert words(write(watch, " Not this.", "And the last one.")) == ["Not this"]


def test_a_sentence_that_was_for_a_while_off_the_record_is_secret(watch: SentenceWatch) -> None:
    write(watch, "It is ")
    watch.set_on(False)
    watch.set_on(True)
    assert write(watch, "so.", "It is ") == []
    assert watch.is_on
