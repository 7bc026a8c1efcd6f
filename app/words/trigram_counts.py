"""How often each run of three words is in a text, in compact arrays.

A word is its id: 0 to V − 1 for the V words of a vocabulary, V for any other word (UNKNOWN). V + 1
(START) stands before the first word of a sentence, twice, and nowhere else: it is context only.
So a sentence of n words has n trigrams, and the first is START START word.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.errors import LettersumError

Ids = npt.NDArray[np.int64]

# Words counted in one go: large enough for numpy to be quick, small enough to stay flat in memory.
BLOCK_WORDS = 1_000_000
# Above it the rarest trigrams are dropped, so that a text of any size fits in memory.
MOST_TRIGRAMS = 3_000_000
# A trigram is packed into one signed 64-bit number, so (V + 2)³ must stay below 2⁶³.
LARGEST_VOCABULARY = 2_000_000
# Of a file: one block may come on top, and each takes half a hundred bytes when it is read.
MOST_READ = MOST_TRIGRAMS + BLOCK_WORDS

_COLUMNS = ("trigram_first", "trigram_second", "trigram_word", "trigram_count")


class ContextError(LettersumError):
    """Arrays that are no counts; the message says in one line what is wrong with them."""


@dataclass(frozen=True, slots=True)
class TrigramCounts:
    """The trigrams of a text. With size = V + 2, all ids are below size.

    ``keys``: shape (trigrams,), int64, growing: (first · size + second) · size + word.
    ``counts``: shape (trigrams,), int64, how often each occurs, 1 or above.
    """

    vocabulary_size: int
    keys: Ids
    counts: Ids

    @classmethod
    def of(
        cls,
        sentences: Iterable[Sequence[int]],
        vocabulary_size: int,
        most_trigrams: int = MOST_TRIGRAMS,
    ) -> TrigramCounts:
        """Counts sentences of ids from 0 to ``vocabulary_size``, reading them once.

        Once there are more than ``most_trigrams`` different ones, the rarest are dropped before
        the next block of text, those met once first (lossy counting, Manku and Motwani 2002).
        Raises ValueError for an id out of range.
        """
        nothing = np.empty(0, dtype=np.int64)
        counted = cls(vocabulary_size, nothing, nothing)
        for keys in trigram_keys(sentences, vocabulary_size):
            block = cls(vocabulary_size, *np.unique(keys, return_counts=True))
            counted = counted._without_rarest(most_trigrams).merged(block)
        return counted

    @property
    def size(self) -> int:
        """V + 2: the words, UNKNOWN and START."""
        return self.vocabulary_size + 2

    def merged(self, other: TrigramCounts) -> TrigramCounts:
        """The counts of both texts together. Raises ValueError if the vocabularies differ."""
        if self.vocabulary_size != other.vocabulary_size:
            raise ValueError(
                f"counts over {self.vocabulary_size} and {other.vocabulary_size} words "
                "can't be merged; count both with one vocabulary"
            )
        if not self.keys.size or not other.keys.size:
            return self if self.keys.size else other
        # Both are in order, so the fewer are put among the more, which takes little room.
        more, fewer = (self, other) if self.keys.size >= other.keys.size else (other, self)
        places = np.searchsorted(more.keys, fewer.keys)
        is_new = more.keys[np.minimum(places, more.keys.size - 1)] != fewer.keys
        counts = more.counts.copy()
        counts[places[~is_new]] += fewer.counts[~is_new]
        return TrigramCounts(
            self.vocabulary_size,
            np.insert(more.keys, places[is_new], fewer.keys[is_new]),
            np.insert(counts, places[is_new], fewer.counts[is_new]),
        )

    def renamed(self, new_ids: Ids, vocabulary_size: int) -> TrigramCounts:
        """The same with other ids: ``new_ids``, shape (size,), has that of each word, of UNKNOWN
        and of START in a vocabulary of another size. Trigrams that become equal are added up."""
        size = vocabulary_size + 2
        keys = np.zeros_like(self.keys)
        for power in (2, 1, 0):
            keys *= size
            keys += new_ids[self.keys // self.size**power % self.size]
        order = np.argsort(keys, kind="stable")
        keys, counts = keys[order], self.counts[order]
        starts = run_starts(keys)
        return TrigramCounts(vocabulary_size, keys[starts], np.add.reduceat(counts, starts))

    def most_frequent(self, most: int = MOST_TRIGRAMS) -> TrigramCounts:
        """At most so many of them; of equally frequent ones the first in the order of the keys."""
        if self.keys.size <= most:
            return self
        if not most:
            return TrigramCounts(self.vocabulary_size, self.keys[:0], self.counts[:0])
        rarest = np.partition(self.counts, -most)[-most]
        kept = self.counts > rarest
        kept[np.flatnonzero(self.counts == rarest)[: most - np.count_nonzero(kept)]] = True
        return TrigramCounts(self.vocabulary_size, self.keys[kept], self.counts[kept])

    def _without_rarest(self, most: int) -> TrigramCounts:
        keys, counts = self.keys, self.counts
        while keys.size > most:
            kept = counts > counts.min()
            keys, counts = keys[kept], counts[kept]
        return TrigramCounts(self.vocabulary_size, keys, counts)

    def to_arrays(self) -> dict[str, npt.NDArray[np.unsignedinteger]]:
        """Columns of the smallest unsigned type that fits, in the order of the keys, and V."""
        id_type = np.min_scalar_type(self.size - 1)
        count_type = np.min_scalar_type(int(self.counts.max(initial=0)))
        # One after the other, as each is made by way of one four times its size.
        columns = (
            (self.keys // self.size**power % self.size).astype(id_type) for power in (2, 1, 0)
        )
        return {
            **dict(zip(_COLUMNS, (*columns, self.counts.astype(count_type)), strict=True)),
            "vocabulary_size": np.array(self.vocabulary_size, dtype=np.uint32),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[np.generic]]) -> TrigramCounts:
        """The counts that to_arrays gave, from a file. Raises ContextError for anything else."""
        vocabulary_size = _vocabulary_size(arrays)
        first, second, word, counts = (_column(arrays, name) for name in _COLUMNS)
        if len({first.size, second.size, word.size, counts.size}) != 1:
            raise ContextError("the columns of the word counts differ in length")
        start = vocabulary_size + 1
        for name, ids, largest in (
            ("first", first, start),
            ("second", second, start),
            ("word", word, start - 1),
        ):
            if ids.max(initial=0) > largest:
                raise ContextError(f"the word counts have a {name} word above {largest}")
        if counts.min(initial=1) < 1:
            raise ContextError("the word counts have a count below 1")
        keys = (first * (start + 1) + second) * (start + 1) + word
        if (np.diff(keys) <= 0).any():
            raise ContextError("the word counts are not in order")
        return cls(vocabulary_size, keys, counts)


def trigram_keys(sentences: Iterable[Sequence[int]], vocabulary_size: int) -> Iterator[Ids]:
    """The key of each trigram, a word after the other, in blocks of about BLOCK_WORDS.

    Raises ValueError for an id that is not from 0 to ``vocabulary_size``.
    """
    if not 1 <= vocabulary_size <= LARGEST_VOCABULARY:
        raise ValueError(f"a vocabulary has 1 to {LARGEST_VOCABULARY} words, not {vocabulary_size}")
    start = vocabulary_size + 1
    flat = array("q")
    starts = 0
    for sentence in sentences:
        flat.extend((start, start))
        flat.extend(sentence)
        starts += 2
        if len(flat) >= BLOCK_WORDS:
            yield _keys_of(flat, start, starts)
            flat, starts = array("q"), 0
    if flat:
        yield _keys_of(flat, start, starts)


def _keys_of(flat: array[int], start: int, starts: int) -> Ids:
    ids = np.frombuffer(flat, dtype=np.int64)
    is_word = ids != start
    if ids.min() < 0 or ids.max() > start or ids.size - is_word.sum() != starts:
        raise ValueError(f"a sentence has an id that is not from 0 to {start - 1}")
    size = start + 1
    keys: Ids = ((ids[:-2] * size + ids[1:-1]) * size + ids[2:])[is_word[2:]]
    return keys


def run_starts(sorted_keys: Ids) -> npt.NDArray[np.intp]:
    """The places where a run of equal keys begins, shape (different keys,)."""
    is_start = np.ones(sorted_keys.size, dtype=np.bool_)
    np.not_equal(sorted_keys[1:], sorted_keys[:-1], out=is_start[1:])
    return np.flatnonzero(is_start)


def _vocabulary_size(arrays: Mapping[str, npt.NDArray[np.generic]]) -> int:
    value = _array(arrays, "vocabulary_size")
    size = int(value) if value.shape == () else 0
    if not 1 <= size <= LARGEST_VOCABULARY:
        raise ContextError("the word counts don't say how many words the vocabulary has")
    return size


def _column(arrays: Mapping[str, npt.NDArray[np.generic]], name: str) -> Ids:
    column = _array(arrays, name)
    if column.ndim != 1:
        raise ContextError(f"the word counts have a damaged {name}: {column.ndim} dimensions")
    if column.size > MOST_READ:
        raise ContextError(f"the word counts have {column.size:,} rows, more than {MOST_READ:,}")
    return column.astype(np.int64)


def _array(
    arrays: Mapping[str, npt.NDArray[np.generic]], name: str
) -> npt.NDArray[np.unsignedinteger]:
    """The array of that name, of unsigned whole numbers below 2⁶³."""
    if name not in arrays:
        raise ContextError(f"the word counts lack {name}")
    array = np.asarray(arrays[name])
    if not np.issubdtype(array.dtype, np.unsignedinteger) or array.dtype.itemsize > 4:
        raise ContextError(f"the word counts have a damaged {name}: {array.dtype} numbers")
    return array
