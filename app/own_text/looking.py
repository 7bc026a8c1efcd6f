"""A quick look at what was handed in: what each file is, and what of it can be read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from app.own_text.charset import charset_of, sample_pieces
from app.own_text.mail_beginnings import is_mail, is_mailbox
from app.own_text.no_text import is_binary, why_no_text
from app.own_text.parts import chosen_part
from app.own_text.pieces import pieces_of
from app.own_text.readers.whatsapp import is_whatsapp
from app.own_text.sources import (
    LIMITS,
    NO_CHOICES,
    Choices,
    Kind,
    LeftOut,
    Limits,
    Skipped,
    Source,
)
from app.own_text.walking import ordinary_files, why_unreadable
from app.words.tokens import words_of
from nncore.untrusted.files import open_ordinary
from nncore.untrusted.quoting import quoted_name

SUFFIX_KINDS = {
    ".csv": Kind.TABLE, ".tsv": Kind.TABLE, ".tab": Kind.TABLE,
    ".json": Kind.JSON, ".jsonl": Kind.JSON_LINES, ".ndjson": Kind.JSON_LINES,
    ".mbox": Kind.MAILBOX, ".mbx": Kind.MAILBOX, ".eml": Kind.MAIL,
    ".html": Kind.PAGE, ".htm": Kind.PAGE, ".xhtml": Kind.PAGE,
}  # fmt: skip
# In a folder other files than these may be text too, such as programs, but nothing to learn from.
PROSE_SUFFIXES = (
    "", ".txt", ".text", ".md", ".markdown", ".rst", ".adoc", ".asc", ".org", ".tex",
)  # fmt: skip
# What the names of files end in that are read from folders.
READ_SUFFIXES = (*filter(None, PROSE_SUFFIXES), *SUFFIX_KINDS)
_WITHOUT_CHARSET = (Kind.MAIL, Kind.MAILBOX)  # each part of a mail says it for itself
_LONGEST_SUFFIX = 20  # signs
_COUNTED_OF_HEAD = 4  # words take longer than all else
_LARGEST_BYTES = 1 << 62  # any file may be read, as none is read at once


def find_sources(
    paths: Iterable[Path],
    choices: Choices = NO_CHOICES,
    limits: Limits = LIMITS,
    *,
    counts_words: bool = True,
) -> Iterator[Source | Skipped]:
    """What can be read of files and folders, and what not and why, a file at a time. Nothing is
    raised: what can't be looked at is skipped, and so is a path that isn't there.

    Words are counted in small files, and in the beginning of others, unless nobody wants to know.
    """
    for found in ordinary_files(paths, limits.files):
        if isinstance(found, Skipped):
            yield found
        else:
            yield look_at(*found, choices, limits, counts_words=counts_words)


def look_at(
    path: Path,
    given: Path,
    choices: Choices = NO_CHOICES,
    limits: Limits = LIMITS,
    *,
    counts_words: bool = True,
) -> Source | Skipped:
    """What one file is; ``given`` is what was handed in, the file or a folder that it is in."""
    try:
        with open_ordinary(path, _LARGEST_BYTES) as stream:
            found = _looked_at(stream, path, given, choices, limits)
            if isinstance(found, Source) and counts_words:
                found = _with_words(found, stream, limits)
    except (OSError, ValueError) as error:
        found = why_unreadable(error)
    return Skipped(path, given, found) if isinstance(found, str) else found


def _looked_at(
    stream: BinaryIO, path: Path, given: Path, choices: Choices, limits: Limits
) -> Source | str:
    """A source, or why there is none."""
    source = Source(path, given, Kind.PLAIN, os.fstat(stream.fileno()).st_size)
    suffix = path.suffix.lower()
    head = stream.read(limits.head_bytes)
    if not head:
        return "is empty"
    if reason := why_no_text(head, suffix):
        return reason
    source = replace(source, kind=SUFFIX_KINDS.get(suffix) or _kind_by_head(head))
    if source.kind is Kind.PLAIN and suffix not in PROSE_SUFFIXES and path != given:
        name = quoted_name(suffix, _LONGEST_SUFFIX)
        return f"{name} files aren't read from folders; hand it in by itself if it is prose"
    if source.kind not in _WITHOUT_CHARSET:
        pieces = sample_pieces(stream)
        charset = charset_of(pieces)
        if charset != "utf-16" and any(map(is_binary, pieces)):
            return "is not text"
        if charset is None:
            return "is not UTF-8, and which encoding it is can't be told"
        source = replace(source, charset=charset)
        text = head.decode(charset, "replace")
        if "\0" in text:
            return "is not text"
        if source.kind is Kind.PLAIN and is_whatsapp(text):
            source = replace(source, kind=Kind.WHATSAPP)
    return chosen_part(source, head, choices, limits)


def _kind_by_head(head: bytes) -> Kind:
    if is_mailbox(head):
        return Kind.MAILBOX
    return Kind.MAIL if is_mail(head) else Kind.PLAIN


def _with_words(source: Source, stream: BinaryIO, limits: Limits) -> Source | str:
    """The source with its number of words, estimated from its beginning if that isn't all."""
    stream.seek(0)
    head = stream.read(limits.head_bytes)
    is_whole = len(head) == source.size_bytes
    if not is_whole and source.kind is not Kind.JSON:
        head = head[: limits.head_bytes // _COUNTED_OF_HEAD]
    words = texts = 0
    left_out: Counter[str] = Counter()
    for piece in pieces_of(BytesIO(head), source, limits):
        if isinstance(piece, LeftOut):
            left_out[piece.what] += 1
        elif piece and not piece.isspace():
            words, texts = words + len(words_of(piece)), texts + 1
    if not is_whole:
        return replace(source, words=round(words * source.size_bytes / len(head)))
    known = replace(
        source, words=words, is_exact=True, texts=texts, left_out=tuple(left_out.items())
    )
    return known if words else "has no words"
