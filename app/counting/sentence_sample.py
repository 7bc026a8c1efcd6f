"""The sentences that are kept whole: of each part those of the lowest marks, in bounded memory.

What has one of the lowest marks of a text has one of the lowest marks of every piece it stands in,
so nothing that is dropped on the way was ever wanted, and the counts of what is left are exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.counting.parts import Marks
from app.counting.text_counts import CountedSentence

HIGHEST_MARK = 2**64 - 1


@dataclass(frozen=True, slots=True)
class SampledSentences:
    """Different sentences as normalised words with a blank between two, and for each its mark and
    how often it stands there."""

    sentences: Sequence[str]
    marks: Marks
    counts: npt.NDArray[np.int64]


class SentenceSample:
    """Sentences of one part; a quarter more than ``most`` while it is filled."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._counts: dict[str, int] = {}
        self._marks: dict[str, int] = {}
        self.highest = HIGHEST_MARK  # a sentence of a higher mark is not among the lowest

    def add(self, found: SampledSentences) -> None:
        """Counts sentences that may have been met before."""
        for sentence, mark, count in zip(
            found.sentences, found.marks.tolist(), found.counts.tolist(), strict=True
        ):
            if mark <= self.highest:
                self._marks[sentence] = mark
                self._counts[sentence] = self._counts.get(sentence, 0) + count
        if len(self._marks) > self._most + self._most // 4:
            self._drop_highest()

    def lowest(self) -> tuple[CountedSentence, ...]:
        """At most ``most``, in the order of their marks."""
        self._drop_highest()
        same: dict[str, str] = {}  # one object for each word, however often it stands there
        return tuple(
            CountedSentence(tuple(map(same.setdefault, words, words)), count)
            for sentence, count in self._counts.items()
            for words in [sentence.split(" ")]
        )

    def _drop_highest(self) -> None:
        """Also puts them in order."""
        sentences = list(self._marks)
        marks = np.fromiter(self._marks.values(), np.uint64, len(sentences))
        if np.unique(marks).size < marks.size:  # then their words say which comes first
            sentences.sort()
            marks = np.array([self._marks[sentence] for sentence in sentences], np.uint64)
        order = np.argsort(marks, kind="stable")[: self._most]
        kept = [sentences[place] for place in order.tolist()]
        if len(kept) == self._most:
            self.highest = self._marks[kept[-1]]
        self._marks = {sentence: self._marks[sentence] for sentence in kept}
        self._counts = {sentence: self._counts[sentence] for sentence in kept}
