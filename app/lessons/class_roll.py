"""The class at hand: each student's sheet with its answers and marks, in the order they came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.lessons.class_sheets import MOST_STUDENTS, form_of
from app.lessons.errors import LessonError
from app.lessons.exercise_file import Answers
from app.lessons.grading import Grade, grade


@dataclass(frozen=True)
class Entry:
    """One sheet, filled in and marked."""

    answers: Answers
    grade: Grade

    @property
    def student(self) -> str:
        """Whose it is."""
        return self.answers.student

    @property
    def form(self) -> str:
        """Which one it is: ``6-1003``."""
        return form_of(self.answers.exercise)


def marked(answers: Answers) -> Entry:
    """An entry of these answers."""
    return Entry(answers, grade(answers))


class Roll:
    """Holds at most MOST_STUDENTS sheets; a student has one of each form."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: dict[tuple[str, str], Entry] = {}
        for entry in entries:
            self.take(entry)

    @property
    def entries(self) -> list[Entry]:
        """In the order in which they came."""
        return list(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def place(self, entry: Entry) -> int | None:
        """Where the same student's sheet of the same form is; None where there is none."""
        keys = list(self._entries)
        key = entry.student, entry.form
        return keys.index(key) if key in self._entries else None

    def take(self, entry: Entry) -> bool:
        """Takes a sheet, in the place of what the same student had on the same form; returns
        whether there was something. Raises LessonError where the class is full."""
        key = entry.student, entry.form
        is_there = key in self._entries
        if not is_there and len(self._entries) >= MOST_STUDENTS:
            raise LessonError(
                f"the class has {MOST_STUDENTS} sheets, more can't be taken; remove some first"
            )
        self._entries[key] = entry
        return is_there

    def write(self, place: int, box: str, typed: str) -> None:
        """Another answer in one box of the sheet at this place."""
        entry = self.entries[place]
        others = {name: text for name, text in entry.answers.typed.items() if name != box}
        typed = typed.strip()
        answers = replace(entry.answers, typed=others | ({box: typed} if typed else {}))
        self._entries[entry.student, entry.form] = marked(answers)

    def remove(self, place: int) -> Entry:
        """Takes a sheet out of the class."""
        entry = self.entries[place]
        return self._entries.pop((entry.student, entry.form))
