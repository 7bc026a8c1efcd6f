"""Sources made ready to be counted: as files of plain text in UTF-8."""

from __future__ import annotations

import codecs
import os
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from app.own_text.charset import charset_shown
from app.own_text.pieces import pieces_of
from app.own_text.sources import (
    LIMITS,
    Consent,
    Kind,
    LeftOut,
    Limits,
    OwnTextError,
    Skipped,
    Source,
)
from app.own_text.walking import why_unreadable
from nncore.private_file import FILE_MODE
from nncore.temporary_file import open_temporary, sweep
from nncore.untrusted.files import open_ordinary
from nncore.untrusted.quoting import quoted_path

_CHUNK_BYTES = 1 << 20
_LARGEST_BYTES = 1 << 62  # any file may be read, as none is read at once
_NO_UTF8 = LeftOut("signs that aren't UTF-8")


@dataclass(frozen=True, slots=True)
class Reading:
    """How far it is: bytes read of the sources, all that there are, and the file at hand."""

    done_bytes: int
    total_bytes: int
    path: Path


@dataclass(frozen=True, slots=True)
class Read:
    """A source that was read: its words, counted or estimated, and what of it couldn't be read, how
    often."""

    source: Source
    words: int
    is_exact: bool
    left_out: tuple[tuple[str, int], ...] = ()


class PreparedText:
    """Plain text in UTF-8 of any sources, for as long as the block goes on.

    Files that are so already are taken as they are. The text of all others is written, a paragraph
    for each message, cell or mail, into one temporary file in ``folder``, for its owner alone. It
    is gone when the block ends; after a crash the next one who writes there sweeps it away.

    ``converts``: whether text whose encoding was only guessed is read, all of it or these files.
    """

    def __init__(
        self,
        sources: Iterable[Source],
        folder: Path,
        converts: Consent = False,
        limits: Limits = LIMITS,
    ) -> None:
        self.files: list[Path] = []  # to be counted, when ``read`` is through
        self.outcomes: list[Read | Skipped] = []
        self._sources = list(sources)
        self._folder, self._converts, self._limits = folder, converts, limits
        self._written: BinaryIO | None = None
        self._written_path: Path | None = None

    def __enter__(self) -> PreparedText:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._written is not None:
            with suppress(OSError):  # what couldn't be written is not needed any more
                self._written.close()
        if self._written_path is not None:
            self._written_path.unlink(missing_ok=True)

    def read(self) -> Iterator[Reading]:
        """Reads all sources, and says how far it is about once a megabyte and after each file. It
        stops where it is closed. What can't be read is skipped, with the reason in ``outcomes``.

        Raises OwnTextError where the text can't be written.
        """
        agreed = (source for source in self._sources if source.is_agreed(self._converts))
        done, total = 0, sum(source.size_bytes for source in agreed)
        for source in self._sources:
            if not source.is_agreed(self._converts):
                reason = f"would be converted from {charset_shown(source.charset)}"
                self.outcomes.append(Skipped(source.path, source.given, reason))
                continue
            for place in self._read(source):
                yield Reading(done + min(place, source.size_bytes), total, source.path)
            done += source.size_bytes
            yield Reading(done, total, source.path)
        if self._written is not None:
            with _told_as_ours(self._folder):
                self._written.flush()

    def _read(self, source: Source) -> Iterator[int]:
        """Reads one source; gives the bytes read now and then."""
        left_out: Counter[str] = Counter()
        is_plain = source.kind is Kind.PLAIN and source.charset == "utf-8"
        words = source.words
        try:
            with open_ordinary(source.path, _LARGEST_BYTES) as stream:
                if is_plain:
                    yield from _checked(stream, left_out)
                    self.files.append(source.path)
                else:
                    words = yield from self._converted(stream, source, left_out)
        except (OSError, ValueError) as error:
            self.outcomes.append(Skipped(source.path, source.given, why_unreadable(error)))
        except _NoTextError as error:
            self.outcomes.append(Skipped(source.path, source.given, str(error)))
        else:
            if source.is_exact:
                words = source.words
            self.outcomes.append(Read(source, words, source.is_exact, tuple(left_out.items())))

    def _converted(
        self, stream: BinaryIO, source: Source, left_out: Counter[str]
    ) -> Generator[int, None, int]:
        """Writes the text of a source; returns about how many words it has."""
        words, told = 0, 0
        for piece in pieces_of(stream, source, self._limits):
            if isinstance(piece, LeftOut):
                left_out[piece.what] += 1
            elif text := piece.strip():
                words += len(text.split())
                self._write(text)
            if not stream.closed and stream.tell() - told >= _CHUNK_BYTES:
                told = stream.tell()
                yield told
        return words

    def _write(self, text: str) -> None:
        with _told_as_ours(self._folder):
            if self._written is None:
                sweep(self._folder)
                descriptor, self._written_path = open_temporary(self._folder, FILE_MODE)
                self._written = os.fdopen(descriptor, "wb")
                self.files.append(self._written_path)
            self._written.write(_utf8(text) + b"\n\n")


class _NoTextError(Exception):
    """A file that begins like text and goes on as none."""


def _checked(stream: BinaryIO, left_out: Counter[str]) -> Iterator[int]:
    """Reads a file of plain text through, as its end may be none."""
    decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
    done = 0
    while chunk := stream.read(_CHUNK_BYTES):
        if (place := chunk.find(0)) >= 0:
            raise _NoTextError(f"is not text (byte {done + place + 1:,} is 0)")
        if damaged := 0 if chunk.isascii() else decode(chunk).count("\ufffd"):
            left_out[_NO_UTF8.what] += damaged
        done += len(chunk)
        yield done


def _utf8(text: str) -> bytes:
    """The bytes of a text without NUL, and without halves of signs, which JSON may have."""
    text = text.replace("\0", " ")
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()


@contextmanager
def _told_as_ours(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OwnTextError(
            f"{quoted_path(folder)}: the text can't be written there ({error.strerror}); "
            "make room or choose another folder"
        ) from None
