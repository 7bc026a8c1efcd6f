from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.writing.done_sentences import key_of
from app.writing.sentences import FinishedSentence, SentenceWatch, UnfinishedSentence


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


def test_a_sentence_is_found_far_above_in_what_is_looked_at_when_it_is_finished(
    watch: SentenceWatch,
) -> None:
    page = "Kind regards\n" + "Something else stands here. " * 1000
    assert words(write(watch, "Kind regards\n")) == ["Kind regards"]
    page += "Kind regards\n"
    asked: list[int] = []

    def much_before() -> str:
        asked.append(1)
        return page

    assert watch.type("here. Kind regards", much_before) is None
    assert not asked
    found = watch.type("here. Kind regards\n", much_before)
    assert found is not None
    assert found.words == ("Kind", "regards")


def test_a_repeated_sentence_is_found_however_its_words_are_spelled(watch: SentenceWatch) -> None:
    for times in (1, 2, 3):
        before = "Don’t zor\u00adblax. " * (times - 1)
        assert words(write(watch, "Don’t zor\u00adblax. ", before)) == ["Don't zorblax"]


def test_what_was_off_the_record_stays_so_when_its_end_is_written_again() -> None:
    watch = SentenceWatch(is_on=False)
    assert write(watch, "A secret. ") == []
    watch.set_on(True)
    assert write(watch, ". ", "A secret") == []
    assert watch.done.counts == {key_of(["A", "secret"]): 1}


def test_only_the_sentence_of_the_last_start_has_known_words(watch: SentenceWatch) -> None:
    write(watch, "How are yo")
    _, unfinished = watch.close("How are yo")
    again = SentenceWatch(is_on=True)
    again.resume("How are yo", UnfinishedSentence.from_json(unfinished.as_json()))
    (first,) = write(again, "u. ", "How are yo")
    (second,) = write(again, "How are they. ", "How are you. ")
    (third,) = write(again, "How are. ", "How are you. How are they. ")
    assert [each.known for each in (first, second, third)] == [2, 0, 0]


def test_the_sentence_that_is_being_written_is_no_part_of_what_is_finished(
    watch: SentenceWatch,
) -> None:
    assert watch.finished_text("One. Tw", "o. Three.") == "One. Two. Three."
    watch.type("One. Tw")
    assert watch.finished_text("One. Tw", "o. Three.").split() == ["One.", "Three."]
    assert watch.finished_text("One. Tw", "").split() == ["One."]
    watch.type("One. \n")
    assert watch.finished_text("One. \n", "Two. Three.") == "One. \nTwo. Three."


SENTENCES = ("Yes", "Well yes", "See you soon")
_ACTIONS = st.one_of(
    st.tuples(st.sampled_from(["write", "paste"]), st.sampled_from(SENTENCES)),
    st.tuples(st.sampled_from(["end again", "delete", "restart", "record", "learn"]), st.none()),
)


@given(st.lists(_ACTIONS, max_size=25))
def test_against_a_page_that_is_a_plain_list(actions: list[tuple[str, str | None]]) -> None:
    """However one writes, pastes, deletes, starts again or learns the page: a sentence is given if
    the list has it once more than it ever had when one was finished, or is learned."""
    watch, page, is_on = SentenceWatch(is_on=True), list[str](), True
    most: Counter[str] = Counter()  # of each that the page had when it was finished
    done: Counter[str] = Counter()
    for action, sentence in actions:
        text = "".join(f"{each}. " for each in page)
        if action == "paste":
            page.append(str(sentence))
        elif action == "delete":
            page = page[:-1]
        elif action == "record":
            is_on = not is_on
            watch.set_on(is_on)
        elif action == "restart":
            _, kept = watch.close(text)
            watch = SentenceWatch(is_on=is_on)
            watch.resume(text, UnfinishedSentence.from_json(kept.as_json()))
            most.clear()
        elif action == "learn":
            left = Counter(page) - done
            watch.done.add({key_of(each.split()): count for each, count in left.items()})
            done += left
        elif action == "write" or page:
            if action == "write":
                page.append(str(sentence))
                found = write(watch, f"{sentence}. ", text)
            else:
                found = write(watch, ". ", text[:-2])
            last = page[-1]
            is_new = page.count(last) > max(most[last], done[last])
            most[last] = max(most[last], page.count(last))
            done[last] += is_new
            assert words(found) == ([last] if is_new and is_on else [])
        assert watch.done.counts == {key_of(e.split()): n for e, n in done.items() if n}
