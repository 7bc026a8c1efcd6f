"""Rows of a key and a count, more than memory holds: sorted runs of them, merged block by block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from app.counting.spill_folder import SpillFolder
from app.words.trigram_counts import Ids, run_starts

MOST_COUNT = 2**32 - 1  # of one key: files have no room for more


class Rows(NamedTuple):
    """Keys, and how often each was counted; both shape (rows,), int64."""

    keys: Ids
    counts: Ids

    @classmethod
    def none(cls) -> Rows:
        """No row."""
        return cls(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def joined(parts: list[Rows]) -> Rows:
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


def write_rows(folder: SpillFolder, rows: Rows) -> Path:
    """A new file of these rows: all keys, then all counts, those above MOST_COUNT as that."""
    return folder.write(rows.keys, np.minimum(rows.counts, MOST_COUNT).astype(np.uint32))


def read_rows(path: Path, rows: int, start: int, end: int) -> Rows:
    """Some of the ``rows`` that were written."""
    keys = np.fromfile(path, np.int64, end - start, offset=8 * start)
    counts = np.fromfile(path, np.uint32, end - start, offset=8 * rows + 4 * start)
    return Rows(keys, counts.astype(np.int64))


class RowRuns:
    """Adds rows in any order and gives them back reduced, in the order of their keys."""

    def __init__(self, folder: SpillFolder, most_rows: int) -> None:
        """``most_rows`` are in memory at once."""
        self._folder = folder
        self._most_rows = most_rows
        self._waiting: list[Rows] = []
        self._waiting_rows = 0
        self._runs: list[_Run] = []
        self.merged_rows = 0  # so many of ``rows`` have gone into ``merged``

    @property
    def rows(self) -> int:
        """How many are kept."""
        return self._waiting_rows + sum(run.rows for run in self._runs)

    def add(self, rows: Rows) -> None:
        """Keeps the rows, in memory or, where they are many, in the folder."""
        self._waiting.append(rows)
        self._waiting_rows += rows.keys.size
        if self._waiting_rows > self._most_rows:
            run = reduced(joined(self._waiting))
            self._waiting = [run]
            if run.keys.size > self._most_rows // 2:
                self._runs.append(_Run(write_rows(self._folder, run), run.keys.size, Rows.none()))
                self._waiting = []
            self._waiting_rows = sum(rows.keys.size for rows in self._waiting)

    def merged(self) -> Iterator[Rows]:
        """Blocks of reduced rows in the order of the keys, no key in two of them. What was written
        is read once and removed."""
        waiting = reduced(joined(self._waiting))
        self.merged_rows = self._waiting_rows - waiting.keys.size
        self._waiting = []
        block_rows = max(self._most_rows // (len(self._runs) + 1), 1)
        cursors = [_Cursor(run, block_rows) for run in self._runs]
        cursors.append(_Cursor(_Run(None, waiting.keys.size, waiting), block_rows))
        while cursors := [cursor for cursor in cursors if cursor.fill()]:
            ends = [cursor.last_key for cursor in cursors if not cursor.is_at_end]
            bound = min(ends) if ends else max(cursor.last_key for cursor in cursors)
            rows = joined([cursor.taken(bound) for cursor in cursors])
            self.merged_rows += rows.keys.size
            yield reduced(rows)
        self._runs = []


@dataclass(frozen=True, slots=True)
class _Run:
    """Reduced rows in the order of their keys: in a file, or in memory where there is none."""

    path: Path | None
    rows: int
    content: Rows

    def read(self, start: int, end: int) -> Rows:
        if self.path is None:
            return Rows(self.content.keys[start:end], self.content.counts[start:end])
        return read_rows(self.path, self.rows, start, end)


class _Cursor:
    """The rows of a run one after the other; between half a block and a block of them in memory."""

    def __init__(self, run: _Run, block_rows: int) -> None:
        self._run = run
        self._block_rows = block_rows
        self._read = 0
        self._loaded = Rows.none()

    def fill(self) -> bool:
        """Whether there are rows left; some are loaded then."""
        loaded = self._loaded.keys.size
        if loaded <= self._block_rows // 2 and not self.is_at_end:
            end = min(self._read + self._block_rows - loaded, self._run.rows)
            self._loaded = joined([self._loaded, self._run.read(self._read, end)])
            self._read = end
            if self.is_at_end and self._run.path is not None:
                self._run.path.unlink()
        return bool(self._loaded.keys.size)

    @property
    def is_at_end(self) -> bool:
        """Whether all of the run has been loaded."""
        return self._read == self._run.rows

    @property
    def last_key(self) -> int:
        """The largest that is loaded."""
        return int(self._loaded.keys[-1])

    def taken(self, bound: int) -> Rows:
        """The rows whose keys are not above ``bound``."""
        keys, counts = self._loaded
        place = int(keys.searchsorted(bound, side="right"))
        self._loaded = Rows(keys[place:], counts[place:])
        return Rows(keys[:place], counts[:place])
