"""The text of sources, streamed for whoever counts it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from app.own_text.charset import charset_shown
from app.own_text.pieces import pieces_of
from app.own_text.sources import (
    LIMITS,
    Consent,
    LeftOut,
    LeftOutCounts,
    Limits,
    Skipped,
    Source,
)
from app.own_text.walking import why_unreadable
from nncore.untrusted.files import open_ordinary

_LARGEST_BYTES = 1 << 62  # any file may be read, as none is read at once
_TOGETHER_SIGNS = 1 << 18  # of messages, cells or mails that are given at a time
_MOST_TOGETHER = 10_000
_HALF, _REPLACED = re.compile("[\ud800-\udfff]"), "\N{REPLACEMENT CHARACTER}"
_PARAGRAPH_END = "\n\n"  # behind each, so that none goes on in the next


@dataclass(frozen=True, slots=True)
class Read:
    """A source that was read: its words, counted or estimated, what of it couldn't be read, how
    often, and how many texts it has, such as mails."""

    source: Source
    words: int
    is_exact: bool
    left_out: LeftOutCounts = ()
    texts: int = 0

    @property
    def known(self) -> Source:
        """The source with what is known of it now."""
        return replace(
            self.source, words=self.words, is_exact=self.is_exact, left_out=self.left_out,
            texts=self.texts,
        )  # fmt: skip


def sort_out(
    found: Iterable[Source | Skipped], converts: Consent = False
) -> tuple[list[Source], list[Skipped]]:
    """What is read, and what is skipped, also as nobody agreed to convert it. ``converts``: whether
    text whose encoding was only guessed is read, all of it or these files."""
    read: list[Source] = []
    skipped: list[Skipped] = []
    for each in found:
        if isinstance(each, Skipped):
            skipped.append(each)
        elif each.is_agreed(converts):
            read.append(each)
        else:
            reason = f"would be converted from {charset_shown(each.charset)}"
            skipped.append(Skipped(each.path, each.given, reason))
    return read, skipped


class TextReading:
    """Reads sources once, one after the other.

    ``total_bytes``: of all of them; ``outcomes``: what came of each that has had its turn.
    """

    def __init__(self, sources: Iterable[Source], limits: Limits = LIMITS) -> None:
        self._sources = tuple(sources)
        self._limits = limits
        self.outcomes: list[Read | Skipped] = []
        self.total_bytes = sum(source.size_bytes for source in self._sources)

    @property
    def read(self) -> list[Read]:
        """What was read, of the sources that have had their turn."""
        return [each for each in self.outcomes if isinstance(each, Read)]

    def texts(self) -> Iterator[tuple[int, str]]:
        """How many of ``total_bytes`` were read since the last, and text in them, which ends with a
        sentence; it may be empty. Nothing is raised: what can't be read is skipped."""
        for source in self._sources:
            done = 0
            for place, text in self._texts_of(source):
                yield min(place, source.size_bytes) - done, text
                done = min(place, source.size_bytes)
            yield source.size_bytes - done, ""

    def _texts_of(self, source: Source) -> Iterator[tuple[int, str]]:
        """The texts of one source, each with the bytes read until then."""
        came = _Came()
        try:
            with open_ordinary(source.path, _LARGEST_BYTES) as stream:
                for text in _together(pieces_of(stream, source, self._limits), came):
                    came.words += text.count(" ") + text.count("\n") - text.count("\n\n")
                    yield stream.tell(), text
        except (OSError, ValueError) as error:
            if not came.words:
                self.outcomes.append(Skipped(source.path, source.given, why_unreadable(error)))
                return
            came.left_out[f"the rest: {why_unreadable(error)}"] += 1
        self.outcomes.append(_outcome(source, came))


@dataclass
class _Came:
    """What came of a source so far."""

    words: int = 0
    texts: int = 0
    left_out: Counter[str] = field(default_factory=Counter)


def _outcome(source: Source, came: _Came) -> Read | Skipped:
    left_out = tuple(came.left_out.items())
    if source.is_exact:
        return Read(source, source.words, True, left_out, came.texts)
    if came.words or left_out:
        return Read(source, came.words, False, left_out, came.texts)
    return Skipped(source.path, source.given, "has no words")


def _together(pieces: Iterable[str | LeftOut], came: _Came) -> Iterator[str]:
    """Pieces put together until they are many, empty ones too; they are counted, and so is what
    can't be read."""
    gathered: list[str] = []
    count, signs = 0, 0
    for piece in pieces:
        count += 1
        if isinstance(piece, LeftOut):
            came.left_out[piece.what] += 1
        elif piece and not piece.isspace():
            came.texts += 1
            gathered += [piece, _PARAGRAPH_END]
            signs += len(piece)
        if signs >= _TOGETHER_SIGNS or count >= _MOST_TOGETHER:
            yield _cleaned("".join(gathered), came.left_out)
            gathered, count, signs = [], 0, 0
    if gathered:
        yield _cleaned("".join(gathered), came.left_out)


def _cleaned(text: str, left_out: Counter[str]) -> str:
    """The text without NUL, which JSON and tables may have, and without halves of signs."""
    try:
        text.encode()  # ten times as fast as to look for halves
    except UnicodeEncodeError:
        text = _HALF.sub(_REPLACED, text)
    if damaged := text.count(_REPLACED):
        left_out["signs that can't be read"] += damaged
    return text.replace("\0", " ")
