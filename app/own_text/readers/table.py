"""One column of a table in a CSV file, cell by cell."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from threading import Lock
from typing import BinaryIO

from app.own_text.readers.lines import bounded_lines, decoded
from app.own_text.sources import LeftOut, Limits, Source, TableLayout

BROKEN_ROW = LeftOut("rows that are too long")
_ROWS_SIGNS = 4  # of a row, as many times more than of a line, as its cells may have lines

# The module has one limit for all who read: it is changed for a row, and by one at a time.
_FIELD_LIMIT = Lock()


def read_table(stream: BinaryIO, source: Source, limits: Limits) -> Iterator[str | LeftOut]:
    """The cells of the column that is read, without its name."""
    layout = source.layout
    assert layout is not None, "a table has a layout"
    rows = read_rows(stream, source.charset, layout.delimiter, limits)
    is_name = layout.has_names
    for row in rows:
        if isinstance(row, LeftOut):
            yield row
        elif row and is_name:
            is_name = False
        elif layout.column < len(row):
            yield row[layout.column]


def read_rows(
    stream: BinaryIO, charset: str, delimiter: str, limits: Limits
) -> Iterator[list[str] | LeftOut]:
    """The rows of a table. Those with a line, a cell or lines together beyond the limits are left
    out, and reading goes on behind them."""
    lines = _Lines(stream, charset, limits)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            row = _next_row(reader, limits.cell_signs)
        except csv.Error:
            yield BROKEN_ROW
        else:
            if row is None:
                return
            yield row
        lines.begin_row()


def layout_of(head: str, longest_cell: int, delimiter: str | None = None) -> TableLayout:
    """How a table that begins so is written, but for the column: that is 0. The sign between cells
    is the one that makes most rows as long as each other, and longer than one cell."""
    if delimiter is None:
        delimiter = max(",;\t|", key=lambda sign: _evenness(head_rows(head, sign, longest_cell)))
    rows = head_rows(head, delimiter, longest_cell)
    return TableLayout(delimiter, 0, bool(rows) and _are_names(rows[0]))


def head_rows(head: str, delimiter: str, longest_cell: int) -> list[list[str]]:
    """The rows at the beginning of a table that aren't empty; the last may be cut off."""
    reader = csv.reader(StringIO(head, newline=""), delimiter=delimiter)
    rows: list[list[str]] = []
    while True:
        try:
            row = _next_row(reader, longest_cell)
        except csv.Error:
            continue
        if row is None:
            return rows
        if row:
            rows.append(row)


class _Lines:
    """The lines of a table, for csv.reader; an error, after which one may go on, where a line or a
    row has no end."""

    def __init__(self, stream: BinaryIO, charset: str, limits: Limits) -> None:
        # Line breaks in cells stay as they are, so csv.reader wants the others so too.
        text = decoded(stream, charset, newline="")
        self._lines = bounded_lines(text, limits.line_signs)
        self._longest_row = _ROWS_SIGNS * limits.line_signs
        self._signs = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if isinstance(line, LeftOut):
            raise csv.Error(line.what)
        self._signs += len(line)
        if self._signs > self._longest_row:
            raise csv.Error(BROKEN_ROW.what)
        return line

    def begin_row(self) -> None:
        self._signs = 0


def _next_row(reader: Iterator[list[str]], longest_cell: int) -> list[str] | None:
    with _FIELD_LIMIT:
        usual = csv.field_size_limit(longest_cell)
        try:
            return next(reader, None)
        finally:
            csv.field_size_limit(usual)


def _evenness(rows: list[list[str]]) -> tuple[int, int]:
    """How many rows have the number of cells that most have, if that is two or more, and which."""
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    return max(((often, length) for length, often in lengths.items()), default=(0, 0))


_LONGEST_NAME = 40


def _are_names(row: list[str]) -> bool:
    """Whether a first row reads like the names of columns: short, all different, none a number or
    a sentence. That of a column of numbers may be empty."""
    names = [name for cell in row if (name := cell.strip())]
    return 0 < len(names) == len(set(names)) and all(
        len(name) <= _LONGEST_NAME
        and any(sign.isalpha() for sign in name)
        and name[-1] not in ".!?…"
        and "\n" not in name
        for name in names
    )
