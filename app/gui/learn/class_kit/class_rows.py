"""What the class tables say, in words: a row for each sheet, and one for each slip in a box."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.gui.learn.class_kit.rows_model import Row
from app.lessons.class_roll import Entry
from app.lessons.class_table import StepRow, StudentRow, step_rows, student_row
from nncore.trace_views.symbols import plain_symbol

STUDENT_TITLES = ("student", "form", "right", "with theirs", "went wrong", "slips")
STEP_TITLES = ("box", "slip", "how often")
NO_SLIP = "no slip that is known"


def student_rows(entries: Sequence[Entry]) -> list[Row]:
    """A row for each sheet."""
    found = [student_row(entry.form, entry.grade) for entry in entries]
    return [
        Row(place, _texts_of_student(row), _keys_of_student(row)) for place, row in enumerate(found)
    ]


def slip_rows(entries: Sequence[Entry]) -> list[Row]:
    """A row for each slip in each box: “slope_missing, 7 of 30”."""
    found = step_rows(entry.grade for entry in entries)
    return [
        Row(place, _texts_of_step(row), (plain_symbol(row.box), row.slip or "~", -row.times))
        for place, row in enumerate(found)
    ]


def _texts_of_student(row: StudentRow) -> tuple[str, ...]:
    slips = (f"{_words(slip)} ×{times}" if times > 1 else _words(slip) for slip, times in row.slips)
    return (
        row.student,
        row.form,
        f"{row.right} of {row.of}",
        str(row.follows or ""),
        ", ".join(map(plain_symbol, row.wrong)),
        ", ".join(slips),
    )


def _words(slip: str) -> str:
    """Its name as words; files have it with underscores."""
    return str(slip).replace("_", " ")


def _keys_of_student(row: StudentRow) -> tuple[object, ...]:
    return (
        row.student.casefold(),
        [int(number) for number in re.findall("[0-9]+", row.form)],
        row.right / max(row.of, 1),
        row.follows,
        -len(row.wrong),
        [(-times, slip) for slip, times in row.slips] or [(1, "")],
    )


def _texts_of_step(row: StepRow) -> tuple[str, ...]:
    slip = _words(row.slip) if row.slip else NO_SLIP
    return plain_symbol(row.box), slip, f"{row.times} of {row.of}"
