"""The text in a source, piece by piece: messages, cells, mails, paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

from app.own_text.readers.html_text import read_page
from app.own_text.readers.json_texts import read_json, read_json_lines
from app.own_text.readers.plain_text import read_plain_text
from app.own_text.readers.table import read_table
from app.own_text.readers.whatsapp import read_whatsapp
from app.own_text.sources import Kind, LeftOut, Limits, Source

Reader = Callable[[BinaryIO, Source, Limits], Iterator[str | LeftOut]]


def _read_mail(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str | LeftOut]:
    from app.own_text.readers.mail import read_mail  # takes longer to import than all else

    return read_mail(stream, source, limits)


def _read_mailbox(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str | LeftOut]:
    from app.own_text.readers.mailbox_file import read_mailbox

    return read_mailbox(stream, source, limits)


_READERS: dict[Kind, Reader] = {
    Kind.PLAIN: read_plain_text,
    Kind.TABLE: read_table,
    Kind.JSON: read_json,
    Kind.JSON_LINES: read_json_lines,
    Kind.WHATSAPP: read_whatsapp,
    Kind.MAILBOX: _read_mailbox,
    Kind.MAIL: _read_mail,
    Kind.PAGE: read_page,
}


def pieces_of(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str | LeftOut]:
    """Each piece of text, some of which may be empty, and what can't be read. Takes the stream's
    bytes as it goes. Raises OSError.

    Nothing is held but one piece; no sentence goes on in the next.
    """
    return _READERS[source.kind](stream, source, limits)
