"""Texts that an editor changes, compared with one long string that is cut and joined."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editors import document as module
from app.editors.document import Change, Document, Position

TEXTS = st.text("ab\r\n\u2028é😀", max_size=10)
PLACES = st.tuples(st.integers(0, 6), st.integers(0, 9))
CHANGES = st.lists(st.tuples(PLACES, PLACES, TEXTS), max_size=8)


def opened(text: str, encoding: str = "utf-16") -> Document:
    document = Document("file:///x", "markdown", encoding)
    document.set_text(text)
    return document


def slow_index(text: str, place: tuple[int, int]) -> int:
    """Where a place is in a string, as the protocol says: lines end at \\n, \\r\\n and \\r."""
    ends = [found.end() for found in re.finditer(r"\r\n|\r|\n", text)]
    starts = [0, *ends]
    if place[0] >= len(starts):
        return len(text)
    start = starts[place[0]]
    line = re.match(r"[^\r\n]*", text[start:])
    assert line is not None
    units = 0
    for index, sign in enumerate(line[0]):
        size = 2 if ord(sign) > 0xFFFF else 1
        if units + size > place[1]:
            return start + index
        units += size
    return start + len(line[0])


@given(TEXTS, CHANGES)
def test_changes_are_those_of_a_string(
    text: str, changes: list[tuple[tuple[int, int], tuple[int, int], str]]
) -> None:
    document = opened(text)
    for one, other, added in changes:
        start, end = sorted((one, other))
        cut = slow_index(text, start), slow_index(text, end)
        lines_before = list(document.lines)
        first, gone, come = document.change(Change(added, Position(*start), Position(*end)))
        text = text[: cut[0]] + added + text[max(cut) :]
        assert "".join(document.lines) == text
        assert document.lines == opened(text).lines
        assert document.size == len(text)
        assert document.lines[:first] == lines_before[:first]
        assert document.lines[first + come :] == lines_before[first + gone :]


def test_lines_are_those_of_the_protocol_and_no_others() -> None:
    assert opened("a\rb\r\nc\u2028d\x0be\n").lines == ["a\r", "b\r\n", "c\u2028d\x0be\n", ""]
    assert opened("").lines == [""]


def test_a_change_without_places_is_of_all_text() -> None:
    document = opened("a\nb\nc")
    assert document.change(Change("x\ny")) == (0, 3, 2)
    assert document.lines == ["x\n", "y"]


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 4), ("utf-16", 2), ("utf-32", 1)])
def test_places_count_in_the_encoding_agreed_upon(encoding: str, column: int) -> None:
    document = opened("😀b", encoding)
    document.change(Change("a", Position(0, column), Position(0, column)))
    assert document.lines == ["😀ab"]


def test_what_lies_beyond_is_the_end() -> None:
    document = opened("ab\ncd")
    assert document.place(Position(0, 99)) == (0, 2)
    assert document.place(Position(99, 0)) == (1, 2)
    assert document.place(Position(-1, -1)) == (0, 0)


def test_ends_in_the_wrong_order_are_one_place() -> None:
    document = opened("abc")
    document.change(Change("x", Position(0, 2), Position(0, 1)))
    assert document.lines == ["abxc"]


def test_a_text_that_grows_without_end_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_TEXT", 10)
    document = opened("123456789")
    document.change(Change("xx", Position(0, 0), Position(0, 0)))
    assert (document.lines, document.size) == ([""], 0)
