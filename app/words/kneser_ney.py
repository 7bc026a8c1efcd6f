"""Modified Kneser-Ney smoothing of one order of n-grams.

Chen and Goodman, "An empirical study of smoothing techniques for language modeling" (1998). With
c the count of a word w after a context h, and D the discounts,

    P(w | h) = max(c(h, w) − D(c), 0) / Σ c(h, ·)  +  γ(h) · P(w | h without its first word)
    γ(h)     = (D1·N1(h) + D2·N2(h) + D3·N3(h)) / Σ c(h, ·)

where Nk(h) is the number of words seen k times after h (3: three times or more). For lower orders
c is the continuation count: the number of different words that were seen before (h, w).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.words.trigram_counts import Ids, run_starts

Float32s = npt.NDArray[np.float32]
Float64s = npt.NDArray[np.float64]
Int32s = npt.NDArray[np.int32]

# For texts too small to estimate them: the values that KenLM falls back to (Heafield 2013).
FALLBACK_DISCOUNTS = (0.5, 1.0, 1.5)


def estimate_discounts(counts: Ids) -> Float64s:
    """D, shape (4,): what to take off a count of 0 (nothing), 1, 2, and 3 or more.

    With nk the number of n-grams counted k times and Y = n1 / (n1 + 2·n2):
    Dk = k − (k + 1) · Y · n(k+1) / nk. FALLBACK_DISCOUNTS, when an nk is 0 or a Dk isn't above 0.
    """
    n = np.bincount(np.minimum(counts, 5), minlength=6)[1:5].astype(np.float64)
    k = np.arange(1, 4)
    if n.all():
        y = n[0] / (n[0] + 2 * n[1])
        estimated = k - (k + 1) * y * n[1:] / n[:-1]
        if (estimated > 0).all():
            return np.concatenate(([0.0], estimated))
    return np.array((0.0, *FALLBACK_DISCOUNTS))


def unigram_probabilities(counts: Ids) -> Float32s:
    """P(w), shape as ``counts`` (all words, seen or not), below it the uniform distribution."""
    total = counts.sum()
    if not total:
        return np.full(counts.size, 1 / counts.size, dtype=np.float32)
    discounts = estimate_discounts(counts)[np.minimum(counts, 3)]
    rest = discounts.sum() / total
    p: Float32s = ((counts - discounts) / total + rest / counts.size).astype(np.float32)
    return p


@dataclass(frozen=True, slots=True)
class SmoothedOrder:
    """What follows each context of one length, discounted. A context is packed into one number.

    ``contexts``: shape (contexts,), growing. ``keys``: shape (n-grams,), growing:
    context · size + word, with size above any word. ``words``: their words, shape (n-grams,).
    ``starts``: shape (contexts + 1,); words[starts[i] : starts[i + 1]] follow contexts[i].
    ``shares``: shape (n-grams,), (c − D(c)) / Σ c. ``rests``: shape (contexts,), γ.
    For each context its shares and its rest add up to 1.
    """

    size: int
    keys: Ids
    words: Int32s
    shares: Float32s
    contexts: Ids
    starts: npt.NDArray[np.intp]
    rests: Float32s

    @classmethod
    def of(cls, keys: Ids, counts: Ids, size: int) -> SmoothedOrder:
        """From n-grams in the order of their keys, and their counts."""
        of_each = keys // size
        first = run_starts(of_each)
        starts = np.append(first, keys.size)
        contexts = of_each[first]
        del of_each  # a text may have millions of n-grams
        discounts = estimate_discounts(counts)[np.minimum(counts, 3)]
        totals = np.add.reduceat(counts, first).astype(np.float64)
        rests = (np.add.reduceat(discounts, first) / totals).astype(np.float32)
        shares = np.subtract(counts, discounts, out=discounts)
        shares /= np.repeat(totals, np.diff(starts))
        return cls(
            size=size,
            keys=keys,
            words=(keys % size).astype(np.int32),
            shares=shares.astype(np.float32),
            contexts=contexts,
            starts=starts,
            rests=rests,
        )

    def followers(self, context: int) -> tuple[Int32s, Float32s, float] | None:
        """The words seen after the context in growing order, their shares, and the rest."""
        place = int(self.contexts.searchsorted(context))
        if place == self.contexts.size or self.contexts[place] != context:
            return None
        seen = slice(self.starts[place], self.starts[place + 1])
        return self.words[seen], self.shares[seen], float(self.rests[place])

    def interpolated(self, contexts: Ids, words: Ids, lower: Float64s) -> Float64s:
        """P(word | context) of each pair, given that of the next lower order. All shape (n,)."""
        if not self.keys.size:
            return lower
        place = np.minimum(self.contexts.searchsorted(contexts), self.contexts.size - 1)
        rests = np.where(self.contexts[place] == contexts, self.rests[place], 1.0)
        keys = contexts * self.size + words
        place = np.minimum(self.keys.searchsorted(keys), self.keys.size - 1)
        shares = np.where(self.keys[place] == keys, self.shares[place], 0.0)
        result: Float64s = shares + rests * lower
        return result
