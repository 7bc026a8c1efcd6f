"""The text of sources, streamed for whoever counts it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.own_text.charset import charset_shown
from app.own_text.pieces import pieces_of
from app.own_text.sources import LIMITS, Consent, LeftOut, Limits, Skipped, Source
from app.own_text.walking import why_unreadable
from nncore.untrusted.files import open_ordinary

_LARGEST_BYTES = 1 << 62  # any file may be read, as none is read at once
_TOGETHER_SIGNS = 1 << 18  # of messages, cells or mails that are given at a time
_MOST_TOGETHER = 10_000
_HALF, _REPLACED = re.compile("[\ud800-\udfff]"), "\N{REPLACEMENT CHARACTER}"
_PARAGRAPH_END = "\n\n"  # behind each, so that none goes on in the next


@dataclass(frozen=True, slots=True)
class Read:
    """A source that was read: its words, counted or estimated, and what of it couldn't be read, how
    often."""

    source: Source
    words: int
    is_exact: bool
    left_out: tuple[tuple[str, int], ...] = ()


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
        left_out: Counter[str] = Counter()
        words = 0
        try:
            with open_ordinary(source.path, _LARGEST_BYTES) as stream:
                for text in _together(pieces_of(stream, source, self._limits), left_out):
                    words += text.count(" ") + text.count("\n") - text.count("\n\n")
                    yield stream.tell(), text
        except (OSError, ValueError) as error:
            if not words:
                self.outcomes.append(Skipped(source.path, source.given, why_unreadable(error)))
                return
            left_out[f"the rest: {why_unreadable(error)}"] += 1
        self.outcomes.append(_outcome(source, words, left_out))


def _outcome(source: Source, words: int, left_out: Counter[str]) -> Read | Skipped:
    if source.is_exact:
        return Read(source, source.words, True, tuple(left_out.items()))
    if words or left_out:
        return Read(source, words, False, tuple(left_out.items()))
    return Skipped(source.path, source.given, "has no words")


def _together(pieces: Iterable[str | LeftOut], left_out: Counter[str]) -> Iterator[str]:
    """Pieces put together until they are many, empty ones too; what can't be read is counted."""
    gathered: list[str] = []
    count, signs = 0, 0
    for piece in pieces:
        count += 1
        if isinstance(piece, LeftOut):
            left_out[piece.what] += 1
        elif piece and not piece.isspace():
            gathered += [piece, _PARAGRAPH_END]
            signs += len(piece)
        if signs >= _TOGETHER_SIGNS or count >= _MOST_TOGETHER:
            yield _cleaned("".join(gathered), left_out)
            gathered, count, signs = [], 0, 0
    if gathered:
        yield _cleaned("".join(gathered), left_out)


def _cleaned(text: str, left_out: Counter[str]) -> str:
    """The text without NUL, which JSON and tables may have, and without halves of signs."""
    try:
        text.encode()  # ten times as fast as to look for halves
    except UnicodeEncodeError:
        text = _HALF.sub(_REPLACED, text)
    if damaged := text.count(_REPLACED):
        left_out["signs that can't be read"] += damaged
    return text.replace("\0", " ")
