"""Numbers as they are spoken: 5 → five, 21st → twenty first, £20 → twenty pounds.

What follows a number follows its words too, and these are counted: "three" knows "days", "weeks"
and "times", "half past five" knows "tomorrow". So numbers are read as words where the next word is
asked for. Of a large number its last words are enough, as only the last words before count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_LARGE = ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred"))
_UNITS = {"$": "dollars", "£": "pounds", "€": "euros", "%": "percent"}
_MOST_DIGITS = 9
_YEARS = range(1100, 2100)

_NUMBER = re.compile(
    r"(?<![^\W_])(?P<unit>[$£€]?)(?P<whole>\d[\d,]*)(?:(?P<point>[.:])(?P<part>\d+))?"
    r"(?P<end>st\b|nd\b|rd\b|th\b|%?)(?![^\W_])"
)


def with_spoken_numbers(text: str) -> str:
    """The text with words in the place of its numbers."""
    if not any(map(str.isdecimal, text)):
        return text
    return _NUMBER.sub(lambda found: " ".join(_spoken(found)), text)


def _spoken(found: re.Match[str]) -> Iterator[str]:
    whole = found["whole"].replace(",", "")
    is_year = len(whole) == 4 and "," not in found["whole"] and int(whole) in _YEARS
    words = list(_year(int(whole)) if is_year and not found["unit"] else _words(whole))
    if found["part"]:
        words += [] if found["point"] == ":" else ["point"]
        words += _words(found["part"])
    if found["end"].isalpha() and words:
        words[-1] = _ordinal(words[-1])
    yield from words
    unit = found["unit"] or found["end"]
    if unit in _UNITS:
        yield _UNITS[unit]


def _words(digits: str) -> Iterator[str]:
    if len(digits) > _MOST_DIGITS:
        return
    number = int(digits)
    for size, name in _LARGE:
        if number >= size:
            yield from _words(str(number // size))
            yield name
            number %= size
            if not number:
                return
    yield from _below_hundred(number)


def _below_hundred(number: int) -> Iterator[str]:
    if number < len(_SMALL):
        yield _SMALL[number]
        return
    yield _TENS[number // 10]
    if number % 10:
        yield _SMALL[number % 10]


def _year(number: int) -> Iterator[str]:
    """1984 → nineteen eighty four, 2007 → two thousand seven, 1900 → nineteen hundred."""
    century, rest = divmod(number, 100)
    if century == 20 and rest < 10:
        yield from _words(str(number))
        return
    yield from _below_hundred(century)
    yield from _below_hundred(rest) if rest else iter(("hundred",))


def _ordinal(word: str) -> str:
    if word.endswith("y"):
        return f"{word[:-1]}ieth"
    return _ORDINALS.get(word, f"{word}th")
