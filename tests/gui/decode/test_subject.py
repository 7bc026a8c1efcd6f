from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.gui.decode.subject import Subject, read_subject, strings_with_sum


def test_a_word_is_spelled_out_and_adds_up() -> None:
    read = read_subject("today")
    assert read == Subject("today", 65, "today", (20, 15, 4, 1, 25))
    assert read.spelled_out == "t 20 + o 15 + d 4 + a 1 + y 25"


@pytest.mark.parametrize(
    ("text", "letter_sum"), [("65", 65), (" 0065 ", 65), ("0", 0), ("000", 0), ("999999", 999_999)]
)
def test_digits_are_a_sum(text: str, letter_sum: int) -> None:
    assert read_subject(text) == Subject("", letter_sum)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "type a word, or a sum such as 65"),
        ("   ", "type a word, or a sum such as 65"),
        ("1000000", "a sum of up to 6 digits, please; no word comes near"),
        ("9" * 9_000, "a sum of up to 6 digits, please; no word comes near"),
        ("日本語", "no letters from a to z in it, so it has no sum"),
        ("-5", "no letters from a to z in it, so it has no sum"),
        ("🙂", "no letters from a to z in it, so it has no sum"),
    ],
)
def test_what_is_neither_says_why(text: str, reason: str) -> None:
    assert read_subject(text) == reason


def test_accents_and_apostrophes_count_as_their_letters() -> None:
    read = read_subject("Café's")
    assert isinstance(read, Subject)
    assert (read.word, read.letters, read.letter_sum) == ("Café's", "cafes", 3 + 1 + 6 + 5 + 19)


@given(st.text(max_size=60))
def test_letters_and_values_always_belong_together(text: str) -> None:
    read = read_subject(text)
    if isinstance(read, Subject) and read.word:
        assert [ord(letter) - 96 for letter in read.letters] == list(read.values)
        assert sum(read.values) == read.letter_sum > 0


def test_a_long_string_is_cut_where_it_is_spelled() -> None:
    read = read_subject("a" * 10_000)
    assert isinstance(read, Subject)
    assert read.letter_sum == 10_000
    assert read.spelled_out.endswith("a 1 + … 9,976 more letters")
    assert len(read.spelled_out) < 200


def test_strings_are_counted_exactly() -> None:
    letters = range(1, 27)
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
