from __future__ import annotations

import pytest

from app.laboratory.decoding import LARGEST_DELTA, LETTER_SUM, decode, sharing
from app.words.alphabet import word_to_sum
from app.words.encodings import ENCODINGS, Encoding
from app.words.lexicon import Lexicon
from app.words.subject import Subject, read_subject
from tests.laboratory.small import WORDS, small_lexicon
from tests.words.lexicons import shipped_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return shipped_lexicon()


def subject(text: str) -> Subject:
    return read_subject(text)


def slowly_within(lexicon: Lexicon, letter_sum: int, delta: int) -> list[str]:
    """The obvious way: every word is asked for its sum; the lexicon is in order of frequency."""
    return [word for word in lexicon.words if abs(word_to_sum(word) - letter_sum) <= delta]


@pytest.mark.parametrize("delta", [0, 1, 3])
@pytest.mark.parametrize("text", ["today", "wori", "65", "1", "251", "999999"])
def test_words_found_are_those_the_slow_count_finds(
    lexicon: Lexicon, text: str, delta: int
) -> None:
    asked = subject(text)
    decoded = decode(lexicon, asked, LETTER_SUM, delta)
    found = [lexicon.words[index] for index in decoded.found]
    assert found == slowly_within(lexicon, asked.letter_sum, delta)


def test_the_window_says_who_enters(lexicon: Lexicon) -> None:
    rows = decode(lexicon, subject("today"), LETTER_SUM, 0).window
    assert [row.delta for row in rows] == list(range(LARGEST_DELTA + 1))
    before: list[str] = []
    for row in rows:
        inside = slowly_within(lexicon, 65, row.delta)
        newcomers = [word for word in inside if word not in before]
        assert row.words == len(inside)
        assert row.first == inside[0]
        assert row.rank == inside.index("today") + 1
        assert list(row.entrants) == newcomers[: len(row.entrants)]
        before = inside


def test_a_string_that_is_no_word_has_no_rank(lexicon: Lexicon) -> None:
    decoded = decode(lexicon, subject("wori"), LETTER_SUM, 0)
    assert not decoded.is_word
    assert decoded.subject.letter_sum == 65
    assert {row.rank for row in decoded.window} == {None}


def test_case_makes_no_difference() -> None:
    assert decode(small_lexicon(), subject("monday"), LETTER_SUM, 0).is_word
    assert decode(small_lexicon(), subject("TODAY"), LETTER_SUM, 0).is_word


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=lambda encoding: encoding.name)
def test_every_encoding_finds_the_words_with_its_code(encoding: Encoding) -> None:
    lexicon = small_lexicon()
    code = encoding.encode("today")
    slowly = [word for word in lexicon.words if encoding.encode(word) == code]
    decoded = decode(lexicon, subject("today"), encoding, 3 if encoding is not LETTER_SUM else 0)
    assert [lexicon.words[index] for index in decoded.found] == slowly
    shared = sharing(lexicon, subject("today"), encoding)
    assert shared.words == len(slowly)
    assert shared.rank == slowly.index("today") + 1
    assert list(shared.first) == slowly[:3]


def test_a_sum_alone_is_a_letter_sum_whatever_is_chosen() -> None:
    lexicon = small_lexicon()
    decoded = decode(lexicon, subject("65"), ENCODINGS["ending"], 0)
    assert decoded.encoding is LETTER_SUM
    assert len(decoded.found) == sum(word_to_sum(word) == 65 for word in WORDS)
    assert sharing(lexicon, subject("65"), ENCODINGS["ending"]).words is None
    assert sharing(lexicon, subject("65"), LETTER_SUM).words == len(decoded.found)


def test_a_sum_that_no_word_has_is_empty_and_no_error(lexicon: Lexicon) -> None:
    decoded = decode(lexicon, subject("5000"), LETTER_SUM, 5)
    assert len(decoded.found) == 0
    assert [(row.words, row.first, row.entrants) for row in decoded.window] == [(0, "", ())] * 6
