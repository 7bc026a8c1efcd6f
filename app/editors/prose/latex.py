"""LaTeX: no preamble, no verbatim text, no formulas, no commands and none of what they are given,
unless that is text. Comments are prose where ``with_comments`` says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import cast

from app.editors.prose.latex_inline import latex_words
from app.editors.prose.scanner import Scanner, State, Stretch

LONGEST_LINE = 100_000  # signs; longer ones have no words
# Environments without prose.
_OTHER = (
    "verbatim Verbatim lstlisting minted alltt comment filecontents math displaymath equation "
    "align alignat gather multline flalign eqnarray split cases array tikzpicture picture"
)
_OPENING = re.compile(
    rf"\\begin\{{((?:{'|'.join(_OTHER.split())})\*?)\}}|(?<!\\)(\\\[)|(?<!\\)(\$\$)"
)
_CLASS, _BEGIN = re.compile(r"\s*\\documentclass\b"), "\\begin{document}"
_COMMENT = re.compile(r"(?:[^\\%]++|\\.)*+(%+[ \t]*)")
_PARTS = (
    "part chapter section subsection subsubsection paragraph subparagraph item caption title "
    "begin end footnote"
)
_BEGINNING = re.compile(rf"\s*\\(?:{'|'.join(_PARTS.split())})\b")


@dataclass(frozen=True, slots=True)
class _Lines:
    """``end`` is what ends verbatim text, a formula or the preamble; "" in prose."""

    end: str = ""
    goes_on: bool = False


class Latex(Scanner):
    """See above."""

    first = _Lines()

    def __init__(self, *, with_comments: bool = False) -> None:
        self._with_comments = with_comments

    def after(self, state: State, line: str, number: int) -> State:
        lines = cast(_Lines, state)
        if lines.end:
            return replace(lines, end="") if lines.end in line else lines
        if len(line) > LONGEST_LINE or ("\\" not in line and "$" not in line):
            return _Lines(goes_on=bool(line.strip()))
        if _CLASS.match(line):
            return _Lines(end=_BEGIN)
        opened = _opened(line)
        return _Lines(opened[1]) if opened else _Lines(goes_on=bool(line.strip()))

    def stretch(self, state: State, line: str, number: int, column: int) -> Stretch | None:
        lines = cast(_Lines, state)
        if lines.end or len(line) > LONGEST_LINE or _CLASS.match(line):
            return None
        opened = _opened(line)
        end = opened[0] if opened else len(line)
        comment = _COMMENT.match(line, 0, end)
        if comment and column > comment.start(1):
            is_prose = self._with_comments and column >= comment.end()
            return Stretch(comment.end(), end, begins=True) if is_prose else None
        end = comment.start(1) if comment else end
        begins = not lines.goes_on or _BEGINNING.match(line) is not None
        return Stretch(0, end, begins) if column <= end else None

    def words_alone(self, before: str, after: str) -> str | None:
        return latex_words(before)


def _opened(line: str) -> tuple[int, str] | None:
    """Where verbatim text or a formula begins that this line doesn't end, and what ends it."""
    at = 0
    while (found := _OPENING.search(line, at)) is not None:
        end = f"\\end{{{found[1]}}}" if found[1] else ("\\]" if found[2] else "$$")
        close = line.find(end, found.end())
        if close < 0:
            return found.start(), end
        at = close + len(end)
    return None
