"""P(next word | the two words before it), from counted text.

An interpolated modified Kneser-Ney trigram (see kneser_ney.py) over word ids; see
trigram_counts.py for these and for UNKNOWN and START. Below the single words lies the uniform
distribution over all words and UNKNOWN, so no word has a probability of 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from app.words.kneser_ney import Float32s, Float64s, Int32s, SmoothedOrder, unigram_probabilities
from app.words.trigram_counts import Ids, TrigramCounts, run_starts, trigram_keys

CONTEXT_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Orders:
    """Smoothed trigrams and bigrams, and P(word) of every word and UNKNOWN, shape (V + 1,)."""

    trigrams: SmoothedOrder
    bigrams: SmoothedOrder
    unigrams: Float32s

    @classmethod
    def of(cls, counts: TrigramCounts) -> _Orders:
        size = counts.size
        # A stable sort is quicker here, as the keys are runs that are sorted already.
        pairs = np.sort(counts.keys % size**2, kind="stable")
        first = run_starts(pairs)
        pair_keys, pair_counts = pairs[first], np.diff(first, append=pairs.size)
        unigrams = unigram_probabilities(np.bincount(pair_keys % size, minlength=size - 1))
        unigrams.setflags(write=False)
        return cls(
            SmoothedOrder.of(counts.keys, counts.counts, size),
            SmoothedOrder.of(pair_keys, pair_counts, size),
            unigrams,
        )


class ContextModel:
    """Immutable, so many threads may ask it at once. V is its ``vocabulary_size``."""

    vocabulary_size: int
    unknown: int
    start: int

    def __init__(self, counts: TrigramCounts) -> None:
        self.vocabulary_size = counts.vocabulary_size
        self.unknown = self.vocabulary_size
        self.start = self.vocabulary_size + 1
        self._counts = counts

    @classmethod
    def count(cls, sentences: Iterable[Sequence[int]], vocabulary_size: int) -> ContextModel:
        """Counts sentences of ids, each from 0 to ``vocabulary_size``, which is UNKNOWN.

        Reads them once; memory stays flat (see TrigramCounts.of). Raises ValueError for an id out
        of range.
        """
        return cls(TrigramCounts.of(sentences, vocabulary_size))

    def added(self, sentences: Iterable[Sequence[int]]) -> ContextModel:
        """A model that has these sentences counted too: as if all had been counted at once."""
        more = TrigramCounts.of(sentences, self.vocabulary_size)
        return ContextModel(self._counts.merged(more))

    @property
    def unigrams(self) -> Float32s:
        """P(word) of each word that can be offered, whatever stands before it; shape (V,).

        Read-only. From how many different words each follows, as Kneser-Ney has it.
        """
        return self._orders.unigrams[: self.vocabulary_size]

    def probabilities(self, context: Sequence[int], out: Float32s | None = None) -> Float32s:
        """P(word | context) of each word that can be offered, shape (V,), float32, all above 0.

        Their sum and P(UNKNOWN) make 1. The last two ids of the context count; one of fewer is
        the beginning of a sentence. ``out``, if given, takes the result and is returned.
        Raises ValueError for an id that isn't from 0 to START.
        """
        first, second = self._last_two(context)
        orders = self._orders
        pair = orders.bigrams.followers(second)
        triple = orders.trigrams.followers(first * self._counts.size + second)
        pair_rest = pair[2] if pair else 1.0
        triple_rest = triple[2] if triple else 1.0
        out = np.multiply(self.unigrams, np.float32(pair_rest * triple_rest), out=out)
        if pair:
            self._add(out, pair[0], pair[1] * np.float32(triple_rest))
        if triple:
            self._add(out, triple[0], triple[1])
        return out

    def probability(self, context: Sequence[int], word_id: int) -> float:
        """P(word | context) of one word or of UNKNOWN. Raises ValueError for another id."""
        if not 0 <= word_id <= self.unknown:
            raise ValueError(f"{word_id} is no word; the ids are 0 to {self.unknown}")
        first, second = self._last_two(context)
        key = (first * self._counts.size + second) * self._counts.size + word_id
        return float(self._of_keys(np.array([key]))[0])

    def event_probabilities(self, sentences: Iterable[Sequence[int]]) -> Float64s:
        """P(word | the two before it) of every word, UNKNOWN too, one after the other.

        Shape (words,). Raises ValueError for an id out of range.
        """
        keys = list(trigram_keys(sentences, self.vocabulary_size))
        return self._of_keys(np.concatenate(keys)) if keys else np.empty(0)

    def perplexity(self, sentences: Iterable[Sequence[int]]) -> float:
        """exp(−mean ln P) over every word of the sentences, UNKNOWN too; 1 or above.

        Raises ValueError if there is no word, or an id out of range.
        """
        p = self.event_probabilities(sentences)
        if not p.size:
            raise ValueError("there is no word to measure the perplexity on; give some text")
        return float(np.exp(-np.log(p).mean()))

    def to_arrays(self) -> dict[str, npt.NDArray[np.unsignedinteger]]:
        """The counts as arrays for a model file; all else follows from them."""
        return self._counts.to_arrays()

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[np.generic]]) -> ContextModel:
        """The model that to_arrays gave. Raises ContextError, in one line, for anything else."""
        return cls(TrigramCounts.from_arrays(arrays))

    @cached_property
    def _orders(self) -> _Orders:
        """Worked out when it is first asked for: who only saves a model needs none of it."""
        return _Orders.of(self._counts)

    def _last_two(self, context: Sequence[int]) -> tuple[int, int]:
        first, second = (self.start, self.start, *context[-CONTEXT_WORDS:])[-CONTEXT_WORDS:]
        if not (0 <= first <= self.start and 0 <= second <= self.start):
            raise ValueError(
                f"the context {first}, {second} has an id above {self.start} or below 0"
            )
        # What stands before the start of a sentence says nothing.
        return (self.start if second == self.start else first), second

    def _add(self, out: Float32s, words: Int32s, shares: Float32s) -> None:
        # UNKNOWN is above all words that can be offered, so if it is there, it is the last.
        if words[-1] == self.unknown:
            words, shares = words[:-1], shares[:-1]
        out[words] += shares

    def _of_keys(self, keys: Ids) -> Float64s:
        size, orders = self._counts.size, self._orders
        contexts, words = np.divmod(keys, size)
        p = orders.unigrams[words].astype(np.float64)
        p = orders.bigrams.interpolated(contexts % size, words, p)
        return orders.trigrams.interpolated(contexts, words, p)
