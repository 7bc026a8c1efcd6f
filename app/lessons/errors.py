"""What can be wrong with an exercise or with answers, in one line."""

from __future__ import annotations

from app.errors import LettersumError


class LessonError(LettersumError, ValueError):
    """An exercise, a box or a sheet of answers that can't be."""
