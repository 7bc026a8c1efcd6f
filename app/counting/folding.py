"""Counted triples within bounds: the most frequent stay, the others lose what is before them.

A triple that is too rare to stay counts for (UNKNOWN, second, word): that the pair was met is not
lost. Of these pairs the most frequent stay, and the others count for (UNKNOWN, UNKNOWN, word). At
the start of a sentence a pair is a triple too: there (START, START, word) stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.counting.limits import LIMITS, Limits
from app.counting.row_runs import RowRuns
from app.counting.rows import MOST_COUNT, Rows, joined, reduced
from app.counting.spill_folder import SpillFolder
from app.words.trigram_counts import TrigramCounts


class Folding:
    """Takes triples in the order of their keys. Of those that were counted equally often all stay
    or none, so the order in which the text was read makes no difference."""

    def __init__(self, vocabulary_size: int, folder: SpillFolder, limits: Limits = LIMITS) -> None:
        self._size = vocabulary_size + 2
        self._vocabulary_size = vocabulary_size
        self._kept = _MostCounted(limits.triples)
        self._kept_pairs = _MostCounted(limits.pairs)
        self._words = np.zeros(self._size, dtype=np.int64)
        self._pairs = RowRuns(folder, limits.rows, limits.runs)

    def add(self, rows: Rows) -> Iterator[None]:
        """Reduced rows, all keys above those added before; to be gone through, as it may take
        long."""
        self._fold(self._kept.add(rows))
        yield from self._pairs.tidied()

    def fold_pairs(self) -> Iterator[tuple[int, int]]:
        """Counts the pairs of what was too rare, when all is added: rows done, and of how many."""
        self._fold(self._kept.without_rarest())
        total = self._pairs.rows
        for rows in self._pairs.merged():
            self._fold_words(self._kept_pairs.add(rows))
            yield self._pairs.merged_rows, total
        self._fold_words(self._kept_pairs.without_rarest())

    def counts(self) -> TrigramCounts:
        """All that was added, within the limits, when the pairs are folded."""
        unknown, start = self._vocabulary_size, self._vocabulary_size + 1
        pairs = joined(self._kept_pairs.parted(0)[1])
        first = np.where(pairs.keys // self._size == start, start, unknown)
        of_pairs = Rows(first * self._size**2 + pairs.keys, pairs.counts)
        words = np.flatnonzero(self._words)
        of_words = Rows((unknown * self._size + unknown) * self._size + words, self._words[words])
        # What is folded begins with UNKNOWN or START, and no triple before them is touched.
        before, after = self._kept.parted(unknown * self._size**2)
        rows = joined([*before, reduced(joined([*after, of_pairs, of_words]))])
        np.minimum(rows.counts, MOST_COUNT, out=rows.counts)
        return TrigramCounts(self._vocabulary_size, *rows)

    def _fold(self, rare: list[Rows]) -> None:
        for keys, counts in rare:
            self._pairs.add(Rows(keys % self._size**2, counts))

    def _fold_words(self, rare: list[Rows]) -> None:
        for keys, counts in rare:
            np.add.at(self._words, keys % self._size, counts)


class _MostCounted:
    """Keeps at most ``most`` rows in the end, a third more on the way: those of at least the least
    count with which there are so few."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._least = 1
        self._kept: list[Rows] = []
        self._rows = 0

    def add(self, rows: Rows) -> list[Rows]:
        """Adds reduced rows of keys above all others; gives back those that won't stay."""
        enough = rows.counts >= self._least
        self._kept.append(Rows(rows.keys[enough], rows.counts[enough]))
        self._rows += self._kept[-1].keys.size
        rare = [Rows(rows.keys[~enough], rows.counts[~enough])]
        if self._rows > self._most + self._most // 3:
            rare += self.without_rarest()
        return rare

    def without_rarest(self) -> list[Rows]:
        """Raises the least count as far as it has to be, and gives back what is below it."""
        if self._rows <= self._most:
            return []
        counts = np.concatenate([rows.counts for rows in self._kept])
        place = counts.size - self._most - 1
        counts.partition(place)
        self._least = int(counts[place]) + 1
        rare = []
        for number, rows in enumerate(self._kept):
            enough = rows.counts >= self._least
            self._kept[number] = Rows(rows.keys[enough], rows.counts[enough])
            self._rows -= rows.keys.size - self._kept[number].keys.size
            rare.append(Rows(rows.keys[~enough], rows.counts[~enough]))
        return rare

    def parted(self, key: int) -> tuple[list[Rows], list[Rows]]:
        """The rows that stay, in order: those of keys below this one, and all others."""
        places = [int(rows.keys.searchsorted(key)) for rows in self._kept]
        parts = list(zip(self._kept, places, strict=True))
        return (
            [Rows(keys[:place], counts[:place]) for (keys, counts), place in parts],
            [Rows(keys[place:], counts[place:]) for (keys, counts), place in parts],
        )
