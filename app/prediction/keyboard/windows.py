"""What the network learns from: each word with the words before it.

A sentence of n words has n windows; before its first word stands the start, as often as words are
read. Of counted text equal windows are one sample that counts so many times.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

Ids = npt.NDArray[np.integer[Any]]
Float32s = npt.NDArray[np.float32]

# A sample that counts for more is seen several times in an epoch, with a part of its weight each
# time: one that makes up a batch alone would be a step of its own, and a long one.
HEAVIEST = 8.0  # times the mean


@dataclass(frozen=True)
class Windows:
    """``contexts``: ids of the words before, shape (samples, context_words). ``words``: the word
    that follows, shape (samples,). ``weights``: how often each is there, shape (samples,), all
    above 0; None where each counts once. Ids are of the smallest type that they fit in, as there
    may be a million samples."""

    contexts: Ids
    words: Ids
    weights: Float32s | None = None

    @classmethod
    def of(
        cls,
        sentences: Iterable[Sequence[int]],
        unknown: int,
        start: int,
        context_words: int,
        times: Sequence[int] | None = None,
    ) -> Windows:
        """Those of sentences of ids, one after the other. Unknown words stand in contexts and are
        nobody's target. ``times``: how often each sentence is there."""
        flat = array("i")
        for sentence in sentences:
            flat.extend([start] * context_words)
            flat.extend(sentence)
        ids = np.frombuffer(flat, np.int32).astype(np.min_scalar_type(start))
        if len(ids) <= context_words:  # there is no word
            return cls(np.empty((0, context_words), ids.dtype), ids[:0])
        windows = sliding_window_view(ids, context_words + 1)
        words = ids[context_words:]
        kept = (words != start) & (words != unknown)
        weights = None
        if times is not None:
            of_sentence = np.cumsum(ids == start)[context_words:] // context_words - 1
            weights = np.asarray(times, np.float32)[of_sentence[kept]]
        return cls(windows[kept][:, :-1], words[kept], weights)

    def __len__(self) -> int:
        return len(self.words)

    def counted(self) -> Windows:
        """Equal samples as one, in the order of their ids, but none much heavier than the mean."""
        if not len(self):
            return self
        place = np.zeros(len(self), np.int64)
        size = int(max(self.contexts.max(initial=0), self.words.max())) + 1
        for column in (*self.contexts.T, self.words):
            # From the left each beginning has a number, smaller ones first, so none gets large.
            _, first, place = np.unique(
                place * size + column, return_index=True, return_inverse=True
            )
        weights = np.bincount(place, self.weights, len(first))
        copies = np.ceil(weights / (HEAVIEST * weights.mean())).astype(np.int64)
        rows, shares = np.repeat(first, copies), (weights / copies).astype(np.float32)
        return Windows(self.contexts[rows], self.words[rows], np.repeat(shares, copies))


def training_samples(
    sentences: Iterable[Sequence[int]], unknown: int, start: int, context_words: int
) -> tuple[Ids, Ids]:
    """Each known word of each sentence with the words before it: shapes (samples, context_words)
    and (samples,)."""
    windows = Windows.of(sentences, unknown, start, context_words)
    return windows.contexts, windows.words
