"""Codes of words as the keyboard's network sees them: dense numbers, from 0 without gaps.

A code family turns each word of a vocabulary into one of a few hundred or thousand codes that it
shares with other words. The same families serve going in (the codes of the words before) and
coming out (P(code of the next word)); what a code says is in its letters, so a network can speak
for words that it has never seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from app.words.alphabet import fold
from app.words.encodings import ENCODINGS

FREQUENT_FROM = 5  # times in the training text; a word seen less often can't teach its own code
ENDING_LETTERS = 2
# Words with a code of their own. Each is an output of the network, so with all words of a large
# text an epoch would take ten times as long.
MOST_FREQUENT = 3000

Codes = npt.NDArray[np.int32]
Counts = npt.NDArray[np.int64]

# A word and how often it is in the training text → its code, as anything that can be compared.
_CodeOf = Callable[[str, int], object]


@dataclass(frozen=True)
class CodeTable:
    """``codes``, shape (V + 2,): the code of each word of the vocabulary, then that of an unknown
    word and that of the start of a sentence. Words have the codes from 0 to ``size`` − 1."""

    family: str
    codes: Codes
    size: int

    @property
    def of_words(self) -> Codes:
        """Shape (V,): without the unknown word and the start."""
        return self.codes[:-2]

    @property
    def inputs(self) -> int:
        """How many codes can go in: those of words, the unknown word, and the start."""
        return self.size + 2


def _word_or_ending(word: str, count: int) -> object:
    return word if count >= FREQUENT_FROM else (word[-ENDING_LETTERS:],)


def _encoded(name: str) -> _CodeOf:
    encode = ENCODINGS[name].encode
    return lambda word, _: encode(word)


FAMILIES: Mapping[str, _CodeOf] = MappingProxyType(
    {name: _encoded(name) for name in ENCODINGS}
    | {"frequent-word-or-ending": lambda word, count: _word_or_ending(fold(word), count)}
)


def of_the_most_frequent(counts: Counts, most: int = MOST_FREQUENT) -> Counts:
    """The counts of the most frequent words, the first of equally frequent ones, and 0 for all
    others, whose codes then are those of words that can't teach one."""
    kept = np.zeros_like(counts)
    places = np.argsort(-counts, kind="stable")[:most]
    kept[places] = counts[places]
    return kept


def code_table(family: str, words: Sequence[str], counts: Counts) -> CodeTable:
    """The codes of a vocabulary. ``counts``, shape (V,), says how often each word is in the
    training text. Raises ValueError for a family that isn't one."""
    if family not in FAMILIES:
        raise ValueError(f"{family!r} is no code family; there are {', '.join(FAMILIES)}")
    code_of = FAMILIES[family]
    dense: dict[object, int] = {}
    codes = np.empty(len(words) + 2, np.int32)
    for place, (word, count) in enumerate(zip(words, counts.tolist(), strict=True)):
        codes[place] = dense.setdefault(code_of(word, count), len(dense))
    codes[-2:] = len(dense), len(dense) + 1
    return CodeTable(family, codes, len(dense))
