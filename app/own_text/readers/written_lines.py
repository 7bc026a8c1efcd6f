"""The lines of a mail that its writer wrote, put together to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from app.own_text.readers.paragraphs import unwrapped

# What stands above a signature, above a whole mail that is quoted or sent on, and above what a
# mailing list adds.
_END = re.compile(
    r"--\s*|_{20,}\s*|begin forwarded message:\s*"
    r"|\s*-{4,} ?(?:original message|forwarded message|ursprüngliche nachricht"
    r"|weitergeleitete nachricht|message d'origine|mensaje original|messaggio originale)"
    r" ?-{4,}\s*",
    re.IGNORECASE,
)
_FROM = re.compile(r"\*?(?:from|von|de|da)\s?:", re.IGNORECASE)
_SENT = re.compile(r"\*?(?:sent|gesendet|envoyé|enviado|inviato|date|datum)\s?:", re.IGNORECASE)
# "On Monday, 1 January 2024 at 10:00, Anna wrote:" above a quotation, on up to three lines.
_WROTE = re.compile(r"on\b.*\d.*\bwrote:", re.IGNORECASE)
_HAS_NUMBER = re.compile(r".*\d.*")
_MOST_WROTE_LINES = 3
_LONGEST_WROTE = 300  # signs


def written_lines(text: str) -> str:
    """A mail's text without quoted lines, the line that says whose they are, what is below such a
    line as "--" or "Original Message", and the line breaks that a program made."""
    paragraphs = []
    for has_words, lines in groupby(_own_lines(text.splitlines()), key=lambda line: line != ""):
        if has_words and (kept := _without_wrote(list(lines))):
            paragraphs.append("\n".join(unwrapped(kept)))
    return "\n\n".join(paragraphs)


def _own_lines(lines: Sequence[str]) -> Iterator[str]:
    """Lines without spaces around them; those that were quoted are left out with the lines that
    say so."""
    waiting: list[str] = []  # they may say whose quotation comes next
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if _END.fullmatch(line) or (_FROM.match(line) and _SENT.match(following)):
            break
        if line.lstrip().startswith(">"):
            yield from _without_introduction(waiting)
            waiting = [""]
        elif len(waiting) > _MOST_WROTE_LINES + 1:
            yield waiting.pop(0)
            waiting.append(line.strip())
        else:
            waiting.append(line.strip())
    yield from waiting


def _without_introduction(lines: Sequence[str]) -> Sequence[str]:
    """Lines before a quotation without those at their end that say whose it is: in whatever
    language, there is a number among them, of a day, and a colon behind them."""
    end = max((place + 1 for place, line in enumerate(lines) if line), default=0)
    if not end or not lines[end - 1].endswith(":"):
        return lines
    starts = range(end - 1, max(end - 1 - _MOST_WROTE_LINES, -1), -1)
    for says_so in (_WROTE, _HAS_NUMBER):
        for start in starts:
            if says_so.fullmatch(" ".join(lines[start:end])[:_LONGEST_WROTE]):
                return lines[:start]
    return lines


def _without_wrote(lines: list[str]) -> list[str]:
    """A paragraph without such a line at its end where what it speaks of is gone or not marked."""
    for count in range(1, min(_MOST_WROTE_LINES, len(lines)) + 1):
        text = " ".join(lines[-count:])
        if len(text) <= _LONGEST_WROTE and _WROTE.fullmatch(text):
            return lines[:-count]
    return lines
