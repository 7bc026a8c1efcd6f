from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.alphabet import ALPHABET, count_letter_strings, fold, letter_values, word_to_sum

LATIN = st.text(st.characters(max_codepoint=0x24F))


@pytest.mark.parametrize(
    ("word", "letter_sum"),
    [
        ("How", 46),
        ("are", 24),
        ("you", 61),
        ("today", 65),
        ("wori", 65),
        ("a", 1),
        ("Z", 26),
        ("don't", 4 + 15 + 14 + 20),
        ("é", 5),
        ("Straße", 19 + 20 + 18 + 1 + 19 + 19 + 5),
        ("Ærø", 1 + 5 + 18 + 15),
        ("Łódź", 12 + 15 + 4 + 26),
        ("e\u0301", 5),
        ("", 0),
        ("42", 0),
        ("мир", 0),
        ("😀", 0),
    ],
)
def test_known_sums(word: str, letter_sum: int) -> None:
    assert word_to_sum(word) == letter_sum
    assert sum(letter_values(word)) == letter_sum


def test_values_are_the_places_in_the_alphabet() -> None:
    assert letter_values(ALPHABET) == tuple(range(1, 27))
    assert letter_values("Today") == (20, 15, 4, 1, 25)
    assert letter_values("o'clock 7") == (15, 3, 12, 15, 3, 11)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("É", "e"),
        ("ß", "ss"),
        ("ẞ", "ss"),
        ("Æsir", "aesir"),
        ("œuvre", "oeuvre"),
        ("smørrebrød", "smorrebrod"),
        ("Łódź", "lodz"),
        ("Þórður", "thordur"),
        ("naïve", "naive"),
        ("I’m", "i'm"),
        ("ﬁn", "fin"),
        ("İI", "ii"),
        ("Привет", "привет"),
        ("２x", "2x"),
    ],
)
def test_known_foldings(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_every_sign_of_the_basic_plane_twice_changes_nothing() -> None:
    folded = [fold(chr(code_point)) for code_point in range(0x10000)]
    assert list(map(fold, folded)) == folded


@given(st.text(), st.text())
def test_sums_and_foldings_add_up(left: str, right: str) -> None:
    assert word_to_sum(left + right) == word_to_sum(left) + word_to_sum(right)
    assert fold(left + right) == fold(left) + fold(right)


@given(LATIN)
def test_case_makes_no_difference(text: str) -> None:
    assert word_to_sum(text.upper()) == word_to_sum(text.lower()) == word_to_sum(text)


@given(st.text())
def test_the_sum_is_the_slow_sum_of_the_folded_letters(text: str) -> None:
    assert word_to_sum(text) == sum(
        ALPHABET.index(letter) + 1 for letter in fold(text) if letter in ALPHABET
    )


def test_strings_are_counted_as_if_written_out() -> None:
    """Every string of up to 5 letters, counted by its sum, as far as longer ones can't add to it.

    Only letters up to e are needed for sums up to 5.
    """
    strings = [string for length in range(6) for string in product("abcde", repeat=length)]
    for letter_sum in range(6):
        expected = sum(1 for string in strings if word_to_sum("".join(string)) == letter_sum)
        assert count_letter_strings(letter_sum) == expected


def slow_counts(largest: int) -> list[int]:
    """Strings by length and sum: another way round than a recurrence over sums alone."""
    totals = [0] * (largest + 1)
    of_length = [1] + [0] * largest
    for _ in range(largest + 1):
        totals = [total + count for total, count in zip(totals, of_length, strict=True)]
        of_length = [
            sum(of_length[s - value] for value in range(1, 27) if value <= s)
            for s in range(largest + 1)
        ]
    return totals


def test_strings_are_counted_as_by_length() -> None:
    assert [count_letter_strings(s) for s in range(81)] == slow_counts(80)


def test_known_counts() -> None:
    assert count_letter_strings(-1) == 0
    assert count_letter_strings(0) == 1
    assert count_letter_strings(26) == 2**25
    # From 27 on a single letter no longer reaches the sum: one string less than compositions.
    assert count_letter_strings(27) == 2**26 - 1
    assert count_letter_strings(65) == 18_446_738_576_151_504_896
