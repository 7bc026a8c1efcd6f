"""Comments of code, for those who want words there; and the docstrings of Python.

Code is read sign by sign only as far as strings and comments ask for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from app.editors.prose.markdown_inline import markdown_words
from app.editors.prose.scanner import Scanner, State, Stretch

LONGEST_LINE = 20_000  # signs; longer ones were written by no one
_LEADING = re.compile(r"[ \t]*(?:\*(?!/)|[/!#;%<-]+|\|)?[ \t]*")


@dataclass(frozen=True)
class Signs:
    """What begins comments and strings in a language. ``blocks`` go on until their end, over line
    ends; ``strings`` end with the line at the latest, ``long_strings`` don't."""

    line: tuple[str, ...] = ()
    blocks: tuple[tuple[str, str], ...] = ()
    strings: str = "\"'"
    long_strings: tuple[str, ...] = ()
    has_docstrings: bool = False

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """Whatever begins a comment or a string, the longest first."""
        signs = [
            *self.line,
            *(begin for begin, _ in self.blocks),
            *self.long_strings,
            *self.strings,
        ]
        signs.sort(key=len, reverse=True)
        return re.compile("|".join(map(_pattern, signs)) or r"(?!)")


def _pattern(sign: str) -> str:
    return r"(?<!\S)#" if sign == "#" else re.escape(sign)  # $# and a#b begin no comment


@dataclass(frozen=True, slots=True)
class _Open:
    """``end`` is what ends the comment or string that is open, "" in code. ``goes_on``: the line
    before was a comment and nothing else, with words in it."""

    end: str = ""
    is_comment: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class _Comment:
    start: int
    end: int
    is_alone: bool


def _goes_on(comment: _Comment, line: str) -> bool:
    mark = _LEADING.match(line, comment.start, comment.end)
    has_words = bool(line[mark.end() if mark else comment.start : comment.end].strip())
    return comment.is_alone and has_words


class Comments(Scanner):
    """See above."""

    first = _Open()

    def __init__(self, signs: Signs) -> None:
        self._signs = signs

    def after(self, state: State, line: str, number: int) -> State:
        return self._read(cast(_Open, state), line)[0]

    def stretch(self, state: State, line: str, number: int, column: int) -> Stretch | None:
        before = cast(_Open, state)
        for each in self._read(before, line)[1]:
            mark = _LEADING.match(line, each.start, each.end)
            start = mark.end() if mark else each.start
            if each.start <= column <= each.end:
                begins = not (before.goes_on and each.is_alone)
                return Stretch(min(start, column), each.end, begins)
        return None

    def words_alone(self, before: str, after: str) -> str | None:
        return markdown_words(before, after)

    def _read(self, state: _Open, line: str) -> tuple[_Open, list[_Comment]]:
        if len(line) > LONGEST_LINE:
            return _Open(), []
        found: list[_Comment] = []
        at, end, is_comment, is_alone = 0, state.end, state.is_comment, True
        while True:
            if end:
                close = self._close(line, at, end)
                stop = len(line) if close is None else close - len(end)
                if is_comment:
                    found.append(_Comment(at, stop, is_alone))
                if close is None:
                    goes_on = is_comment and len(found) == 1 and _goes_on(found[0], line)
                    return _Open(end, is_comment, goes_on), found
                at, end, is_comment = close, "", False
            opened = self._signs.opening.search(line, at)
            if opened is None:
                return _Open(), found
            sign, is_alone = opened[0], not (found or line[: opened.start()].strip())
            at = opened.end()
            if sign in self._signs.line:
                last = _Comment(at, len(line), is_alone)
                return _Open(goes_on=_goes_on(last, line)), [*found, last]
            end, is_comment = self._end_of(sign, line[: opened.start()])
            if end == sign and sign in self._signs.strings and self._close(line, at, end) is None:
                return _Open(), found  # a string that the line ends

    def _end_of(self, sign: str, before: str) -> tuple[str, bool]:
        """What ends what this sign begins, and whether that is a comment."""
        for begin, end in self._signs.blocks:
            if begin == sign:
                return end, True
        is_long = sign in self._signs.long_strings
        return sign, is_long and self._signs.has_docstrings and not before.strip(" \trRuU")

    def _close(self, line: str, at: int, end: str) -> int | None:
        if end in self._signs.strings or end in self._signs.long_strings:
            found = re.compile(rf"(?:[^\\]|\\.)*?{re.escape(end)}").match(line, at)
            return found.end() if found else None
        close = line.find(end, at)
        return None if close < 0 else close + len(end)
