"""Plain text, in pieces that end with a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from app.own_text.readers.lines import decoded
from app.own_text.sources import LeftOut, Limits, Source

NO_TEXT = LeftOut("the rest, which is no text")
_PIECE_SIGNS = 1 << 18


def read_plain_text(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str | LeftOut]:
    """All of a text, a few thousand lines at a time, up to a NUL, which no text has. A line without
    end is cut between words where it has gaps."""
    text = decoded(stream, source.charset)
    carried = ""
    while piece := text.read(_PIECE_SIGNS):
        if "\0" in piece:
            yield from (carried + piece.partition("\0")[0], NO_TEXT)
            return
        lines, line_end, rest = (carried + piece).rpartition("\n")
        if len(rest) > limits.line_signs:
            words, _, rest = rest.rpartition(" ") if " " in rest else (rest, "", "")
            lines += line_end + words
        if lines:
            yield lines
        carried = rest
    if carried:
        yield carried
