"""Plain text, in pieces that end with a sentence."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from app.own_text.sources import LeftOut, Limits, Source
from app.words.corpus import cut_sentences

NO_TEXT = LeftOut("the rest, which is no text")
_CHUNK_BYTES = 1 << 20


def read_plain_text(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str | LeftOut]:
    """All of a text, many sentences at a time, up to a NUL, which no text has."""
    decode = codecs.getincrementaldecoder(source.charset)(errors="replace").decode
    carried = ""
    while chunk := stream.read(_CHUNK_BYTES):
        piece = decode(chunk)
        if "\0" in piece:
            yield carried + piece.partition("\0")[0]
            yield NO_TEXT
            return
        sentences, carried = cut_sentences(carried + piece)
        yield sentences
    yield carried
