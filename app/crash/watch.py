"""A watched run: what the runs before it left is known at its start, and how it ends is noted."""

from __future__ import annotations

import faulthandler
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.crash.crash_count import count_crash, crashes_in_a_row, forget_crashes
from app.crash.error_text import error_text
from app.crash.hooks import Tell, uncaught_errors_reported
from app.crash.past_runs import NOTHING_KNOWN, PastRuns, take_past_runs
from app.crash.run_file import RunFile

CRASHES_BEFORE_A_FRESH_START = 2


@dataclass(frozen=True, slots=True)
class Start:
    """What a start is to know. ``past``: what went wrong before and wasn't told yet.
    ``restores``: whether what was left may be brought back; after two crashes in a row that may be
    what crashes."""

    past: PastRuns = NOTHING_KNOWN
    restores: bool = True


@contextmanager
def watched_run(folder: Callable[[], Path], tell: Tell) -> Iterator[Start]:
    """Around a run of the window: the report in ``folder()`` takes up crashes of the process and
    errors that nobody caught, which are handed to ``tell`` too. A run that is left by an error
    counts as a crash. Nothing is ever sent anywhere.

    Where the folder can't be used, the run is not watched.
    """
    try:
        place = folder()
        past = take_past_runs(place)
        run = RunFile(place)
    except OSError:
        run = None
    if run is None:
        yield Start()
        return
    if past.crashed:
        count_crash(place)
    try:
        with _crashes_written(run), uncaught_errors_reported(run.add, tell):
            yield Start(past, crashes_in_a_row(place) < CRASHES_BEFORE_A_FRESH_START)
    except BaseException as error:
        run.add(error_text("the start of the window", error))
        run.leave()
        raise
    run.end_well()
    forget_crashes(place)


@contextmanager
def _crashes_written(run: RunFile) -> Iterator[None]:
    """Lets the stacks of all threads be written where the process crashes: places alone."""
    faulthandler.enable(run.descriptor, all_threads=True)
    try:
        yield
    finally:
        faulthandler.disable()
