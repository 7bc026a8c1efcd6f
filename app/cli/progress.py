"""How far long work is, on stderr: a bar in a terminal, a line now and then where it is a file."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from app.time_left import Clock, TimeLeft, duration_text

# completed, total, and what is going on, in a few words
ShowProgress = Callable[[float, float, str], None]
# Units a second as text: 5.2e6 → "5.2 MB/s"
SayRate = Callable[[float], str]

_BETWEEN_SECONDS = 0.1  # nobody reads faster
_FIRST_LINE_SECONDS = 5.0
_LONGEST_SILENCE_SECONDS = 300.0


@contextmanager
def progress_bar(
    say_rate: SayRate | None = None, clock: Clock = time.monotonic
) -> Iterator[ShowProgress]:
    """Shows until the block ends how much is done, how fast if ``say_rate`` can tell, and how long
    the rest will take. rich is imported here, at its first use."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    console = Console(stderr=True)
    if not console.is_terminal or console.is_dumb_terminal:
        yield _lines_now_and_then(say_rate, clock)
        return
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("starting")
        left = TimeLeft(clock)
        shown = clock() - _BETWEEN_SECONDS

        def show(completed: float, total: float, doing: str) -> None:
            nonlocal shown
            left.note(completed, total)
            if clock() - shown >= _BETWEEN_SECONDS:
                shown = clock()
                text = ", ".join((doing, *_pace(left, say_rate)))
                progress.update(task, completed=completed, total=total, description=text)

        yield show


def _lines_now_and_then(say_rate: SayRate | None, clock: Clock) -> ShowProgress:
    """The first line after some seconds, each further one after a tenth of the time gone, so that
    the file of a night's work stays short."""
    left = TimeLeft(clock)
    started = clock()
    due = started + _FIRST_LINE_SECONDS

    def show(completed: float, total: float, doing: str) -> None:
        nonlocal due
        left.note(completed, total)
        if (now := clock()) < due:
            return
        wait = (now - started) / 10
        due = now + min(max(wait, _FIRST_LINE_SECONDS), _LONGEST_SILENCE_SECONDS)
        percent = f"{completed / total:.0%}" if total else "0%"
        line = f"{doing}: {', '.join((percent, *_pace(left, say_rate)))}"
        with suppress(OSError):  # nobody listens, and that is no reason to stop
            print(line, file=sys.stderr, flush=True)

    return show


def _pace(left: TimeLeft, say_rate: SayRate | None) -> Iterator[str]:
    rate, seconds = left.per_second, left.seconds_left
    if say_rate is not None and rate is not None:
        yield say_rate(rate)
    if seconds is not None:
        yield f"{duration_text(seconds)} left"
