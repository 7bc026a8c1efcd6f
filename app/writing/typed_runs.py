"""Where each sign of a page comes from, in runs, and how that was after each step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

OTHER, TYPED = -1, 0  # sources of signs: from elsewhere, and typed one by one
Run = tuple[int, int]  # so many units in a row, and their source


def total(runs: Sequence[Run]) -> int:
    """How many units they have together."""
    return sum(length for length, _ in runs)


def first(runs: Sequence[Run], units: int) -> list[Run]:
    """The runs of so many units at the beginning."""
    kept: list[Run] = []
    for length, source in runs:
        kept.append((min(length, units), source))
        units -= length
        if units <= 0:
            break
    return kept


def without(runs: Sequence[Run], units: int) -> list[Run]:
    """The runs after so many units at the beginning."""
    kept: list[Run] = []
    for length, source in runs:
        if length > units:
            kept.append((length - max(units, 0), source))
        units -= length
    return kept


def joined(runs: Sequence[Run]) -> list[Run]:
    """The same with as few runs as can be."""
    made: list[Run] = []
    for length, source in runs:
        if made and made[-1][1] == source:
            made[-1] = (made[-1][0] + length, source)
        elif length:
            made.append((length, source))
    return made


@dataclass(frozen=True, slots=True)
class _Step:
    """What came in the place of what, from this run on, when the step of this number was made."""

    number: int
    start: int
    before: tuple[Run, ...]
    after: tuple[Run, ...]


class RunHistory:
    """The runs after each step that can be undone. Keeps what differs from step to step, so that a
    long page with many steps takes no more room than what was written."""

    def __init__(self) -> None:
        self._steps: list[_Step] = []
        self._done = 0  # of these so many are not undone
        self._runs: list[Run] = []

    def remember(self, number: int, runs: Sequence[Run]) -> None:
        """These are the runs after so many steps; what was undone can't be redone any more."""
        del self._steps[self._done :]
        while self._steps and self._steps[-1].number >= number:
            self._undo(self._steps.pop())
        self._steps.append(_difference(number, self._runs, runs))
        self._runs, self._done = list(runs), len(self._steps)

    def restore(self, number: int) -> list[Run] | None:
        """The runs as they were after so many steps, earlier or later ones; None if that was never
        remembered."""
        while self._done and self._steps[self._done - 1].number > number:
            self._done -= 1
            self._undo(self._steps[self._done])
        while self._done < len(self._steps) and self._steps[self._done].number <= number:
            step = self._steps[self._done]
            self._runs[step.start : step.start + len(step.before)] = step.after
            self._done += 1
        reached = self._steps[self._done - 1].number if self._done else 0
        return list(self._runs) if reached == number else None

    def _undo(self, step: _Step) -> None:
        self._runs[step.start : step.start + len(step.after)] = step.before


def _difference(number: int, before: Sequence[Run], after: Sequence[Run]) -> _Step:
    shorter = min(len(before), len(after))
    start = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    rest = shorter - start
    same = next((i for i in range(rest) if before[-1 - i] != after[-1 - i]), rest)
    return _Step(
        number,
        start,
        tuple(before[start : len(before) - same]),
        tuple(after[start : len(after) - same]),
    )
