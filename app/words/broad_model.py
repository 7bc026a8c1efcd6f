"""What English at large says about the next word, from a model that comes with the program.

A back-off trigram (Katz 1987). The p are given, and each rest is what makes a context's sum 1:

    P(w | a b) = p(w | a b)             if the triple a b w is there,
                 rest(a b) · P(w | b)   if not
    P(w | b)   = p(w | b)               if the pair b w is there,
                 rest(b) · p(w)         if not

A word is its index in the dictionary, 0 to L − 1; L is any other word (``unknown``), L + 1 stands
before the first word of a sentence (``start``); both are context only. Pairs are in the order of
their first word, then of their second; triples in the order of the pair they begin with, then of
their last word. So all that follows one context lies together, in growing order.

Each p and rest is a logarithm in a byte: p = exp(−step / 16), rest = exp((128 − step) / 16).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from app.errors import LettersumError

STEPS = 16  # to a factor of e; rounding moves a probability by 3 % at most
REST_OF_ONE = 128  # the step of a rest of 1; most are below, few above
MOST_WORDS = 65_534  # of a dictionary; start, two behind its last word, fits in 16 bits
MOST_ROWS = 8_000_000  # pairs, and triples; ours has a little over a million of each

Bytes = npt.NDArray[np.uint8]
Words = npt.NDArray[np.uint16]
Places = npt.NDArray[np.int64]
Float32s = npt.NDArray[np.float32]

SHARES: Float32s = np.exp(-np.arange(256) / STEPS).astype(np.float32)
RESTS: Float32s = np.exp((REST_OF_ONE - np.arange(256)) / STEPS).astype(np.float32)


class BroadModelError(LettersumError):
    """Arrays that are no broad model; the message says in one line what is wrong with them."""


@dataclass(frozen=True, slots=True)
class Followers:
    """Which words follow each context: words[starts[i] : starts[i + 1]] follow the i-th, in growing
    order. ``starts`` has shape (contexts + 1,); ``words``, and ``shares``, the steps of their p,
    have one place for each pair or triple."""

    starts: Places
    words: Words
    shares: Bytes

    @classmethod
    def of_counts(cls, counts: Words, words: Words, shares: Bytes) -> Followers:
        """``counts``: how many words follow each context."""
        starts = np.zeros(counts.size + 1, np.int64)
        np.cumsum(counts, out=starts[1:])
        return cls(starts, words, shares)

    @property
    def counts(self) -> Words:
        """How many words follow each context."""
        return np.diff(self.starts).astype(np.uint16)

    def put(self, out: Float32s, context: int, rest: float) -> None:
        """Writes rest · p of each word that follows a context to its place in ``out``."""
        seen = slice(self.starts[context], self.starts[context + 1])
        scaled = SHARES * np.float32(rest)
        # Indices of the machine's own type: NumPy takes twice as long to convert them on the way.
        out[self.words[seen].astype(np.intp)] = scaled.take(self.shares[seen])

    def place_of(self, context: int, word: int) -> int | None:
        """Where a word stands that follows a context; None where it doesn't."""
        first, end = int(self.starts[context]), int(self.starts[context + 1])
        # In the type of the words, or all of them would be converted first.
        place = first + int(self.words[first:end].searchsorted(np.uint16(word)))
        return place if place < end and self.words[place] == word else None


