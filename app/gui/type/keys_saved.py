"""How many keys the suggestions saved, honestly counted. Knows no Qt.

    saved = 1 − keys pressed / characters typed or picked that are on the page

A pick is one key, by click too. A key that takes something away or undoes it is a key as well.
What was pasted, opened or restored counts on neither side.
"""

from __future__ import annotations

from dataclasses import dataclass

Run = tuple[int, bool]  # so many signs in a row, and whether they were typed or picked


@dataclass(frozen=True, slots=True)
class Tally:
    """``characters`` that were typed or picked, and the ``keys`` pressed for them."""

    keys: int = 0
    characters: int = 0

    @property
    def saved(self) -> float:
        """The share of keys saved, 1 at most; below 0 where more was pressed than is there."""
        return 1 - self.keys / self.characters if self.characters else 0.0

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.keys + other.keys, self.characters + other.characters)


class KeysSaved:
    """Follows one page sign by sign; ``before`` is what was counted on earlier pages.

    Positions and lengths are counted in UTF-16 units, as text widgets do. Give it every change;
    ``remember`` the state after each step that can be undone, and ``restore`` it when it is.
    """

    def __init__(self, before: Tally | None = None) -> None:
        self._before = before or Tally()
        self._keys = 0
        self._runs: list[Run] = []
        # Redoing needs the later steps too: they are only dropped when something new is done.
        self._steps: dict[int, tuple[Run, ...]] = {0: ()}

    @property
    def page(self) -> Tally:
        """This page."""
        return Tally(self._keys, sum(length for length, is_own in self._runs if is_own))

    @property
    def total(self) -> Tally:
        """Since the start."""
        return self._before.plus(self.page)

    def press(self, keys: int = 1) -> None:
        """So many keys were pressed."""
        self._keys += keys

    def change(self, position: int, removed: int, length: int, *, is_own: bool) -> None:
        """From ``position`` on, ``removed`` units gave place to as many as now make ``length``
        in all; ``is_own``: they were typed or picked."""
        before, after = _first(self._runs, position), _without(self._runs, position + removed)
        added = length - _total(before) - _total(after)
        self._runs = _joined([*before, (max(added, 0), is_own), *after])

    def remember(self, step: int) -> None:
        """This is the state after so many steps that can be undone."""
        for later in range(step + 1, max(self._steps) + 1):
            self._steps.pop(later, None)
        self._steps[step] = tuple(self._runs)

    def restore(self, step: int, length: int) -> None:
        """The page went back (or on again) to the state after so many steps."""
        found = self._steps.get(step, ())
        self._runs = list(found) if _total(found) == length else [(length, False)]

    def new_page(self) -> None:
        """Another page; what was counted on this one stays in the total."""
        self._before = self.total
        self._keys, self._runs, self._steps = 0, [], {0: ()}


def _total(runs: list[Run] | tuple[Run, ...]) -> int:
    return sum(length for length, _ in runs)


def _first(runs: list[Run], units: int) -> list[Run]:
    kept: list[Run] = []
    for length, is_own in runs:
        kept.append((min(length, units), is_own))
        units -= length
        if units <= 0:
            break
    return kept


def _without(runs: list[Run], units: int) -> list[Run]:
    kept: list[Run] = []
    for length, is_own in runs:
        if length > units:
            kept.append((length - max(units, 0), is_own))
        units -= length
    return kept


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for length, is_own in runs:
        if joined and joined[-1][1] == is_own:
            joined[-1] = (joined[-1][0] + length, is_own)
        elif length:
            joined.append((length, is_own))
    return joined
