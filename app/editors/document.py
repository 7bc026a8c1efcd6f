"""The text of a file that is open in an editor, changed as the editor says.

Lines are kept apart, so a change costs what the lines it touches cost, however long the text is.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from app.editors.units import sign_at, without_lone_surrogates

LARGEST_TEXT = 100_000_000  # signs; a longer text is let go
_ENDS = "\r\n"


@dataclass(frozen=True, slots=True)
class Position:
    """A place as an editor names it: both count from 0, ``character`` in units."""

    line: int
    character: int


@dataclass(frozen=True, slots=True)
class Change:
    """``text`` takes the place of what is between the two positions; without them, of all."""

    text: str
    start: Position | None = None
    end: Position | None = None


@dataclass(slots=True)
class Document:
    """Lines keep the signs that end them; the last one has none, and may be empty."""

    uri: str
    language: str
    encoding: str
    lines: list[str] = field(default_factory=lambda: [""])
    size: int = 0

    def set_text(self, text: str) -> None:
        """All of it."""
        text = without_lone_surrogates(text)
        self.lines, self.size = _lines_of(text), len(text)
        self._let_go_if_too_long()

    def change(self, change: Change) -> tuple[int, int, int]:
        """Makes the change; returns the first line that may be another one now, how many lines
        from there on are gone, and how many have come."""
        if change.start is None or change.end is None:
            gone = len(self.lines)
            self.set_text(change.text)
            return 0, gone, len(self.lines)
        text = without_lone_surrogates(change.text)
        first, column = self.place(change.start)
        last, end = max(self.place(change.end), (first, column))
        start, ending = self.lines[first][:column], self.lines[last][end:]
        if first and self.lines[first - 1].endswith("\r"):  # a line feed may come to stand there
            first -= 1
            start = self.lines[first] + start
        gone = last + 1 - first
        new = _lines_of(start + text + ending, has_more=last + 1 < len(self.lines))
        self.size += sum(map(len, new)) - sum(map(len, self.lines[first : last + 1]))
        self.lines[first : last + 1] = new
        self._let_go_if_too_long()
        return first, gone, len(new)

    def place(self, position: Position) -> tuple[int, int]:
        """Line and index of a sign in it. What lies beyond the text or the line is its end."""
        if position.line >= len(self.lines):
            return len(self.lines) - 1, len(self.lines[-1])
        number = max(position.line, 0)
        line = self.lines[number]
        column = sign_at(line, position.character, self.encoding)
        return number, min(column, len(line.rstrip(_ENDS)) if line[-1:] in _ENDS else len(line))

    def _let_go_if_too_long(self) -> None:
        if self.size > LARGEST_TEXT:
            self.lines, self.size = [""], 0


def without_end(line: str) -> str:
    """A line without the signs that end it."""
    return line.rstrip(_ENDS)


def line_count(text: str) -> int:
    """How many lines a text has; one that ends with the end of a line has an empty one more."""
    return len(_lines_of(text))


def _lines_of(text: str, *, has_more: bool = False) -> list[str]:
    """As the protocol has lines: they end at line feeds, carriage returns, and both together.
    ``has_more``: it ends with the end of a line, and more lines follow."""
    if "\r" not in text and text.find("\n") in (-1, len(text) - 1):
        lines = [text]  # as nearly always: typed within a line, which may be very long
    else:
        lines = list(io.StringIO(text, newline=""))
    if not has_more and lines[-1][-1:] in ("\r", "\n"):
        lines.append("")
    return lines
