"""Markdown: no code, no front matter, no addresses, no tags, no formulas."""

from __future__ import annotations

from typing import cast

from app.editors.prose.markdown_blocks import CLOSED, PARAGRAPH, Blocks, Mode, read_line
from app.editors.prose.markdown_inline import markdown_words
from app.editors.prose.scanner import Scanner, State, Stretch


class Markdown(Scanner):
    """Most lines are told by their first sign, and read no further."""

    first = CLOSED

    def after(self, state: State, line: str, number: int) -> State:
        blocks, sign = cast(Blocks, state), line[:1]
        if blocks.mode is Mode.CODE and not blocks.containers and blocks.end not in line:
            return blocks
        if number and blocks.mode is Mode.TEXT and not blocks.containers:
            if not sign:
                return CLOSED
            if sign.isalpha() or sign == "|":
                return PARAGRAPH
        return read_line(blocks, line, number).after

    def stretch(self, state: State, line: str, number: int, column: int) -> Stretch | None:
        words = read_line(cast(Blocks, state), line, number).words
        if words is None or column < words.start:
            return None
        start = words.start
        if line[start : start + 1] == "|":  # the cell of a table
            start = line.rindex("|", start, max(column, start + 1)) + 1
            return Stretch(start, words.end, begins=True)
        return words

    def words_alone(self, before: str, after: str) -> str | None:
        return markdown_words(before, after)
