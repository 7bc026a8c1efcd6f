"""What was read and what was skipped, as lines to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.own_text.preparing import Read
from app.own_text.sources import Skipped, Source
from nncore.untrusted.quoting import quoted_path

MOST_SKIPPED_SHOWN = 10


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """What was handed in, and how much of it there is to read.

    ``name``: as it may be shown, a folder with a / behind it; ``files``: read of a folder, None for
    a file; ``words``: counted where ``is_exact``, else about so many; ``note``: what of it couldn't
    be read, in a few words, or nothing.
    """

    name: str
    words: int
    is_exact: bool
    size_bytes: int
    files: int | None = None
    note: str = ""

    @property
    def amount(self) -> str:
        """``48,210 words``, ``about 210,000 words``."""
        if self.is_exact:
            return f"{self.words:,} {'word' if self.words == 1 else 'words'}"
        return f"about {_rounded(self.words):,} words"

    @property
    def shown(self) -> str:
        """``notes/ (112 files) 203,977 words``."""
        files = "" if self.files is None else f" ({_count(self.files, 'file')})"
        return f"{self.name}{files} {self.amount}{f'; {self.note}' if self.note else ''}"


def summary(found: Iterable[Source | Read]) -> list[SummaryLine]:
    """A line for each file and each folder that was handed in, in their order."""
    lines: dict[Path, SummaryLine] = {}
    for each in found:
        source = each.source if isinstance(each, Read) else each
        left_out = each.left_out if isinstance(each, Read) else ()
        note = ", ".join(f"{what} ({count:,})" for what, count in left_out)
        line = lines.get(source.given)
        if line is None:
            is_folder = source.given != source.path
            name = f"{_name(source.given)}{'/' if is_folder else ''}"
            line = SummaryLine(name, 0, True, 0, 0 if is_folder else None)
        lines[source.given] = replace(
            line,
            words=line.words + each.words,
            is_exact=line.is_exact and each.is_exact,
            size_bytes=line.size_bytes + source.size_bytes,
            files=None if line.files is None else line.files + 1,
            note=line.note or (note and f"left out: {note}"),
        )
    return list(lines.values())


def skipped_lines(skipped: Sequence[Skipped], most: int = MOST_SKIPPED_SHOWN) -> list[str]:
    """A line for each that was skipped, ``scan.pdf: is a PDF, not text``, at most so many, and how
    many more there are."""
    lines = [f"{quoted_path(each.path)}: {each.reason}" for each in skipped[:most]]
    if len(skipped) > most:
        lines.append(f"{_count(len(skipped) - most, 'more file')} skipped")
    return lines


def _name(path: Path) -> str:
    return quoted_path(path.name or path)


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _rounded(words: int) -> int:
    """To two digits, as an estimate says no more."""
    return int(float(f"{words:.1e}"))
