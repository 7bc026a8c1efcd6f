"""What was asked for: a word or a sum, its letters, and how many strings share its sum."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.words.alphabet import count_letter_strings, fold, letter_values

MOST_DIGITS = 6  # of a sum; no word comes near
_LARGEST_SPELLED_SUM = 320  # its count of strings has 97 digits; more are not read by anyone
_LARGEST_COUNTED_SUM = 5_000
_LETTERS_SPELLED = 24


@dataclass(frozen=True, slots=True)
class Subject:
    """A typed string (``word`` as typed) or, where ``word`` is empty, a sum alone.

    ``letters`` are the letters that carry a value, ``values`` their values, 1 to 26.
    """

    word: str
    letter_sum: int
    letters: str = ""
    values: tuple[int, ...] = ()

    @property
    def spelled_out(self) -> str:
        """``t 20 + o 15 + d 4 + a 1 + y 25``; a long one is cut."""
        pairs = list(zip(self.letters, self.values, strict=True))
        shown = " + ".join(f"{letter} {value}" for letter, value in pairs[:_LETTERS_SPELLED])
        left = len(pairs) - _LETTERS_SPELLED
        return f"{shown} + … {left:,} more letters" if left > 0 else shown


def read_subject(text: str) -> Subject | str:
    """The subject that ``text`` names, or one line that says why it names none."""
    text = text.strip()
    if not text:
        return "type a word, or a sum such as 65"
    if text.isdecimal():
        digits = text.lstrip("0")
        if len(digits) > MOST_DIGITS:
            return f"a sum of up to {MOST_DIGITS} digits, please; no word comes near"
        return Subject("", int(digits or "0"))
    values = letter_values(text)
    if not values:
        return "no letters from a to z in it, so it has no sum"
    letters = "".join(letter for letter in fold(text) if "a" <= letter <= "z")
    return Subject(text, sum(values), letters, values)


def strings_with_sum(letter_sum: int) -> str:
    """How many letter strings have this sum: exact, or for a large sum how many digits it has."""
    if letter_sum <= _LARGEST_SPELLED_SUM:
        return f"{count_letter_strings(letter_sum):,}"
    if letter_sum <= _LARGEST_COUNTED_SUM:
        return f"a number of {len(str(count_letter_strings(letter_sum))):,} digits of"
    # The counts nearly double from sum to sum: n(s) = c·r^s with r = 2 − 3·10⁻⁸.
    return f"a number of about {math.floor(letter_sum * math.log10(2)):,} digits of"
