"""How many keys the suggestions saved, honestly counted.

    saved = 1 − keys / characters on the page, and never below 0

Characters are those that were typed or picked and are still there. Keys are those that wrote them
(a pick is one, by click too, beside the letters typed of the word), and those that went into
picks that are gone: the pick, and the key that took something of it away or undid it. What was
typed and taken away again counts on neither side: that would have been so without suggestions
too. Nor does what was pasted, opened or restored.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.writing.typed_runs import OTHER, TYPED, Run, RunHistory, first, joined, total, without


@dataclass(frozen=True, slots=True)
class Tally:
    """``characters`` that were typed or picked, and the ``keys`` they cost."""

    keys: int = 0
    characters: int = 0

    @property
    def saved_keys(self) -> int:
        """How many keys were saved, 0 where picks cost more than they brought."""
        return max(self.characters - self.keys, 0)

    @property
    def saved(self) -> float:
        """The share of keys saved, 0 to 1."""
        return self.saved_keys / self.characters if self.characters else 0.0

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.keys + other.keys, self.characters + other.characters)


class KeysSaved:
    """Follows one page sign by sign; ``before`` is what was counted on earlier pages.

    Positions and lengths are counted in UTF-16 units, as text widgets do. Give it every change,
    those of one key within ``key``; ``remember`` the state after each step that can be undone, and
    ``restore`` it when it is.
    """

    def __init__(self, before: Tally | None = None) -> None:
        self._before = before or Tally()
        self._wasted = 0
        self._strokes = 0
        self._has_written = False
        self._runs: list[Run] = []
        self._history = RunHistory()

    @property
    def page(self) -> Tally:
        """This page."""
        typed = total([run for run in self._runs if run[1] == TYPED])
        picked, strokes = self._picked()
        return Tally(self._wasted + typed + len(strokes), typed + picked)

    @property
    def total(self) -> Tally:
        """Since the start."""
        return self._before.plus(self.page)

    def stroke(self) -> int:
        """The source of what one key is going to write, however much that is."""
        self._strokes += 1
        return TYPED + self._strokes

    @contextmanager
    def key(self) -> Iterator[None]:
        """What changes within is the work of one key."""
        picked, strokes = self._picked()
        self._has_written = False
        yield
        still_picked, still_there = self._picked()
        self._wasted += len(strokes - still_there)
        if still_picked < picked and not self._has_written:
            self._wasted += 1

    def change(self, position: int, removed: int, length: int, source: int) -> None:
        """From ``position`` on, ``removed`` units gave place to as many as now make ``length``
        in all; ``source`` is OTHER, TYPED, or a stroke."""
        before, after = first(self._runs, position), without(self._runs, position + removed)
        added = max(length - total(before) - total(after), 0)
        self._has_written |= added > 0 and source != OTHER
        self._runs = joined([*before, (added, source), *after])

    def remember(self, step: int) -> None:
        """This is the state after so many steps that can be undone."""
        self._history.remember(step, self._runs)

    def restore(self, step: int, length: int) -> None:
        """The page went back (or on again) to the state after so many steps."""
        found = self._history.restore(step)
        is_known = found is not None and total(found) == length
        self._runs = found if found is not None and is_known else [(length, OTHER)]

    def new_page(self) -> None:
        """Another page; what was counted on this one stays in the total."""
        self._before = self.total
        self._wasted, self._runs, self._history = 0, [], RunHistory()

    def _picked(self) -> tuple[int, frozenset[int]]:
        """How many units strokes wrote that are still there, and which strokes."""
        runs = [run for run in self._runs if run[1] > TYPED]
        return total(runs), frozenset(source for _, source in runs)
