"""Handing in: asks for a file and writes the answers into it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.gui.settings import Settings
from app.gui.widgets.file_questions import file_to_write
from app.lessons.desk import Desk
from app.lessons.exercise_file import proposed_name
from app.lessons.kept_desk import write_answers

_ANSWERS = "Answers (*.json);;All files (*)"
_NO_NAME = "write your name first, beside “Hand in…”: it says whose answers these are"


def hand_in(parent: QWidget, desk: Desk, name: QLineEdit, settings: Settings | None) -> str:
    """Returns what came of it, in a line; "" where no file was named. Where there is no name yet
    the keys go to its field; ``settings`` remember it."""
    student = name.text().strip()
    if not student:
        name.setFocus()
        return _NO_NAME
    if settings is not None:
        settings.student = student
    answers = desk.answers(student)
    path = file_to_write(parent, "Hand in", _ANSWERS, proposed_name(answers), ".json")
    if path is None:
        return ""
    try:
        write_answers(path, answers)
    except OSError as error:
        return f"{path.name} can't be written ({error.strerror}); choose another place"
    return f"handed in: {path.name}"
