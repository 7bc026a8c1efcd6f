"""The boxes of a class as a table: a row for each student, a column for each box.

    student,form,net(h1),sig(h1),dE/dw1
    Ada,6-1003,0.479,0.6175,0.0021

The first row names the columns: ``form`` must be one of them, the boxes are called as on the sheets
or as in files of answers. Between the columns stands a comma, a semicolon or a tab.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.lessons.class_sheets import MOST_STUDENTS, exercise_of
from app.lessons.errors import LessonError, naming_file
from app.lessons.exercise_file import LONGEST_ANSWER, LONGEST_STUDENT, Answers
from app.lessons.ladder import Exercise
from nncore.errors import UntrustedError
from nncore.trace_views.symbols import plain_symbol
from nncore.untrusted.files import decode_text, read_ordinary
from nncore.untrusted.numbers import text
from nncore.untrusted.quoting import quoted

LARGEST_TABLE_BYTES = 4_000_000
_MOST_COLUMNS = 500
_FORM, _STUDENT = "form", "student"


@dataclass(frozen=True)
class ClassTable:
    """``rows`` are the cells by the name of their column, with the number of their line."""

    rows: tuple[tuple[int, dict[str, str]], ...]

    def answers(self) -> Iterator[Answers | LessonError]:
        """What each row says, or in one line why it can't be taken."""
        for line, cells in self.rows:
            try:
                yield _answers(cells)
            except (LessonError, UntrustedError) as error:
                yield LessonError(f"line {line}: {error}")


def read_table(path: Path) -> ClassTable:
    """Reads a CSV file. Raises LessonError, one line that begins with the path."""
    with naming_file(path):
        return parse_table(read_ordinary(path, LARGEST_TABLE_BYTES))


def parse_table(content: bytes) -> ClassTable:
    """Reads the text of a table. Raises LessonError or UntrustedError for what is no such table."""
    lines = decode_text(content).splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=_delimiter(lines[0] if lines else ""), strict=True)
    columns: list[str] = []
    rows: list[tuple[int, dict[str, str]]] = []
    try:
        for cells in reader:
            if not any(map(str.strip, cells)):
                continue
            if not columns:
                columns = _columns(cells)
            elif len(rows) == MOST_STUDENTS:
                raise LessonError(f"has more than {MOST_STUDENTS} rows; make several files of it")
            else:
                rows.append((reader.line_num, _by_column(columns, cells, reader.line_num)))
    except csv.Error as error:
        raise LessonError(f"line {reader.line_num}: not a table ({error})") from None
    if not columns:
        raise LessonError('is empty; its first row must be such as "student,form,net(h1)"')
    return ClassTable(tuple(rows))


def _delimiter(first: str) -> str:
    """Whichever stands there most often: boxes' names hold none of them."""
    return max(",;\t", key=first.count)


def _columns(cells: list[str]) -> list[str]:
    if len(cells) > _MOST_COLUMNS:
        raise LessonError(f"has {len(cells):,} columns; at most {_MOST_COLUMNS} are read")
    names = [cell.strip() for cell in cells]
    names = [name.lower() if name.lower() in (_FORM, _STUDENT) else name for name in names]
    if _FORM not in names:
        raise LessonError(
            'its first row has no column "form"; it must be such as "student,form,net(h1)"'
        )
    for name in names:
        if name and names.count(name) > 1:
            raise LessonError(f"two columns are called {quoted(name)}; keep one of them")
    return names


def _by_column(columns: list[str], cells: list[str], line: int) -> dict[str, str]:
    beyond = [cell for cell in cells[len(columns) :] if cell.strip()]
    if beyond:
        raise LessonError(f"line {line}: has more cells than the first row has columns")
    found = {name: cell.strip() for name, cell in zip(columns, cells, strict=False)}
    if found.pop("", ""):
        raise LessonError(f"line {line}: has something in a column without a name")
    return found


def _answers(cells: dict[str, str]) -> Answers:
    form = cells.get(_FORM, "")
    exercise = exercise_of(form)
    student = text(cells.get(_STUDENT) or f"form {form}", "the student", LONGEST_STUDENT)
    typed = {}
    names = _names(exercise)
    for column, cell in cells.items():
        if column not in (_FORM, _STUDENT) and cell:
            name = names.get(column, column)
            exercise.sheet.box(name)
            typed[name] = text(cell, f"the answer to {quoted(column)}", LONGEST_ANSWER)
    return Answers(student, exercise, typed)


def _names(exercise: Exercise) -> dict[str, str]:
    """Boxes by what stands on the sheet: ∂E/∂w1."""
    return {plain_symbol(box.name): box.name for box in exercise.sheet.boxes}
