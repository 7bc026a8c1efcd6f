"""Plain text, in pieces that end with a sentence, or with a paragraph where lines are wrapped."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from app.own_text.readers.paragraphs import is_wrapped, unwrapped_text
from app.own_text.sources import LeftOut, Limits, Source
from app.words.corpus import cut_sentences

NO_TEXT = LeftOut("the rest, which is no text")
_CHUNK_BYTES = 1 << 20
_JUDGED_SIGNS = 1 << 16  # at the beginning, by which all of a text is taken for wrapped or not
_LONGEST_PARAGRAPH = 1 << 16  # signs; a longer one is read as it stands


def read_plain_text(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str | LeftOut]:
    """All of a text, many sentences at a time, up to a NUL, which no text has."""
    decode = codecs.getincrementaldecoder(source.charset)(errors="replace").decode
    carried = ""
    wraps: bool | None = None
    while chunk := stream.read(_CHUNK_BYTES):
        text, nul, _ = (carried + decode(chunk)).partition("\0")
        if wraps is None:
            wraps = is_wrapped(text[:_JUDGED_SIGNS])
        if nul:
            yield unwrapped_text(text) if wraps else text
            yield NO_TEXT
            return
        if wraps:
            paragraphs, carried = _cut_paragraphs(text)
            yield unwrapped_text(paragraphs)
        else:
            sentences, carried = cut_sentences(text)
            yield sentences
    yield unwrapped_text(carried) if wraps else carried


def _cut_paragraphs(text: str) -> tuple[str, str]:
    """Whole paragraphs, and what follows the last of them: it may go on in the next chunk."""
    text = text.replace("\r\n", "\n")
    end = text.rfind("\n\n") + 1
    if len(text) - end <= _LONGEST_PARAGRAPH:
        return text[:end], text[end:]
    return cut_sentences(text)
