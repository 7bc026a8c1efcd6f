"""What was read and what was skipped, as lines to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.own_text.reading import Read
from app.own_text.sources import LeftOutCounts, Skipped, Source
from nncore.untrusted.quoting import quoted_path

MOST_LINES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """What was handed in, and how much of it there is to read.

    ``name``: as it may be shown, a folder with a / behind it; ``files``: read of a folder, None for
    a file; ``words``: counted where ``is_exact``, else about so many; ``texts``: ``312 mails``, ""
    where there are none or that isn't known; ``note``: what of it couldn't be read, in a few words,
    or nothing.
    """

    name: str
    words: int
    is_exact: bool
    size_bytes: int
    files: int | None = None
    texts: str = ""
    note: str = ""

    @property
    def amount(self) -> str:
        """``48,210 words``, ``about 210,000 words in 312 mails``."""
        words = f"{self.words:,}" if self.is_exact else f"about {_rounded(self.words):,}"
        noun = "word" if self.is_exact and self.words == 1 else "words"
        between = " in " if self.files is None else ", "  # a folder has words elsewhere too
        return f"{words} {noun}{between if self.texts else ''}{self.texts}"

    @property
    def shown(self) -> str:
        """``notes/ (112 files) 203,977 words``."""
        files = "" if self.files is None else f" ({_count(self.files, 'file')})"
        return f"{self.name}{files} {self.amount}{f'; {self.note}' if self.note else ''}"


def summary(found: Iterable[Source | Read]) -> list[SummaryLine]:
    """A line for each file and each folder that was handed in, in their order."""
    sources: dict[Path, list[Source]] = {}
    for each in found:
        source = each.known if isinstance(each, Read) else each
        sources.setdefault(source.given, []).append(source)
    return [_line(given, each) for given, each in sources.items()]


def _line(given: Path, sources: Sequence[Source]) -> SummaryLine:
    is_folder = sources[0].path != given
    left_out: Counter[str] = Counter()
    for source in sources:
        left_out.update(dict(source.left_out))
    return SummaryLine(
        f"{_name(given)}{'/' if is_folder else ''}",
        sum(source.words for source in sources),
        all(source.is_exact for source in sources),
        sum(source.size_bytes for source in sources),
        len(sources) if is_folder else None,
        _texts(sources),
        _note(tuple(left_out.items())),
    )


def outcome_lines(
    found: Iterable[Source | Read | Skipped], most: int = MOST_LINES_SHOWN
) -> list[str]:
    """A line for each that was skipped, or of which something couldn't be read, ``scan.pdf: is a
    PDF, not text``; then for each mailbox and chat, ``inbox: 312 mails``. At most so many, and how
    many more there are."""
    lines: list[str] = []
    counted: list[str] = []
    for each in found:
        if isinstance(each, Skipped):
            lines.append(f"{quoted_path(each.path)}: {each.reason}")
        elif isinstance(each, Read):
            said = [part for part in (_texts([each.known]), _note(each.left_out)) if part]
            if said:
                line = f"{quoted_path(each.source.path)}: {'; '.join(said)}"
                (lines if each.left_out else counted).append(line)
    lines += counted
    more = len(lines) - most
    return [*lines[:most], f"and {more:,} more"] if more > 0 else lines


def _texts(sources: Sequence[Source]) -> str:
    """``312 mails``; "" where there are none, or where of some it isn't known."""
    counts: Counter[str] = Counter()
    for source in sources:
        if source.noun and source.texts is None:
            return ""
        counts[source.noun] += source.texts or 0
    return ", ".join(_count(count, noun) for noun, count in counts.items() if noun and count)


def _note(left_out: LeftOutCounts) -> str:
    what = ", ".join(f"{what} ({count:,})" for what, count in left_out)
    return f"left out: {what}" if what else ""


def _name(path: Path) -> str:
    return quoted_path(path.name or path)


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _rounded(words: int) -> int:
    """To two digits, as an estimate says no more."""
    return int(float(f"{words:.1e}"))
