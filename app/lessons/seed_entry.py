"""What is written for a seed: a number, or the form at the top of a printed sheet."""

from __future__ import annotations

from app.lessons.class_sheets import exercise_of
from app.lessons.exercise_file import LARGEST_SEED
from app.lessons.ladder import Exercise, draw_exercise
from app.lessons.own_shape import draw_own, shape_of

_MOST_DIGITS = len(str(LARGEST_SEED))


def exercise_for(text: str, at_hand: Exercise) -> Exercise:
    """A number gives the numbers of that seed on the rung, or in the shape, at hand; a form such
    as 6-1003 its own exercise. Raises LessonError for anything else."""
    written = text.strip()
    is_number = written.isascii() and written.isdecimal() and len(written) <= _MOST_DIGITS
    if not is_number or int(written) > LARGEST_SEED:
        return exercise_of(written)
    if at_hand.is_on_the_ladder:
        return draw_exercise(at_hand.level, int(written))
    return draw_own(shape_of(at_hand), int(written))
