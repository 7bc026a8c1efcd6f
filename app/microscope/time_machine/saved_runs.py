"""All runs of a session as what a network file keeps, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
            line=0 if run.line == place else run.line,
        )
        for place, run in enumerate(book.runs, start=1)  # parents stand before their forks
    )
    return replace(now, runs=runs)


def reopened(
    saved: tuple[FileRun, ...], run_numbers: Iterator[int]
) -> tuple[RunBook, dict[int, int]]:
    """The runs of a file, of which there must be some, numbered anew, and by number which update
    each shall reach. The last one is shown."""
    numbers = [next(run_numbers) for _ in saved]
    runs = tuple(
        Run(
            number=number,
            title=run.title,
            file=run.file,
            start=run.start,
            parent=_parent(saved, run, numbers),
            is_hidden=run.is_hidden,
            line=run.line or place,
        )
        for place, (number, run) in enumerate(zip(numbers, saved, strict=True), start=1)
    )
    heads = {number: run.start + run.updates for number, run in zip(numbers, saved, strict=True)}
    return RunBook(runs, runs[-1].number), heads


def _parent(runs: tuple[FileRun, ...], run: FileRun, numbers: list[int]) -> int | None:
    """None for a run of other layers than its parent too, which a file may hold: names mean other
    weights there."""
    if run.parent is None or runs[run.parent].file.layers != run.file.layers:
        return None
    return numbers[run.parent]


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
