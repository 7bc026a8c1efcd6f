"""Letters and their numbers: a = 1 … z = 26, and the sum of a word.

Upper case and accents make no difference: every word is folded to the letters a to z first.
What can't be folded to one of them (digits, apostrophes, other scripts) carries no value.
"""

from __future__ import annotations

import unicodedata
from collections import deque
from functools import lru_cache

ALPHABET = "abcdefghijklmnopqrstuvwxyz"

# Signs that people and their keyboards use for the apostrophe of "don't".
APOSTROPHES = "'’‘ʼ＇"

# Letters that Unicode doesn't decompose, as they are usually written without them.
_SPELT_OUT = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "ng",
    "ı": "i",
    "ĸ": "k",
} | dict.fromkeys(APOSTROPHES, "'")


def _fold_sign(sign: str) -> str:
    decomposed = unicodedata.normalize("NFKD", sign.casefold())
    folded = "".join(
        _SPELT_OUT.get(part, part) for part in decomposed if not unicodedata.combining(part)
    )
    return folded if folded == sign else "".join(map(_fold_sign, folded))


class _FoldTable(dict[int, str]):
    """Sign by sign, filled as signs are met.

    Folding a sign at a time keeps the time linear: normalising a whole text sorts runs of
    combining marks, and takes quadratic time on a long one.
    """

    def __missing__(self, code_point: int) -> str:
        folded = self[code_point] = _fold_sign(chr(code_point))
        return folded


_FOLD_TABLE = _FoldTable()

# The value of each ASCII sign, for bytes.translate; 0 for all that are no letters.
LETTER_VALUES = bytes(
    ALPHABET.find(chr(code).lower()) + 1 if chr(code).isalpha() and code < 128 else 0
    for code in range(256)
)
_VALUELESS = bytes(code for code in range(256) if LETTER_VALUES[code] == 0)


def fold(text: str) -> str:
    """Lower case without accents: é → e, ß → ss, æ → ae, ł → l, curly apostrophes → '.

    Folding is sign by sign, so fold(a + b) = fold(a) + fold(b). Letters of other scripts stay.
    """
    return text.lower() if text.isascii() else text.translate(_FOLD_TABLE)


def _ascii(word: str) -> bytes:
    return (word if word.isascii() else fold(word)).encode("ascii", "ignore")


def letter_values(word: str) -> tuple[int, ...]:
    """The value, 1 to 26, of each letter that carries one, in order, after folding."""
    return tuple(_ascii(word).translate(LETTER_VALUES, _VALUELESS))


def word_to_sum(word: str) -> int:
    """The sum of the letter values: "How" 46, "are" 24, "you" 61, "today" 65; "42" 0."""
    return sum(_ascii(word).translate(LETTER_VALUES))


@lru_cache(maxsize=1024)
def count_letter_strings(letter_sum: int) -> int:
    """How many strings of letters a to z, words or not, add up to ``letter_sum``. Exact.

    The last letter is one of 26, so n(s) = n(s−1) + n(s−2) + … + n(s−26), with n(0) = 1 (the
    empty string) and n = 0 below 0. The numbers grow by nearly one bit for each unit of the sum.
    """
    if letter_sum < 0:
        return 0
    counts = deque([1], maxlen=len(ALPHABET))
    for _ in range(letter_sum):
        counts.append(sum(counts))
    return counts[-1]
