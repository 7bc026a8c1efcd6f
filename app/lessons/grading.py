"""A sheet of answers graded: what was typed into each box, and its mark."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TextIO

from app.lessons.exercise_file import Answers
from app.lessons.last_boxes import is_end_right
from app.lessons.marking import Mark, Verdict, mark
from app.lessons.typed_number import TypedNumber, read_number
from app.microscope.number_format import NumberError

_COLUMNS = ("student", "box", "typed", "verdict", "slip", "expected", "with_yours", "note")
# A table program takes a cell that begins with one of these for a formula.
_FORMULA_SIGNS = "=+-@＝＋－＠\t\r\n"


@dataclass(frozen=True, slots=True)
class GradedBox:
    """``note`` says why something typed is no number."""

    typed: str
    mark: Mark
    note: str = ""


@dataclass(frozen=True)
class Grade:
    """One learner's boxes, those that the exercise asks for."""

    student: str
    boxes: tuple[GradedBox, ...]
    is_end_right: bool = False

    @property
    def is_done(self) -> bool:
        """Whether every box is right, or the end, for which the others may stay empty."""
        return self.is_end_right or self.right == len(self.boxes)

    @property
    def right(self) -> int:
        """How many boxes are right."""
        return sum(box.mark.verdict is Verdict.RIGHT for box in self.boxes)

    def to_json(self) -> dict[str, Any]:
        """As JSON values."""
        return {
            "student": self.student,
            "right": self.right,
            "of": len(self.boxes),
            "done": self.is_done,
            "boxes": [_box_as_json(box) for box in self.boxes],
        }


def grade(answers: Answers) -> Grade:
    """Marks each box; what is no number is wrong, and the rest goes on without it."""
    numbers: dict[str, TypedNumber] = {}
    notes: dict[str, str] = {}
    for name, typed in answers.typed.items():
        if typed.strip():
            try:
                numbers[name] = read_number(typed)
            except NumberError as error:
                notes[name] = str(error)
    marks = mark(answers.exercise.sheet, numbers, answers.exercise.asks)
    return Grade(
        answers.student,
        tuple(
            GradedBox(
                answers.typed.get(each.name, ""), _noted(each, notes), notes.get(each.name, "")
            )
            for each in marks
        ),
        is_end_right(
            answers.exercise.sheet, answers.exercise.asks, {each.name: each for each in marks}
        ),
    )


def write_table(grades: Iterable[Grade], stream: TextIO) -> None:
    """A line for each box of each learner, as CSV."""
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(_COLUMNS)
    for each in grades:
        for box in each.boxes:
            own = box.mark.with_yours
            table.writerow([
                _plain_cell(each.student), box.mark.name, _typed_cell(box.typed),
                str(box.mark.verdict), str(box.mark.slip.name) if box.mark.slip else "",
                f"{box.mark.expected:.6g}", "" if own is None else f"{own:.6g}",
                _plain_cell(box.note),
            ])  # fmt: skip


def _noted(each: Mark, notes: dict[str, str]) -> Mark:
    if each.name not in notes:
        return each
    return Mark(each.name, Verdict.WRONG, each.expected, each.with_yours)


def _box_as_json(box: GradedBox) -> dict[str, Any]:
    slip = box.mark.slip
    content = {
        "name": box.mark.name,
        "typed": box.typed,
        "verdict": str(box.mark.verdict),
        "slip": str(slip.name) if slip else None,
        "expected": box.mark.expected,
        "with_yours": box.mark.with_yours,
    }
    return content | ({"note": box.note} if box.note else {})


def _typed_cell(typed: str) -> str:
    """A number with its sign stays one; anything else is kept from being a formula."""
    try:
        read_number(typed)
    except NumberError:
        return _plain_cell(typed)
    return typed


def _plain_cell(text: str) -> str:
    return f"'{text}" if text.startswith(tuple(_FORMULA_SIGNS)) else text
