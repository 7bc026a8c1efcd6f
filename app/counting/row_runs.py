"""More rows than memory holds, put in order: sorted runs of them on the disk, merged block by
block, many runs into one before they are too many to be merged at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.counting.rows import HeldRows, RowFile, Rows, joined, reduced
from app.counting.spill_folder import SpillFolder


class RowRuns:
    """Takes rows in any order and gives them back reduced, in the order of their keys."""

    def __init__(self, folder: SpillFolder, most_rows: int, most_runs: int) -> None:
        """``most_rows`` are in memory at once, and ``most_runs`` of a kind are left side by
        side."""
        self._folder = folder
        self._most_rows = most_rows
        self._most_runs = max(most_runs, 2)
        self._waiting: list[Rows] = []
        self._waiting_rows = 0
        # Of each level the runs, each made of most_runs of the level below.
        self._levels: list[list[RowFile]] = [[]]
        self.merged_rows = 0  # so many of ``rows`` have gone into ``merged``

    @property
    def rows(self) -> int:
        """How many are kept."""
        return self._waiting_rows + sum(run.rows for level in self._levels for run in level)

    def add(self, rows: Rows) -> None:
        """Keeps the rows, in memory or, where they are many, in the folder."""
        self._waiting.append(rows)
        self._waiting_rows += rows.keys.size
        if self._waiting_rows > self._most_rows:
            run = reduced(joined(self._waiting))
            self._waiting = [run]
            if run.keys.size > self._most_rows // 2:
                self._levels[0].append(RowFile(self._folder, run))
                self._waiting = []
            self._waiting_rows = sum(rows.keys.size for rows in self._waiting)

    def tidied(self) -> Iterator[None]:
        """Makes one of the runs that are too many, block by block; to be gone through now and then
        while rows are added."""
        for level, runs in enumerate(self._levels):
            if len(runs) >= self._most_runs:
                one = RowFile(self._folder)
                for rows in _merged(runs, self._most_rows):
                    one.append(reduced(rows))
                    yield
                runs.clear()
                if level + 1 == len(self._levels):
                    self._levels.append([])
                self._levels[level + 1].append(one)

    def merged(self) -> Iterator[Rows]:
        """Blocks of reduced rows in the order of the keys, no key in two of them. What was written
        is read once and removed."""
        waiting = reduced(joined(self._waiting))
        self.merged_rows = self._waiting_rows - waiting.keys.size
        self._waiting = []
        runs = [run for level in self._levels for run in level]
        for rows in _merged([HeldRows(waiting), *runs], self._most_rows):
            self.merged_rows += rows.keys.size
            yield reduced(rows)
        self._levels = [[]]


def _merged(runs: Sequence[HeldRows | RowFile], most_rows: int) -> Iterator[Rows]:
    """Blocks of rows in any order, all keys of one above those of the one before."""
    block_rows = max(most_rows // len(runs), 1)
    cursors = [_Cursor(run, block_rows) for run in runs]
    while cursors := [cursor for cursor in cursors if cursor.fill()]:
        ends = [cursor.last_key for cursor in cursors if not cursor.is_at_end]
        bound = min(ends) if ends else max(cursor.last_key for cursor in cursors)
        yield joined([cursor.taken(bound) for cursor in cursors])


class _Cursor:
    """The rows of a run one after the other; between half a block and a block of them in memory."""

    def __init__(self, run: HeldRows | RowFile, block_rows: int) -> None:
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
            if self.is_at_end:
                self._run.remove()
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
