"""Plain text and messages of commits: words everywhere but where a line is no prose as a whole."""

from __future__ import annotations

import re

from app.editors.prose.scanner import Scanner, State, Stretch

# A line that is as long was most likely broken where the next word found no room, and the sentence
# goes on; a shorter one ends where the writer wanted it to.
_WRAPPED = 50
_MARK = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])?[ \t]+|[ \t]*(?:>[ \t]?)+")  # items, quotations

_CUT = re.compile(r"# -{8,} >8 -{8,}|diff --git ")
_TRAILER = re.compile(r"[A-Z][A-Za-z-]+-by: |(?:Change-Id|Fixes|Closes|Refs?|See-also): ")


class Plain(Scanner):
    """The state says whether a sentence may go on from the line before."""

    first = False

    def after(self, state: State, line: str, number: int) -> State:
        return len(line) >= _WRAPPED and not line.endswith((" ", "\t"))

    def stretch(self, state: State, line: str, number: int, column: int) -> Stretch | None:
        mark = _MARK.match(line)
        start = min(mark.end(), column) if mark else 0
        is_item = mark is not None and bool(mark[0].strip())
        return Stretch(start, len(line), begins=not state or is_item)


class CommitMessage(Plain):
    """Without comments, trailers, and the changes that ``git commit --verbose`` shows below. The
    state is None from there on."""

    def after(self, state: State, line: str, number: int) -> State:
        if state is None or _CUT.match(line):
            return None
        return not line.startswith("#") and super().after(state, line, number)

    def stretch(self, state: State, line: str, number: int, column: int) -> Stretch | None:
        if state is None or line.startswith("#") or _CUT.match(line) or _TRAILER.match(line):
            return None
        return super().stretch(state, line, number, column)