@dataclass(frozen=True, slots=True)
class BroadModel:
    """Immutable, so many threads may ask it at once.

    ``words``, shape (L,), and ``word_rests``, shape (L + 2,), are the steps of p and rest of each
    word. The contexts of ``pairs`` are words, those of ``triples`` are pairs by their place;
    ``pair_rests``, shape (pairs,), are the steps of the rests of these.
    """

    words: Bytes
    word_rests: Bytes
    pairs: Followers
    pair_rests: Bytes
    triples: Followers
    _shares: Float32s = field(init=False, repr=False, compare=False)  # p of each word

    def __post_init__(self) -> None:
        object.__setattr__(self, "_shares", SHARES[self.words])  # once, as all contexts need it

    @property
    def size(self) -> int:
        """L, how many words can be offered."""
        return self.words.size

    @property
    def unknown(self) -> int:
        """The id of any word that the dictionary lacks."""
        return self.size

    @property
    def start(self) -> int:
        """The id of what stands before the first word of a sentence."""
        return self.size + 1

    def probabilities(self, context: Sequence[int]) -> Float32s:
        """P(word | context) of each word, shape (L,), all above 0; they add up to about 1.

        The last two ids count; one of fewer is the beginning of a sentence. Raises ValueError for
        an id that isn't from 0 to ``start``.
        """
        second, pair = self._context(context)
        rest = 1.0 if pair is None else float(RESTS[self.pair_rests[pair]])
        out: Float32s = self._shares * np.float32(rest * float(RESTS[self.word_rests[second]]))
        self.pairs.put(out, second, rest)
        if pair is not None:
            self.triples.put(out, pair, 1.0)
        return out

    def probability(self, context: Sequence[int], word: int) -> float:
        """P(word | context) of one word; the context is as for ``probabilities``."""
        if not 0 <= word < self.size:
            raise ValueError(f"{word} is no word; the ids are 0 to {self.size - 1}")
        second, pair = self._context(context)
        rest = 1.0
        if pair is not None:
            place = self.triples.place_of(pair, word)
            if place is not None:
                return float(SHARES[self.triples.shares[place]])
            rest = float(RESTS[self.pair_rests[pair]])
        place = self.pairs.place_of(second, word)
        if place is not None:
            return rest * float(SHARES[self.pairs.shares[place]])
        return rest * float(RESTS[self.word_rests[second]] * self._shares[word])

    def _context(self, context: Sequence[int]) -> tuple[int, int | None]:
        """The word before, and the place of the pair that it ends, if that is there."""
        first, second = (self.start, self.start, *context[-2:])[-2:]
        if not (0 <= first <= self.start and 0 <= second <= self.start):
            raise ValueError(f"the context {first}, {second} has an id that isn't one")
        return second, self.pairs.place_of(first, second)

    def to_arrays(self) -> dict[str, npt.NDArray[Any]]:
        """All of it as arrays for a file, in the form that packs best."""
        return {
            "word_shares": self.words,
            "word_rests": self.word_rests,
            "pair_counts": self.pairs.counts,
            "pair_words": _packed(self.pairs.words),
            "pair_shares": self.pairs.shares,
            "pair_rests": self.pair_rests,
            "triple_counts": self.triples.counts,
            "triple_words": _packed(self.triples.words),
            "triple_shares": self.triples.shares,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> BroadModel:
        """The model that to_arrays gave, from a file. Raises BroadModelError for anything else."""
        words = _column(arrays, "word_shares", np.uint8)
        if not 1 <= words.size <= MOST_WORDS:
            raise BroadModelError(f"it has {words.size:,} words; 1 to {MOST_WORDS:,} are possible")
        pairs = _followers(arrays, "pair", words.size, contexts=words.size + 2)
        return cls(
            words,
            _column(arrays, "word_rests", np.uint8, words.size + 2),
            pairs,
            _column(arrays, "pair_rests", np.uint8, pairs.words.size),
            _followers(arrays, "triple", words.size, contexts=pairs.words.size),
        )


def _followers(
    arrays: Mapping[str, npt.NDArray[Any]], name: str, size: int, contexts: int
) -> Followers:
    counts = _column(arrays, f"{name}_counts", np.uint16, contexts)
    shares = _column(arrays, f"{name}_shares", np.uint8)
    packed = _array(arrays, f"{name}_words")
    if packed.dtype != np.uint8 or packed.shape != (2, shares.size):
        raise BroadModelError(f"its {name}s differ in number")
    if int(counts.sum(dtype=np.int64)) != shares.size:
        raise BroadModelError(f"the counts of its {name}s do not add up")
    found = Followers.of_counts(counts, _unpacked(packed), shares)
    if found.words.max(initial=0) >= size:
        raise BroadModelError(f"its {name}s have a word that the dictionary lacks")
    is_first = np.zeros(shares.size + 1, np.bool_)
    is_first[found.starts] = True
    if not (is_first[1:-1] | (found.words[1:] > found.words[:-1])).all():
        raise BroadModelError(f"its {name}s are not in order")
    return found


def _column(
    arrays: Mapping[str, npt.NDArray[Any]], name: str, dtype: type, size: int | None = None
) -> npt.NDArray[Any]:
    column = _array(arrays, name)
    if column.dtype != dtype or column.ndim != 1 or column.size > MOST_ROWS:
        raise BroadModelError(f"its array {name} is damaged or far too long")
    if size is not None and column.size != size:
        raise BroadModelError(f"its array {name} has {column.size:,} rows, not {size:,}")
    return column


def _array(arrays: Mapping[str, npt.NDArray[Any]], name: str) -> npt.NDArray[Any]:
    if name not in arrays:
        raise BroadModelError(f"it lacks the array {name}")
    return arrays[name]


def _packed(words: Words) -> Bytes:
    """Each word less the one before it (a difference below 0 wraps round at 2¹⁶), all high bytes
    before all low ones, shape (2, words): so a zip packs them best."""
    steps = np.diff(words, prepend=np.uint16(0))
    return np.stack((steps >> 8, steps & 255)).astype(np.uint8)


def _unpacked(packed: Bytes) -> Words:
    steps = packed[0].astype(np.uint16) << 8
    steps |= packed[1]
    words: Words = np.cumsum(steps, dtype=np.uint16)
    return words
