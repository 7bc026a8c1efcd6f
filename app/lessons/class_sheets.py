"""Sheets for a class: each student has the same level and other numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.lessons.ladder import Exercise, draw_exercise

MOST_STUDENTS = 999
LARGEST_CLASS_SEED = 10**9
_SEEDS_OF_A_CLASS = 1000


@dataclass(frozen=True)
class Form:
    """``number`` counts the students from 1. The exercise's own seed says which form it is, so
    that `lettersum exercise --level 6 --seed 1003` draws it again."""

    number: int
    exercise: Exercise

    @property
    def name(self) -> str:
        """What stands on the sheet and in the key: ``6-1003``, level and seed."""
        return f"{self.exercise.level}-{self.exercise.seed}"


def draw_forms(level: int, seed: int, students: int) -> Iterator[Form]:
    """A form for each student. Raises LessonError for a level that there isn't."""
    for number in range(1, students + 1):
        yield Form(number, draw_exercise(level, seed * _SEEDS_OF_A_CLASS + number))
