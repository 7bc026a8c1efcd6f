"""The mails in a mailbox file (mbox), one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from app.own_text.mail_beginnings import BEGIN_IN_MAILBOX
from app.own_text.readers.mail import written_in
from app.own_text.sources import LeftOut, Limits, Source

_LONGEST_LINE = 1 << 16  # bytes; of a longer one the rest counts as another


def read_mailbox(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str | LeftOut]:
    """What was written in each mail."""
    return map(written_in, mails_in(stream, limits.mail_bytes))


def mails_in(stream: BinaryIO, largest_bytes: int) -> Iterator[bytes]:
    """Each mail's bytes, of a large one those at its beginning; the rest is passed over."""
    mail: list[bytes] = []
    size, is_after_empty = 0, True
    while line := stream.readline(_LONGEST_LINE):
        if is_after_empty and line.startswith(b"From ") and BEGIN_IN_MAILBOX.match(line):
            if size:
                yield b"".join(mail)
            mail, size = [], 0
        elif size < largest_bytes:
            # A line of the text that begins with From has a > before it.
            mail.append(line[1:] if line.startswith(b">From ") else line)
            size += len(line)
        is_after_empty = line in (b"\n", b"\r\n")
    if size:
        yield b"".join(mail)
