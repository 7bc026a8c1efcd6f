"""Sheets for a class: each student has the same level and other numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.lessons.errors import LessonError
from app.lessons.ladder import LADDER, OWN_LEVEL, Exercise, draw_exercise
from nncore.untrusted.quoting import quoted

MOST_STUDENTS = 999
MOST_VARIANTS = 200  # of Moodle questions
LARGEST_CLASS_SEED = 10**9
_SEEDS_OF_A_CLASS = 1000
# As many digits as stay below LARGEST_SEED of exercise files.
_FORM = re.compile(r"\s*([0-9]{1,2})\s*-\s*([0-9]{1,15})\s*", re.ASCII)


@dataclass(frozen=True)
class Form:
    """``number`` counts the students from 1. The exercise's own seed says which form it is, so
    that `lettersum exercise --level 6 --seed 1003` draws it again."""

    number: int
    exercise: Exercise

    @property
    def name(self) -> str:
        """What stands on the sheet and in the key: ``6-1003``, level and seed."""
        return form_of(self.exercise)


def draw_forms(level: int, seed: int, students: int) -> Iterator[Form]:
    """A form for each student. Raises LessonError for a level that there isn't."""
    for number in range(1, students + 1):
        yield Form(number, draw_exercise(level, seed * _SEEDS_OF_A_CLASS + number))


def form_of(exercise: Exercise) -> str:
    """By what a sheet is found again: ``6-1003``. One of a shape of its own, which no level gives,
    is called by that: ``3-4-2-1 seed 7``."""
    if exercise.level == OWN_LEVEL:
        return f"{'-'.join(map(str, exercise.sheet.file.layers))} seed {exercise.seed}"
    return f"{exercise.level}-{exercise.seed}"


def exercise_of(form: str) -> Exercise:
    """The exercise on the sheet with this form. Raises LessonError, which says how forms look."""
    return _drawn(*read_form(form))


@lru_cache(maxsize=64)
def _drawn(level: int, seed: int) -> Exercise:
    """Often the whole class has the same sheet."""
    return draw_exercise(level, seed)


def read_form(form: str) -> tuple[int, int]:
    """Level and seed of a form. Raises LessonError, which says how forms look."""
    found = _FORM.fullmatch(form)
    if found is None:
        raise LessonError(
            f"{quoted(form)} is no form; it stands at the top of each sheet, such as 6-1003"
        )
    level, seed = int(found[1]), int(found[2])
    if not 1 <= level <= len(LADDER):
        raise LessonError(f"{quoted(form)} is no form: levels go from 1 to {len(LADDER)}")
    return level, seed
