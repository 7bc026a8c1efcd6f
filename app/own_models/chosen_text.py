"""The text that was chosen: files and folders, what can be read of each, and what can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.own_models.chosen_row import ChosenRow, rows_of
from app.own_text.looking import find_sources
from app.own_text.reading import Read
from app.own_text.sources import NO_CHOICES, Choices, Kind, Skipped, Source

MOST_GIVEN = 1_000  # files and folders that are chosen one by one; a folder may have any number
_MOST_UNDONE = 100

Found = tuple[Source | Skipped, ...]


@dataclass(frozen=True)
class _Chosen:
    """What can be undone. ``parts``: the columns and fields that were chosen, by file; the others
    are chosen by what has most letters. ``converts``: whether text in a guessed encoding is
    read."""

    given: tuple[Path, ...] = ()
    parts: Mapping[Path, str] = field(default_factory=dict)
    converts: bool = False


class ChosenText:
    """Files and folders in the order in which they were chosen, each once. What was found in them
    is kept, so that only what is new is looked at."""

    def __init__(self) -> None:
        self._chosen = _Chosen()
        self._before: list[_Chosen] = []
        self._after: list[_Chosen] = []
        self._found: dict[tuple[Path, str], Found] = {}
        self._rows: tuple[ChosenRow, ...] = ()

    @property
    def rows(self) -> tuple[ChosenRow, ...]:
        """A row for each file and folder that was chosen."""
        return self._rows

    @property
    def converts(self) -> bool:
        """Whether text in a guessed encoding is read."""
        return self._chosen.converts

    @property
    def can_undo(self) -> bool:
        """Whether something was changed."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return bool(self._after)

    @property
    def sources(self) -> list[Source]:
        """All files that can be read, each once. Some may need consent to be converted."""
        found = (each for given in self._chosen.given for each in self._found_in(given))
        return list({each.path: each for each in found if isinstance(each, Source)}.values())

    @property
    def given(self) -> tuple[Path, ...]:
        """The files and folders that were chosen."""
        return self._chosen.given

    def begin_with(self, paths: Iterable[Path]) -> None:
        """Chooses these at the very beginning: there is nothing to undo."""
        self._chosen = replace(self._chosen, given=tuple(dict.fromkeys(paths))[:MOST_GIVEN])
        self._show()

    def add(self, paths: Iterable[Path]) -> None:
        """Adds what isn't there yet, up to MOST_GIVEN."""
        given = dict.fromkeys([*self._chosen.given, *(path.absolute() for path in paths)])
        self._change(replace(self._chosen, given=tuple(given)[:MOST_GIVEN]))

    def take_out(self, given: Path) -> None:
        """Takes one out; the others stay."""
        kept = tuple(path for path in self._chosen.given if path != given)
        self._change(replace(self._chosen, given=kept))

    def choose_part(self, given: Path, part: str) -> None:
        """Reads this column or field of a file."""
        self._change(replace(self._chosen, parts={**self._chosen.parts, given: part}))

    def convert(self, converts: bool) -> None:
        """Whether text in a guessed encoding is read."""
        self._change(replace(self._chosen, converts=converts))

    def undo(self) -> None:
        """As it was before the last change."""
        if self._before:
            self._after.append(self._chosen)
            self._chosen = self._before.pop()
            self._show()

    def redo(self) -> None:
        """Takes back what was undone."""
        if self._after:
            self._before.append(self._chosen)
            self._chosen = self._after.pop()
            self._show()

    def look(self) -> Iterator[None]:
        """Looks at what hasn't been looked at; a step for each file."""
        for given in self._chosen.given:
            key = self._key(given)
            if key not in self._found:
                found: list[Source | Skipped] = []
                for each in find_sources([given], _choices(key[1], self._kind_of(given))):
                    found.append(each)
                    yield
                self._found[key] = tuple(found)
                self._show()
                yield

    def take_outcomes(self, outcomes: Sequence[Read | Skipped]) -> None:
        """What was read is known better now, and what couldn't be after all is shown so."""
        known: dict[Path, Source | Skipped] = {}
        for outcome in outcomes:
            source = outcome.known if isinstance(outcome, Read) else outcome
            known[source.path] = source
        for key, found in self._found.items():
            self._found[key] = tuple(_known_now(each, known.get(each.path)) for each in found)
        self._show()

    def _change(self, chosen: _Chosen) -> None:
        if chosen != self._chosen:
            self._before = [*self._before[1 - _MOST_UNDONE :], self._chosen]
            self._after.clear()
            self._chosen = chosen
            self._show()

    def _show(self) -> None:
        chosen = self._chosen
        found = {given: self._found.get(self._key(given)) for given in chosen.given}
        self._rows = rows_of(found, converts=chosen.converts)

    def _key(self, given: Path) -> tuple[Path, str]:
        return given, self._chosen.parts.get(given, "")

    def _found_in(self, given: Path) -> Found:
        return self._found.get(self._key(given), ())

    def _kind_of(self, given: Path) -> Kind | None:
        """What a file was found to be before one of its parts was chosen."""
        first = next(iter(self._found.get((given, ""), ())), None)
        return first.kind if isinstance(first, Source) else None


def _known_now(found: Source | Skipped, came: Source | Skipped | None) -> Source | Skipped:
    """What is known of a file after it was read, where just this was read of it."""
    if came is None or isinstance(found, Skipped):
        return found
    if isinstance(came, Source) and came.part != found.part:
        return found
    return replace(came, given=found.given)


def _choices(part: str, kind: Kind | None) -> Choices:
    if not part:
        return NO_CHOICES
    return Choices(column=part) if kind is Kind.TABLE else Choices(field=part)
