"""Counting text in the terminal, with progress on stderr: for the commands that need counts."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.cli.handed_in import HandedIn, look_at_handed_in, tell_outcomes
from app.cli.progress import progress_bar
from app.counting.counting import Where, count_texts
from app.counting.tally import CountEvents
from app.counting.text_counts import TextCounts


@dataclass(frozen=True, slots=True)
class CountedText:
    """``size_bytes``: of all ``files`` that were read together."""

    counts: TextCounts
    files: int
    size_bytes: int
    seconds: float


def counted_text(handed_in: HandedIn, folder: Path, where: Where | None = None) -> CountedText:
    """Counts files and folders, and says what of them isn't read; see ``count_texts`` for
    ``folder`` and ``where``. Raises OwnTextError where there is nothing to read."""
    started = time.perf_counter()
    reading = look_at_handed_in(handed_in)
    counts = last_counts(count_texts(reading.texts(), reading.total_bytes, folder, where))
    tell_outcomes(reading)
    seconds = time.perf_counter() - started
    return CountedText(counts, len(reading.read), reading.total_bytes, seconds)


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
