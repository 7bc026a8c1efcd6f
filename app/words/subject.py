"""What was asked for, a word or a sum: its letters, and how many strings share its sum.

The command and the window read it here, so that both take and refuse the same, in the same words.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass

from app.errors import LettersumError
from app.words.alphabet import count_letter_strings, fold, letter_values
from app.words.shortening import shortened
from app.words.tokens import words_of

MOST_CHARACTERS = 10_000
MOST_DIGITS = 6  # of a sum; no word comes near
_LARGEST_SPELLED_SUM = 320  # its count of strings has 97 digits; more are not read by anyone
_LARGEST_COUNTED_SUM = 5_000
_LETTERS_SPELLED = 24
_CHARACTERS_SHOWN = 28
_WHAT_TO_TYPE = "type one word, or a sum such as 65"
NO_SUM = "a sum is a whole number in digits alone, without sign or point, such as 65"


class SubjectError(LettersumError, ValueError):
    """What was typed is no word and no sum; the message says why and what to type, in one line.

    It never repeats what was typed, which may be long or hold anything.
    """


@dataclass(frozen=True, slots=True)
class Subject:
    """One word (in the case it was typed) or, where ``word`` is empty, a sum alone, 0 or above.

    ``letters`` are the letters that carry a value, ``values`` their values, 1 to 26.
    """

    word: str
    letter_sum: int
    letters: str = ""
    values: tuple[int, ...] = ()

    @property
    def shown(self) -> str:
        """The word as it is shown; a very long one is cut."""
        return shortened(self.word, _CHARACTERS_SHOWN)

    @property
    def spelled_out(self) -> str:
        """``t 20 + o 15 + d 4 + a 1 + y 25``; a long one is cut."""
        pairs = list(zip(self.letters, self.values, strict=True))
        shown = " + ".join(f"{letter} {value}" for letter, value in pairs[:_LETTERS_SPELLED])
        left = len(pairs) - _LETTERS_SPELLED
        return f"{shown} + … {left:,} more letters" if left > 0 else shown


def read_subject(text: str) -> Subject:
    """The one word or the sum that ``text`` names.

    A sum is written in digits alone, of any script; a word may have punctuation around it.
    Raises SubjectError for all else. Time and memory are bounded, however long the text is.
    """
    text = text.strip()
    if not text:
        raise SubjectError(f"nothing typed; {_WHAT_TO_TYPE}")
    if len(text) > MOST_CHARACTERS:
        raise SubjectError(f"more than {MOST_CHARACTERS:,} characters; {_WHAT_TO_TYPE}")
    if text.isdecimal():
        return Subject("", _read_sum(text))
    if any(map(_is_digit, text)):
        raise SubjectError(NO_SUM)
    return _read_word(text)


def _read_sum(decimals: str) -> int:
    """Digit by digit, as Python reads no number of more than 4,300 digits."""
    digits = "".join(str(unicodedata.decimal(sign)) for sign in decimals).lstrip("0")
    if len(digits) > MOST_DIGITS:
        raise SubjectError(
            f"more than {MOST_DIGITS} digits, and no word's sum comes near; {_WHAT_TO_TYPE}"
        )
    return int(digits or "0")


def _read_word(text: str) -> Subject:
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise SubjectError(f"no readable text (it isn't UTF-8); {_WHAT_TO_TYPE}")
    words = words_of(text)
    if len(words) > 1:
        raise SubjectError(f"more than one word; {_WHAT_TO_TYPE}")
    word = words[0] if words else ""
    values = letter_values(word)
    if not values:
        raise SubjectError(f"no letters from a to z in it, so it has no sum; {_WHAT_TO_TYPE}")
    letters = "".join(letter for letter in fold(word) if "a" <= letter <= "z")
    return Subject(word, sum(values), letters, values)


def _is_digit(sign: str) -> bool:
    """Also ½, ² and Ⅷ; the numbers of Chinese are letters."""
    return sign.isnumeric() and not sign.isalpha()


def strings_with_sum(letter_sum: int) -> str:
    """How many letter strings have this sum: exact, or for a large sum how many digits it has."""
    if letter_sum <= _LARGEST_SPELLED_SUM:
        return f"{count_letter_strings(letter_sum):,}"
    if letter_sum <= _LARGEST_COUNTED_SUM:
        return f"a number of {len(str(count_letter_strings(letter_sum))):,} digits of"
    # The counts nearly double from sum to sum: n(s) = c·r^s with r = 2 − 3·10⁻⁸.
    return f"a number of about {math.floor(letter_sum * math.log10(2)):,} digits of"
