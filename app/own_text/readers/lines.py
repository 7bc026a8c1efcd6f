"""The lines of a file, of which none can fill the memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import BufferedIOBase, TextIOWrapper
from typing import BinaryIO

from app.own_text.sources import LeftOut

LONG_LINE = LeftOut("lines that are too long")


def decoded(stream: BinaryIO, charset: str, newline: str | None = None) -> TextIOWrapper:
    """The text in a stream; what the codec doesn't know becomes U+FFFD, and a byte order mark is
    left out. ``newline`` is that of ``open``."""
    codec = "utf-8-sig" if codecs.lookup(charset).name == "utf-8" else charset
    return TextIOWrapper(_Lent(stream), codec, errors="replace", newline=newline)


class _Lent(BufferedIOBase):
    """A stream that stays open when the text read from it is done with."""

    name = "text"

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        return self._stream.read(-1 if size is None else size)

    def read1(self, size: int = -1, /) -> bytes:
        return self._stream.read(size)


def bounded_lines(text: TextIOWrapper, longest: int) -> Iterator[str | LeftOut]:
    """Each line with its end; a LeftOut for one of more than ``longest`` signs."""
    while line := text.readline(longest):
        if len(line) < longest or _is_ended(line):
            yield line
            continue
        rest = text.readline(longest)
        if not rest:
            yield line
            return
        while rest and not _is_ended(rest):
            rest = text.readline(longest)
        yield LONG_LINE


def _is_ended(line: str) -> bool:
    return line.endswith(("\n", "\r"))
