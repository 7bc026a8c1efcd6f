"""All runs of a session as what a network file keeps, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.microscope.time_machine.run import Run, RunBook
from nncore.network_file import FileRun, NetworkFile

MOST_REPEATED = 200_000_000  # updates of all runs together when a file is opened; ten seconds


def saved(book: RunBook, heads: Mapping[int, int], now: NetworkFile) -> NetworkFile:
    """``now`` with all runs; ``heads`` says by number which update each has reached."""
    places = {run.number: place for place, run in enumerate(book.runs)}
    runs = tuple(
        FileRun(
            title=run.title,
            file=replace(run.file, runs=()),
            start=run.start,
            updates=heads[run.number] - run.start,
            parent=None if run.parent is None else places[run.parent],
            is_hidden=run.is_hidden,
        )
        for run in book.runs  # parents stand before their forks
    )
    return replace(now, runs=runs)


def reopened(file: NetworkFile, first_number: int) -> tuple[RunBook, dict[int, int]]:
    """The runs of a file, numbered from ``first_number``, and by number which update each shall
    reach. The last one is shown. ``file`` must have runs."""
    runs = tuple(
        Run(
            number=first_number + place,
            title=run.title,
            file=run.file,
            start=run.start,
            parent=_parent(file.runs, run, first_number),
            is_hidden=run.is_hidden,
        )
        for place, run in enumerate(file.runs)
    )
    heads = {
        run.number: run.start + saved.updates for run, saved in zip(runs, file.runs, strict=True)
    }
    return RunBook(runs, runs[-1].number), heads


def _parent(runs: tuple[FileRun, ...], run: FileRun, first_number: int) -> int | None:
    """None for a run of other layers than its parent too, which a file may hold: names mean other
    weights there."""
    if run.parent is None or runs[run.parent].file.layers != run.file.layers:
        return None
    return first_number + run.parent


def within_reach(book: RunBook, heads: Mapping[int, int]) -> tuple[dict[int, int], bool]:
    """The same heads, none so far away that repeating all runs takes more than MOST_REPEATED
    updates; and whether any had to be brought nearer."""
    left, nearer, cut = MOST_REPEATED, {}, False
    for run in book.runs:
        needed = max((each.start for each in book.runs if each.parent == run.number), default=0)
        wanted = heads[run.number] - run.start
        made = max(min(wanted, left), needed - run.start)
        cut = cut or made < wanted
        left = max(left - made, 0)
        nearer[run.number] = run.start + made
    return nearer, cut
