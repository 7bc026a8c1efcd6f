"""The numbers of the chart: for every letter sum, its words and its share of everyday text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.words.lexicon import Lexicon


@dataclass(frozen=True)
class SumCounts:
    """Both arrays have one place for each sum, from 0 to the largest of the dictionary.

    ``words`` counts the words; ``shares`` are shares of the text made of dictionary words, and
    add up to 1.
    """

    words: npt.NDArray[np.intp]
    shares: npt.NDArray[np.float64]

    @classmethod
    def of(cls, lexicon: Lexicon) -> SumCounts:
        """Counted over all words of the dictionary."""
        shares = lexicon.frequencies / lexicon.frequencies.sum()
        share_of_sum = np.bincount(lexicon.sums, weights=shares).astype(np.float64)
        return cls(np.bincount(lexicon.sums), share_of_sum)

    @property
    def largest_sum(self) -> int:
        """The largest sum that any word has."""
        return len(self.words) - 1

    def described(self, letter_sum: int) -> str:
        """``65 · 503 words · 0.60 % of text``"""
        inside = 0 <= letter_sum <= self.largest_sum
        words = int(self.words[letter_sum]) if inside else 0
        share = float(self.shares[letter_sum]) if inside else 0.0
        noun = "word" if words == 1 else "words"
        return f"{letter_sum:,} · {words:,} {noun} · {100 * share:.2f} % of text"
