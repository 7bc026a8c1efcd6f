"""Rows of a key and a count: in memory, and in files of the spill folder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from app.counting.spill_folder import SpillFolder
from app.words.trigram_counts import Ids, run_starts

ROW_BYTES = 12  # in a file
MOST_COUNT = 2**32 - 1  # of one key: files have no room for more


class Rows(NamedTuple):
    """Keys, and how often each was counted; both shape (rows,), int64."""

    keys: Ids
    counts: Ids

    @classmethod
    def none(cls) -> Rows:
        """No row."""
        return cls(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def joined(parts: Sequence[Rows]) -> Rows:
    """All rows, one part after the other."""
    if len(parts) == 1:
        return parts[0]
    keys, counts = zip(*parts, strict=True) if parts else ((), ())
    nothing = Rows.none()
    return Rows(np.concatenate((nothing.keys, *keys)), np.concatenate((nothing.counts, *counts)))


def reduced(rows: Rows) -> Rows:
    """Each key once, growing, with the sum of its counts."""
    order = np.argsort(rows.keys)
    keys, counts = rows.keys[order], rows.counts[order]
    starts = run_starts(keys)
    return Rows(keys[starts], np.add.reduceat(counts, starts) if starts.size else counts)


class HeldRows:
    """Rows in memory, read as if they were in a file."""

    def __init__(self, rows: Rows) -> None:
        self._content = rows
        self.rows = rows.keys.size

    def read(self, start: int, end: int) -> Rows:
        """The rows from ``start`` to ``end``, without it."""
        return Rows(self._content.keys[start:end], self._content.counts[start:end])

    def remove(self) -> None:
        """Lets them go."""
        self._content = Rows.none()


class RowFile:
    """Rows in files: their keys in one, their counts in another, those above MOST_COUNT as that.
    Raises CountingError where the disk is full."""

    def __init__(self, folder: SpillFolder, rows: Rows | None = None) -> None:
        self._folder = folder
        self._keys, self._counts = folder.new_file(), folder.new_file()
        self.rows = 0
        if rows is not None:
            self.append(rows)

    def append(self, rows: Rows) -> None:
        """Writes rows behind the others."""
        self._folder.append(self._keys, rows.keys)
        self._folder.append(self._counts, np.minimum(rows.counts, MOST_COUNT).astype(np.uint32))
        self.rows += rows.keys.size

    def read(self, start: int, end: int) -> Rows:
        """The rows from ``start`` to ``end``, without it."""
        keys = np.fromfile(self._keys, np.int64, end - start, offset=8 * start)
        counts = np.fromfile(self._counts, np.uint32, end - start, offset=4 * start)
        return Rows(keys, counts.astype(np.int64))

    def remove(self) -> None:
        """Makes room on the disk."""
        self._keys.unlink()
        self._counts.unlink()
