"""What was chosen, as it is shown: a row for each file and folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.own_text.charset import charset_shown
from app.own_text.sources import Kind, Skipped, Source
from app.own_text.summary import summary
from nncore.untrusted.quoting import quoted_path

MOST_PARTS = 200  # columns or fields that one can choose from
MOST_GUESSED = 2  # files that are named where consent is asked
_MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class ChosenRow:
    """``given`` is what was chosen, ``name`` and ``told`` are what is shown of it: its words, or
    why it isn't read. ``details`` are lines that say more.

    ``parts``: columns or fields that could be read, ``part`` the one that is. ``unsure``: how many
    files are in an encoding that was guessed and wait for consent; ``guessed``: the first of them,
    ``old.txt from windows-1252``.
    """

    given: Path
    name: str
    told: str = "…"
    details: tuple[str, ...] = ()
    words: int = 0
    is_exact: bool = True
    parts: tuple[str, ...] = ()
    part: str = ""
    unsure: int = 0
    guessed: tuple[str, ...] = ()

    @property
    def shown_path(self) -> str:
        """Where it is."""
        return quoted_path(self.given)


def rows_of(
    found: Mapping[Path, Sequence[Source | Skipped] | None], *, converts: bool
) -> tuple[ChosenRow, ...]:
    """A row for each; None is found where nobody has looked yet. A file that stands in several is
    counted in the first."""
    seen: set[Path] = set()
    rows = []
    for given, each in found.items():
        if each is None:
            rows.append(ChosenRow(given, _name(given)))
            continue
        own = [one for one in each if one.path not in seen]
        seen |= {one.path for one in each}
        if each and not own:
            rows.append(ChosenRow(given, _name(given), "is in the list already"))
        else:
            rows.append(_row(given, own, converts))
    return tuple(rows)


def _row(given: Path, found: Sequence[Source | Skipped], converts: bool) -> ChosenRow:
    sources = [each for each in found if isinstance(each, Source)]
    skipped = [each for each in found if isinstance(each, Skipped)]
    read = [source for source in sources if source.is_agreed(converts)]
    unsure = [source for source in sources if source.needs_consent]
    waiting = [] if converts else unsure
    lines = summary(read)
    line = lines[0] if lines else None
    name = _name(given)
    if line is not None and line.files is not None:
        name = f"{line.name} ({_count(line.files, 'file')})"
    alone = sources[0] if len(sources) == 1 and sources[0].path == given else None
    return ChosenRow(
        given, name, _told(line.amount if line else "", skipped, waiting),
        (*_about(alone, converts), *([line.note] if line and line.note else []),
         *_why(given, skipped)),
        line.words if line else 0, line is None or line.is_exact,
        tuple(part.name for part in alone.parts[:MOST_PARTS]) if alone else (),
        alone.part or "" if alone else "", len(waiting),
        tuple(_guessed(given, source) for source in waiting[:MOST_GUESSED]),
    )  # fmt: skip


def _told(amount: str, skipped: Sequence[Skipped], waiting: Sequence[Source]) -> str:
    if not amount and len(skipped) == 1 and not waiting:
        return f"skipped: {skipped[0].reason}"
    if not amount and len(waiting) == 1 and not skipped:
        return f"not UTF-8: {charset_shown(waiting[0].charset)}?"
    told = [amount] if amount else []
    told += [f"{len(waiting):,} not UTF-8"] if waiting else []
    told += [f"{len(skipped):,} skipped"] if skipped else []
    return " · ".join(told) or "there are no files in it"


def _about(alone: Source | None, converts: bool) -> Iterable[str]:
    """What a single file is."""
    if alone is None:
        return
    if alone.part:
        yield f"{alone.kind.value}, of which “{quoted_path(alone.part)}” is read"
    elif alone.kind is not Kind.PLAIN:
        yield alone.kind.value
    if alone.needs_consent:
        shown = charset_shown(alone.charset)
        yield f"read as {shown}" if converts else f"most likely {shown}; agree to read it so"


def _guessed(given: Path, source: Source) -> str:
    inside = source.path.relative_to(given) if source.path != given else source.path.name
    return f"{quoted_path(inside)} from {charset_shown(source.charset)}"


def _why(given: Path, skipped: Sequence[Skipped]) -> Iterator[str]:
    """Why files of a folder aren't read, a line for each reason; of a file it is told already."""
    by_reason: dict[str, list[Skipped]] = {}
    for each in skipped:
        if each.path != given:
            by_reason.setdefault(each.reason, []).append(each)
    for reason, files in list(by_reason.items())[:_MOST_REASONS]:
        more = f" and {_count(len(files) - 1, 'other')}" if len(files) > 1 else ""
        yield f"{quoted_path(files[0].path.relative_to(given))}{more}: {reason}"
    if len(by_reason) > _MOST_REASONS:
        yield f"and {_count(len(by_reason) - _MOST_REASONS, 'reason')} more"


def _name(path: Path) -> str:
    name = quoted_path(path.name or path)
    return f"{name}/" if path.is_dir() else name


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
