"""What its writer wrote in a mail, without what was quoted, attached or put below it."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import Compat32
from typing import BinaryIO

from app.own_text.charset import CHARSETS
from app.own_text.readers.html_text import paragraphs
from app.own_text.readers.written_lines import written_lines
from app.own_text.sources import LeftOut, Limits, Source

BROKEN_MAIL = LeftOut("mails that can't be read")
EMPTY_MAIL = LeftOut("mails with no text of their own")

# Each part within parts takes the parser more time for each line; people's mail has a few.
_MOST_MULTIPARTS = 24
_MOST_TEXTS = 100  # of the parts of a mail
_LONGEST_HEADER = 2_000  # signs
_QUOTING_ELEMENTS = ("blockquote",)
# Others that a mail may name take time that grows with the square of the text, or are no text.
_DECODERS = {codecs.lookup(name).name for name in (*CHARSETS, "utf-8", "utf-16", "utf-7")} | {
    codecs.lookup(f"iso8859-{number}").name for number in (*range(1, 12), *range(13, 17))
}  # fmt: skip


class _ShortHeaders(Compat32):
    """Headers without their ends, if they are very long: reading one takes time that grows with the
    square of its length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


_POLICY = _ShortHeaders()


def read_mail(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str | LeftOut]:
    """What was written in the mail that the file is."""
    yield written_in(stream.read(limits.mail_bytes))


def written_in(content: bytes) -> str | LeftOut:
    """What was written in a mail, or why there is nothing."""
    text = mail_text(content)
    return BROKEN_MAIL if text is None else text or EMPTY_MAIL


def mail_text(content: bytes) -> str | None:
    """What was written in a mail: its plain text, or its HTML where it has no other. Empty where
    there is none, None where the mail is too broken to be read."""
    if content.lower().count(b"multipart/") > _MOST_MULTIPARTS:
        return None
    try:
        mail = message_from_bytes(content, policy=_POLICY)
        text = "\n\n".join(filter(None, map(_text, _text_parts(mail))))
        # Where there is text after all, what is damaged beside it doesn't matter.
        return text or (None if any(part.defects for part in mail.walk()) else "")
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError):
        return None  # the parser says that of mails of which it can make nothing


def _text_parts(mail: Message) -> Iterator[Message]:
    """The parts with what was written: of alternatives one, nothing attached, no mail in it."""
    waiting = [mail]
    found = 0
    while waiting and found < _MOST_TEXTS:
        part = waiting.pop()
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or part.get_filename():
            continue
        if kind.startswith("multipart/"):
            waiting += reversed(_inner(part))
        elif kind in ("text/plain", "text/html"):
            found += 1
            yield part


def _inner(part: Message) -> list[Message]:
    """The parts in a part, of alternatives the plain text that isn't empty, or else the last."""
    payload = part.get_payload()
    parts = payload if isinstance(payload, list) else []
    inner = [each for each in parts if isinstance(each, Message)]
    if part.get_content_type() != "multipart/alternative":
        return inner
    plain = (each for each in inner if each.get_content_type() == "text/plain" and _text(each))
    return [next(plain, inner[-1])] if inner else []


def _text(part: Message) -> str:
    text = _decoded(part)
    if part.get_content_type() == "text/html":
        text = "\n\n".join(paragraphs([text], _QUOTING_ELEMENTS))
    return written_lines(text)


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        codec = codecs.lookup(part.get_content_charset("")).name
    except (LookupError, ValueError):
        codec = ""
    if codec in _DECODERS and codec != "utf-8":
        return content.decode(codec, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:  # it says nothing, or something wrong
        return content.decode("utf-8" if codec == "utf-8" else CHARSETS[0], "replace")
