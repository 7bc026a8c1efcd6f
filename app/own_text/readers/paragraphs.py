"""Lines that a program broke where a line was full, put together to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

_NARROWEST, _WIDEST = 50, 80  # signs, of text that a program wrapped
_LEAST_BREAKS = 3  # that a program made, before a text is said to be wrapped
# A line of a list, which is never the rest of the line before.
_ITEM = re.compile(r"(?:[-*+•–]|\d{1,3}[.)])\s")


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The lines of a paragraph, those joined that were parted because the next word had no room:
    it wouldn't have fitted into the longest line, if that is as wide as programs make them."""
    width = max(map(len, lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return list(lines)
    joined: list[list[str]] = []
    for line in lines:
        word = line.split(maxsplit=1)[0]
        has_no_room = joined and len(joined[-1][-1]) + 1 + len(word) > width
        if has_no_room and not _ITEM.match(line):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [" ".join(each) for each in joined]


def is_wrapped(text: str) -> bool:
    """Whether most line breaks inside the paragraphs of a text were made by a program."""
    breaks, made = 0, 0
    for lines in _paragraphs(text):
        breaks += len(lines) - 1
        made += len(lines) - len(unwrapped(lines))
    return made >= _LEAST_BREAKS and 2 * made > breaks


def unwrapped_text(text: str) -> str:
    """Whole paragraphs, parted by empty lines, each without the breaks that a program made."""
    return "".join("\n".join(unwrapped(lines)) + "\n\n" for lines in _paragraphs(text))


def _paragraphs(text: str) -> Iterator[list[str]]:
    lines = map(str.strip, text.splitlines())
    return (list(group) for has_words, group in groupby(lines, key=bool) if has_words)
