"""What a class did, counted: who has how many boxes right, and which slips were made where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.lessons.grading import Grade
from app.lessons.marking import Verdict
from app.lessons.slips import SlipName


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One sheet. ``follows`` counts the boxes that are right with the student's own numbers,
    ``wrong`` names those that went wrong, ``slips`` what was done there, the most frequent
    first."""

    student: str
    form: str
    right: int
    follows: int
    empty: int
    of: int
    wrong: tuple[str, ...]
    slips: tuple[tuple[SlipName, int], ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """How often a slip was made in a box; without a slip, how often a number stood there that no
    known slip gives. ``of`` counts the sheets that ask for the box."""

    box: str
    slip: SlipName | None
    times: int
    of: int


def student_row(form: str, grade: Grade) -> StudentRow:
    """What came of one sheet."""
    verdicts = Counter(box.mark.verdict for box in grade.boxes)
    slips = Counter(box.mark.slip.name for box in grade.boxes if box.mark.slip is not None)
    return StudentRow(
        grade.student,
        form,
        verdicts[Verdict.RIGHT],
        verdicts[Verdict.FOLLOWS],
        verdicts[Verdict.EMPTY],
        len(grade.boxes),
        tuple(b.mark.name for b in grade.boxes if b.mark.verdict in (Verdict.SLIP, Verdict.WRONG)),
        tuple(sorted(slips.items(), key=lambda each: (-each[1], each[0]))),
    )


def step_rows(grades: Iterable[Grade]) -> list[StepRow]:
    """What went wrong in each box, the most frequent first, then in the order of the sheets."""
    asked: Counter[str] = Counter()
    made: Counter[tuple[str, SlipName | None]] = Counter()
    for grade in grades:
        for box in grade.boxes:
            asked[box.mark.name] += 1
            if box.mark.verdict in (Verdict.SLIP, Verdict.WRONG):
                made[box.mark.name, box.mark.slip.name if box.mark.slip else None] += 1
    rows = [StepRow(box, slip, times, asked[box]) for (box, slip), times in made.items()]
    places = {box: place for place, box in enumerate(asked)}
    return sorted(rows, key=lambda row: (-row.times, places[row.box], str(row.slip or "~")))
