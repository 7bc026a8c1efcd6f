"""The messages of a chat that WhatsApp exported as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from app.own_text.readers.lines import bounded_lines, decoded
from app.own_text.sources import LeftOut, Limits, Source

# "[31.12.23, 10:00:01] Name: text" from an iPhone, "12/31/23, 10:00 - Name: text" from Android,
# and both with am or pm. The iPhone puts a mark for the direction of writing before what it says
# itself: notes about the chat, and what stands for a picture.
_MARKS = "\u200e\u200f\u202a\u202c\ufeff"
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u00a0\u202f]?[AaPp]\.?[ \u00a0\u202f]?[Mm]\.?)?"
_BEGIN = re.compile(
    rf"[{_MARKS}]?(?:\[{_DATE},? {_TIME}\] |{_DATE},? {_TIME} - )(?P<rest>.*)", re.DOTALL
)
_NAMED = re.compile(r"(?P<name>[^:\"“”]{1,80}): (?P<text>.*)", re.DOTALL)
# Where the file says that something was left out or that a message was taken back. "<Media
# omitted>" stands there in the language of the telephone.
_NO_MESSAGE = re.compile(
    r"<[^<>]*>|null|this message was deleted\.?|you deleted this message\.?", re.IGNORECASE
)
_ATTACHED = re.compile(r"\A\S+\.\w{2,4} \([^()\n]*\)(?:\n|\Z)")
_EDITED = re.compile(r"(?<=\S) ?\u200e<[^<>]*>\Z")


def is_whatsapp(head: str) -> bool:
    """Whether a text that begins so is such a chat: the first line that isn't empty begins a
    message, and some other does."""
    lines = [line for line in head.splitlines() if line.strip()]
    return (
        len(lines) > 1
        and bool(_BEGIN.match(lines[0]))
        and any(_BEGIN.match(line) for line in lines[1:])
    )


def read_whatsapp(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str | LeftOut]:
    """What people wrote, a message at a time, without names, dates and notes about the chat."""
    message: list[str] = []
    is_read, signs = False, 0
    for line in bounded_lines(decoded(stream, source.charset), limits.line_signs):
        if isinstance(line, LeftOut):
            yield line
            continue
        begin = _BEGIN.match(line)
        signs += len(line)
        if begin or signs > limits.line_signs:
            yield from _told(message)
            message, signs = [], len(line)
        if begin:
            text = _written(begin["rest"])
            is_read = text is not None
            line = text or ""
        if is_read:
            message.append(line)
    yield from _told(message)


def _written(rest: str) -> str | None:
    """What someone wrote on the first line of a message, None if nobody did."""
    named = _NAMED.match(rest)
    if named is None or named["text"].startswith("\u200e"):
        return None
    return named["text"]


def _told(lines: list[str]) -> Iterator[str]:
    text = _ATTACHED.sub("", _EDITED.sub("", "".join(lines).strip()))
    if text and not _NO_MESSAGE.fullmatch(text):
        yield text
