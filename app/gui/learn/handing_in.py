"""Handing in: asks for a file and writes the answers into it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.gui.widgets.file_questions import file_to_write
from app.lessons.exercise_file import Answers, proposed_name
from app.lessons.kept_desk import write_answers

_ANSWERS = "Answers (*.json);;All files (*)"


def hand_in(parent: QWidget, answers: Answers) -> str:
    """Returns what came of it, in a line; "" where no file was named."""
    path = file_to_write(parent, "Hand in", _ANSWERS, proposed_name(answers), ".json")
    if path is None:
        return ""
    try:
        write_answers(path, answers)
    except OSError as error:
        return f"{path.name} can't be written ({error.strerror}); choose another place"
    return f"handed in: {path.name}"
