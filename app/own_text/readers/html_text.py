"""What is written on a page of HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from html.parser import HTMLParser
from typing import BinaryIO

from app.own_text.readers.lines import decoded
from app.own_text.sources import Limits, Source

_CHUNK_SIGNS = 1 << 14
_LONGEST_TAG = 1 << 14  # signs
_LONGEST_END_TAG = 20  # signs, of a script
_LONGEST_PARAGRAPH = 100_000  # signs
_INSIDE_A_LINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_NOT_WRITTEN = frozenset(("script", "style", "title", "template", "noscript", "textarea"))


def read_page(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str]:
    """The paragraphs of a page."""
    text = decoded(stream, source.charset)
    return paragraphs(iter(lambda: text.read(_CHUNK_SIGNS), ""))


def paragraphs(chunks: Iterable[str], left_out: Collection[str] = ()) -> Iterator[str]:
    """The paragraphs written in HTML that comes in pieces; scripts and what is in the elements
    ``left_out`` are not. What is no HTML ends it."""
    parser = _Writing(_NOT_WRITTEN.union(left_out))
    with suppress(AssertionError):  # how the parser says that a declaration makes no sense
        for chunk in chunks:
            for start in range(0, len(chunk), _CHUNK_SIGNS):
                parser.feed_piece(chunk[start : start + _CHUNK_SIGNS])
                yield from parser.taken()
        parser.close()
    parser.end_paragraph()
    yield from parser.taken()


class _Writing(HTMLParser):
    def __init__(self, left_out: Collection[str]) -> None:
        super().__init__()
        self._left_out = left_out
        self._open: list[str] = []  # of those left out
        self._long_end = ""  # of the tag or comment that is passed over, if one is
        self._words: list[str] = []
        self._signs = 0
        self._paragraphs: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in self._left_out:
            self._open.append(tag)
        elif tag not in _INSIDE_A_LINE:
            self.end_paragraph()

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        if tag not in _INSIDE_A_LINE:
            self.end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == self._open[-1]:
            self._open.pop()
        if tag not in _INSIDE_A_LINE:
            self.end_paragraph()

    def handle_data(self, data: str) -> None:
        if not self._open:
            self._words.append(data)
            self._signs += len(data)
            if self._signs > _LONGEST_PARAGRAPH:
                self.end_paragraph()

    def end_paragraph(self) -> None:
        if paragraph := " ".join("".join(self._words).split()):
            self._paragraphs.append(paragraph)
        self._words.clear()
        self._signs = 0

    def taken(self) -> list[str]:
        """The paragraphs that are finished, which are the caller's from here on."""
        finished, self._paragraphs = self._paragraphs, []
        return finished

    def feed_piece(self, piece: str) -> None:
        """Takes the next piece. The parser would look through a tag, comment or script again with
        each piece, so of a very long one, such as a picture in a tag, no more than its end is seen.
        """
        if self._long_end:
            _, end, piece = piece.partition(self._long_end)
            if not end:
                return
            self._long_end = ""
        self.feed(piece)
        if len(self.rawdata) <= _LONGEST_TAG:
            return
        if self.cdata_elem:
            self.rawdata = self.rawdata[-_LONGEST_END_TAG:]
        else:
            self._long_end = "-->" if self.rawdata.startswith("<!--") else ">"
            self.rawdata = ""
