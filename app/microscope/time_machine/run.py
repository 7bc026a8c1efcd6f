"""A run: start weights, settings, and how far it has been trained."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.microscope.time_machine.run_titles import Origin
from nncore.network_file import NetworkFile


@dataclass(frozen=True)
class Run:
    """Training that can be repeated to the last bit.

    ``file`` holds every weight at the update ``start``, and the settings. A run with a ``parent``
    left it there; what happened before is the parent's. ``number`` is unique and never reused.
    ``origin`` is what it was before it was changed, if that is known; ``line`` says how its curves
    are drawn: runs of one network have different ones, and keep them.
    """

    number: int
    title: str
    file: NetworkFile
    start: int = 0
    parent: int | None = None
    is_hidden: bool = False
    origin: Origin | None = None
    line: int = 1


@dataclass(frozen=True)
class RunBook:
    """All runs, and the number of the one that is shown. Immutable, so undo is going back to
    the book from before."""

    runs: tuple[Run, ...]
    shown: int

    def run(self, number: int) -> Run:
        """The run with this number. Raises KeyError if there is none."""
        for run in self.runs:
            if run.number == number:
                return run
        raise KeyError(number)

    def owner(self, number: int, update: int) -> Run:
        """The run in whose time an update of this run's history lies: itself or an ancestor."""
        run = self.run(number)
        while update < run.start and run.parent is not None:
            run = self.run(run.parent)
        return run

    def beginning(self, number: int) -> Run:
        """The run from which this one descends."""
        run = self.run(number)
        while run.parent is not None:
            run = self.run(run.parent)
        return run

    def with_run(self, run: Run) -> RunBook:
        """One run more, which is shown."""
        return RunBook((*self.runs, run), run.number)

    def with_instead(self, old: int, run: Run) -> RunBook:
        """One run in the place of another, which has no forks."""
        runs = tuple(run if each.number == old else each for each in self.runs)
        return RunBook(runs, run.number if self.shown == old else self.shown)

    def without(self, number: int) -> RunBook:
        """Without this run. Its forks stay and begin where they left it."""
        runs = tuple(
            replace(run, parent=None) if run.parent == number else run
            for run in self.runs
            if run.number != number
        )
        shown = self.shown if self.shown != number else runs[-1].number
        return RunBook(runs, shown)

    def has_forks(self, number: int) -> bool:
        """Whether another run left this one."""
        return any(run.parent == number for run in self.runs)
