"""Triples of a text while its words are still being met, and so have no final ids yet.

Each word has a code, by its place in the WordTable. When that drops words the others get new
codes, so it is kept with each heap of triples by which numbering they were coded, and how one
numbering becomes the next; at the end the ids of the last one's words give those of all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.counting.rows import RowFile, Rows, joined
from app.counting.spill_folder import SpillFolder
from app.words.trigram_counts import Ids, TrigramCounts

# Three codes are packed into one signed 64-bit number.
CODE_BITS = 21
START, UNKNOWN, FIRST_WORD = 0, 1, 2

_MASK = (1 << CODE_BITS) - 1


@dataclass(frozen=True, slots=True)
class _Heap:
    numbering: int
    file: RowFile


class CodedTriples:
    """Triples of codes: ``most_rows`` in memory, the others in the folder."""

    def __init__(self, folder: SpillFolder, most_rows: int) -> None:
        self._folder = folder
        self._most_rows = most_rows
        self._numbering = 0
        self._waiting: list[Rows] = []
        self._heaps: list[_Heap] = []
        self.rows = 0

    def add(self, triples: TrigramCounts, codes: Ids) -> None:
        """Triples of ids, and the code of each id, shape (vocabulary size + 2,)."""
        pairs, word = np.divmod(triples.keys, triples.size)
        first, second = np.divmod(pairs, triples.size)
        keys = (codes[first] << (2 * CODE_BITS)) | (codes[second] << CODE_BITS) | codes[word]
        self._waiting.append(Rows(keys, triples.counts))
        self.rows += keys.size
        if sum(rows.keys.size for rows in self._waiting) > self._most_rows:
            self._write()

    def renumber(self) -> None:
        """What comes from now on is coded by the next numbering."""
        if self._waiting:
            self._write()
        self._numbering += 1

    def with_ids(self, ids: Ids, numbering: int, vocabulary_size: int) -> Iterator[Rows]:
        """The triples of this numbering as keys of TrigramCounts, in any order, given the id of
        each code. What was written is read once and removed."""
        size = vocabulary_size + 2
        for rows in self._of(numbering):
            first = ids[rows.keys >> (2 * CODE_BITS)]
            second, word = ids[(rows.keys >> CODE_BITS) & _MASK], ids[rows.keys & _MASK]
            yield Rows((first * size + second) * size + word, rows.counts)

    def _of(self, numbering: int) -> Iterator[Rows]:
        for heap in self._heaps:
            if heap.numbering == numbering:
                yield heap.file.read(0, heap.file.rows)
                heap.file.remove()
        if numbering == self._numbering:
            while self._waiting:
                yield self._waiting.pop()

    def _write(self) -> None:
        file = RowFile(self._folder, joined(self._waiting))
        self._heaps.append(_Heap(self._numbering, file))
        self._waiting = []


class Numberings:
    """How the codes of each numbering become those of the next."""

    def __init__(self, folder: SpillFolder) -> None:
        self._folder = folder
        self._moved: list[Path] = []

    def add(self, moved: Ids) -> None:
        """The new place of each word in the table, −1 for those that were dropped."""
        self._moved.append(self._folder.new_file())
        self._folder.append(self._moved[-1], moved)

    def ids(self, places: Ids, unknown: int) -> Iterator[tuple[int, Ids]]:
        """Each numbering, the last one first, with the id of each of its codes, given those of the
        last one's words; ``unknown`` for −1 and for what was dropped, and above it the start."""
        others = np.array([unknown + 1, unknown], dtype=np.int64)  # of START and UNKNOWN
        ids = np.concatenate((others, np.where(places >= 0, places, unknown)))
        yield len(self._moved), ids
        for numbering in reversed(range(len(self._moved))):
            moved = np.fromfile(self._moved[numbering], np.int64)
            of_words = ids[np.where(moved >= 0, moved + FIRST_WORD, UNKNOWN)]
            ids = np.concatenate((others, of_words))
            yield numbering, ids
