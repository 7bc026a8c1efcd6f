"""How mails and mailboxes begin, by which they are known whatever they are called."""

from __future__ import annotations

import re

# Before each mail in a mailbox: who sent it and when, with a time and a year.
BEGIN_IN_MAILBOX = re.compile(rb"From .*\d:\d\d.* \d{4}\b")
_LONGEST_BEGIN = 1_000  # bytes
_HEADERS = re.compile(
    rb"(?:(?:Return-Path|Received|Delivered-To|X-[\w-]+|Message-ID|Date|From|To|Subject"
    rb"|MIME-Version|DKIM-Signature|Authentication-Results|Content-Type)"
    rb":[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*+){3}",
    re.IGNORECASE,
)


def is_mail(head: bytes) -> bool:
    """Whether a file that begins so is a mail: its first three headers are those of mails."""
    return bool(_HEADERS.match(head))


def is_mailbox(head: bytes) -> bool:
    """Whether a file that begins so is a mailbox."""
    return bool(BEGIN_IN_MAILBOX.match(head.lstrip(b"\r\n")[:_LONGEST_BEGIN]))
