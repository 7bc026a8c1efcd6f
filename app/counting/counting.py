"""Counting text of any size: read here, counted in pieces elsewhere, put together here.

Close the generators to stop: nothing of what they made stays, neither files nor processes.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from app.counting.executors import PieceExecutor, in_processes, in_this_process
from app.counting.limits import LIMITS, Limits
from app.counting.piece_counts import PieceCounts, count_piece
from app.counting.spill_folder import SpillFolder
from app.counting.tally import CountEvents, CountProgress, Phase, Tally

PIECE_SIGNS = 1_000_000
# Starting processes takes longer than counting so little.
_SMALL_BYTES = 2_000_000
_BETWEEN_LOOKS_SECONDS = 0.01
_LOOKS_BETWEEN_TELLING = 20

Where = AbstractContextManager[PieceExecutor]


def count_texts(
    texts: Iterable[tuple[int, str]],
    total_bytes: int,
    folder: Path,
    where: Where | None = None,
    limits: Limits = LIMITS,
) -> CountEvents:
    """Counts texts that end with a sentence each, given with how many of ``total_bytes`` were read
    for them: how far it is, and at last the counts.

    What memory has no room for is written into a private folder in ``folder``. ``where`` the
    pieces are counted makes no difference: by default in a process for each processor. Raises
    CountingError where the counting can't go on, and what ``texts`` raises.
    """
    if where is None:
        where = in_this_process() if total_bytes <= _SMALL_BYTES else in_processes()
    with SpillFolder(folder) as spill:
        tally = Tally(spill, limits)
        with where as executor:
            yield from _counted(_pieces(texts), total_bytes, executor, tally)
        yield from tally.finish()


def _pieces(texts: Iterable[tuple[int, str]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Texts of PIECE_SIGNS or more together, and how many bytes were read for them."""
    read, signs = 0, 0
    piece: list[str] = []
    for size_bytes, text in texts:
        read, signs = read + size_bytes, signs + len(text)
        piece.append(text)
        if signs >= PIECE_SIGNS:
            yield read, tuple(piece)
            piece, read, signs = [], 0, 0
    yield read, tuple(piece)


def _counted(
    pieces: Iterator[tuple[int, tuple[str, ...]]],
    total_bytes: int,
    where: PieceExecutor,
    tally: Tally,
) -> Iterator[CountProgress]:
    """Adds what was counted in the order of the pieces, as many under way as there may be."""
    waiting: deque[tuple[int, Any]] = deque()
    done = 0

    def add_next() -> Iterator[CountProgress]:
        nonlocal done
        read, counting = waiting.popleft()
        looks = count()
        while not counting.done():
            if next(looks) % _LOOKS_BETWEEN_TELLING == 0:
                yield CountProgress(Phase.COUNTING, done, total_bytes)
            time.sleep(_BETWEEN_LOOKS_SECONDS)
        with _explaining(where):
            piece_counts: PieceCounts = counting.result()
        tally.add(piece_counts)
        done = min(done + read, total_bytes)
        yield CountProgress(Phase.COUNTING, done, total_bytes)

    for read, piece in pieces:
        with _explaining(where):
            counting = where.submit(count_piece, piece, tally.highest_marks)
        waiting.append((read, counting))
        if len(waiting) == where.in_flight:
            yield from add_next()
    while waiting:
        yield from add_next()


@contextmanager
def _explaining(where: PieceExecutor) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if (explained := where.explained(error)) is error:
            raise
        raise explained from error
