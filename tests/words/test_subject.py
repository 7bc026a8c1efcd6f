from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.subject import (
    MOST_CHARACTERS,
    Subject,
    SubjectError,
    read_subject,
    strings_with_sum,
)
from tests.words.subjects import REFUSED


def test_a_word_is_spelled_out_and_adds_up() -> None:
    read = read_subject("today")
    assert read == Subject("today", 65, "today", (20, 15, 4, 1, 25))
    assert read.spelled_out == "t 20 + o 15 + d 4 + a 1 + y 25"


@pytest.mark.parametrize(
    ("text", "letter_sum"),
    [
        ("65", 65),
        (" 0065 ", 65),
        ("0", 0),
        ("000", 0),
        ("999999", 999_999),
        ("0" * 9_000 + "65", 65),
        ("٦٥", 65),
        ("６５", 65),
        ("०६५", 65),
        ("٠" * 9_000 + "٦٥", 65),
    ],
)
def test_digits_of_any_script_are_a_sum(text: str, letter_sum: int) -> None:
    assert read_subject(text) == Subject("", letter_sum)


@pytest.mark.parametrize(
    ("text", "word", "letter_sum"),
    [
        ("today", "today", 65),
        (" Today\n", "Today", 65),
        ("“today!”", "today", 65),
        ("-x", "x", 24),
        ("'tis", "tis", 48),
        ("don’t", "don't", 53),
        ("NaN", "NaN", 29),
        ("inf", "inf", 29),
        ("today\0", "today", 65),
        ("日a", "日a", 1),
    ],
)
def test_one_word_is_read_without_what_surrounds_it(text: str, word: str, letter_sum: int) -> None:
    read = read_subject(text)
    assert (read.word, read.letter_sum) == (word, letter_sum)


@pytest.mark.parametrize(("text", "reason"), REFUSED, ids=lambda text: ascii(text)[:24])
def test_what_is_neither_says_why(text: str, reason: str) -> None:
    with pytest.raises(SubjectError) as refusal:
        read_subject(text)
    assert str(refusal.value) == reason


def test_accents_and_apostrophes_count_as_their_letters() -> None:
    read = read_subject("Café's")
    assert (read.word, read.letters, read.letter_sum) == ("Café's", "cafes", 3 + 1 + 6 + 5 + 19)


@given(st.text(max_size=60) | st.text("ab5\u0665 -.'\ud800\0é日", max_size=9))
def test_any_text_is_a_word_a_sum_or_a_refusal_in_one_line(text: str) -> None:
    try:
        read = read_subject(text)
    except SubjectError as error:
        refusal = str(error)
    else:
        refusal = ""
    assert refusal.isprintable()
    assert len(refusal) < 90
    if not refusal and read.word:
        assert [ord(letter) - 96 for letter in read.letters] == list(read.values)
        assert sum(read.values) == read.letter_sum > 0


def test_a_long_string_is_cut_where_it_is_spelled() -> None:
    read = read_subject("a" * MOST_CHARACTERS)
    assert read.letter_sum == MOST_CHARACTERS == 10_000
    assert read.spelled_out.endswith("a 1 + … 9,976 more letters")
    assert len(read.spelled_out) < 200
    assert read.shown == "a" * 27 + "…"


def test_strings_are_counted_exactly() -> None:
    letters = range(1, 6)  # later ones alone are more than 5
    by_hand = sum(
        1
        for length in range(1, 6)
        for string in product(letters, repeat=length)
        if sum(string) == 5
    )
    assert strings_with_sum(5) == str(by_hand) == "16"
    assert strings_with_sum(65) == "18,446,738,576,151,504,896"


def test_a_count_too_long_to_read_tells_its_digits() -> None:
    assert strings_with_sum(1_000) == "a number of 301 digits of"
    assert strings_with_sum(5_000) == "a number of 1,505 digits of"
    assert strings_with_sum(260_000) == "a number of about 78,267 digits of"
