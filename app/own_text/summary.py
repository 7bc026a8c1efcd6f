"""What was read and what was skipped, as lines to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from app.own_text.reading import Read
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
            note=line.note or (_note(each) if isinstance(each, Read) else ""),
        )
    return list(lines.values())


def skipped_lines(
    found: Iterable[Source | Read | Skipped], most: int = MOST_SKIPPED_SHOWN
) -> list[str]:
    """A line for each that was skipped, or of which something couldn't be read, ``scan.pdf: is a
    PDF, not text``; at most so many, and how many more there are."""
    lines = []
    for each in found:
        if isinstance(each, Skipped):
            lines.append(f"{quoted_path(each.path)}: {each.reason}")
        elif isinstance(each, Read) and each.left_out:
            lines.append(f"{quoted_path(each.source.path)}: {_note(each)}")
    more = len(lines) - most
    return [*lines[:most], f"and {more:,} more"] if more > 0 else lines


def _note(read: Read) -> str:
    what = ", ".join(f"{what} ({count:,})" for what, count in read.left_out)
    return f"left out: {what}" if what else ""


def _name(path: Path) -> str:
    return quoted_path(path.name or path)


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _rounded(words: int) -> int:
    """To two digits, as an estimate says no more."""
    return int(float(f"{words:.1e}"))
