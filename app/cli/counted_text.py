"""Counting text in the terminal, with progress on stderr: for the commands that need counts."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.cli.progress import progress_bar
from app.counting.counting import Where, count_files
from app.counting.tally import CountEvents
from app.counting.text_counts import TextCounts
from app.words.corpus import size_of, text_files


@dataclass(frozen=True, slots=True)
class CountedText:
    """``size_bytes``: of all files together."""

    counts: TextCounts
    size_bytes: int
    seconds: float


def counted_text(paths: Iterable[Path], folder: Path, where: Where | None = None) -> CountedText:
    """Counts files and folders; see ``count_files`` for ``folder``, ``where`` and what is
    raised."""
    files = plain_text_files(paths)
    started = time.perf_counter()
    counts = last_counts(count_files(files, folder, where))
    return CountedText(counts, size_of(files), time.perf_counter() - started)


def plain_text_files(paths: Iterable[Path]) -> list[Path]:
    """The files that are read. What is no plain text would be made into some here."""
    return text_files(paths)


def last_counts(events: CountEvents) -> TextCounts:
    """Shows how far the counting is; gives the counts. Ctrl+C stops it, and it leaves nothing."""
    with closing(events), progress_bar(_megabytes) as show:
        for event in events:
            if isinstance(event, TextCounts):
                return event
            show(event.done_bytes, event.total_bytes, str(event.phase))
    raise AssertionError("counting ended without a result")


def _megabytes(bytes_per_second: float) -> str:
    return f"{bytes_per_second / 1e6:.1f} MB/s"
