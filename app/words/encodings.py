"""Codes: ways to turn a word into a whole number, from the poorest to one that loses nothing.

All but "word" look at the letters a to z only, after folding, so case, accents and apostrophes
make no difference to them. Every code is 0 or above, and the same for ever: it depends on the
word alone, not on a dictionary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.words.alphabet import ALPHABET, letter_values, word_to_sum
from app.words.tokens import normalise

# One more than the letters, as 0 stands for "no letter".
_BASE = len(ALPHABET) + 1
_ENDING_LENGTH = 3


@dataclass(frozen=True, slots=True)
class Encoding:
    """A named way to turn a word into a code.

    ``written`` is a word's code as people read it, such as "61 · 3 letters": the same for all words
    that share a code, and different for those that don't.
    """

    name: str
    encode: Callable[[str], int]
    written: Callable[[str], str]


def _sum_and_length(word: str) -> int:
    values = letter_values(word)
    letter_sum = sum(values)
    # A word has no more letters than its sum, so each sum needs letter_sum + 1 places.
    return letter_sum * (letter_sum + 1) // 2 + len(values)


def _sum_and_first(word: str) -> int:
    values = letter_values(word)
    return sum(values) * _BASE + (values[0] if values else 0)


def _ending_sum(word: str) -> int:
    return sum(letter_values(word)[-_ENDING_LENGTH:])


def _ending(word: str) -> int:
    code = 0
    for value in letter_values(word)[-_ENDING_LENGTH:]:
        code = code * _BASE + value
    return code


def _position_sum(word: str) -> int:
    return sum(place * value for place, value in enumerate(letter_values(word), start=1))


def _whole_word(word: str) -> int:
    return int.from_bytes(normalise(word).encode("utf-8", "surrogatepass"), "big")


def _written_sum(word: str) -> str:
    return str(word_to_sum(word))


def _written_length(word: str) -> str:
    count = len(letter_values(word))
    return f"{word_to_sum(word)} · {count} {'letter' if count == 1 else 'letters'}"


def _written_first(word: str) -> str:
    return f"{word_to_sum(word)} · {_letters(letter_values(word)[:1])}…"


def _written_ending_sum(word: str) -> str:
    return f"…{_ending_sum(word)}"


def _written_ending(word: str) -> str:
    return f"…{_letters(letter_values(word)[-_ENDING_LENGTH:])}"


def _written_position(word: str) -> str:
    return str(_position_sum(word))


def _letters(values: Sequence[int]) -> str:
    return "".join(ALPHABET[value - 1] for value in values)


ENCODINGS: Mapping[str, Encoding] = MappingProxyType(
    {
        encoding.name: encoding
        for encoding in (
            Encoding("letter-sum", word_to_sum, _written_sum),
            Encoding("letter-sum+length", _sum_and_length, _written_length),
            Encoding("letter-sum+first", _sum_and_first, _written_first),
            Encoding("ending-sum", _ending_sum, _written_ending_sum),
            Encoding("ending", _ending, _written_ending),
            Encoding("position", _position_sum, _written_position),
            Encoding("word", _whole_word, normalise),
        )
    }
)


def encoding_named(name: str) -> Encoding:
    """The encoding of that name; ValueError, in one line that lists the names, if there is none."""
    try:
        return ENCODINGS[name]
    except KeyError:
        names = ", ".join(ENCODINGS)
        raise ValueError(f'no encoding is called "{name}"; choose one of {names}') from None
