"""The exercise at hand, kept from one start to the next in a file that only its owner reads."""

from __future__ import annotations

import json
from pathlib import Path

from app.lessons.desk import Desk
from app.lessons.exercise_file import Answers, answers_as_json, read_answers
from nncore.whole_file import whole_file

KEPT_FILE = "exercise.json"


def write_answers(path: Path, answers: Answers, *, private: bool = False) -> None:
    """Writes a file of answers, whole or not at all; ``private`` is for its owner alone. Raises
    OSError."""
    text = json.dumps(answers_as_json(answers), indent=1, ensure_ascii=False) + "\n"
    with whole_file(path, private=private) as stream:
        stream.write(text.encode())


def keep(desk: Desk, folder: Path) -> None:
    """Raises OSError."""
    write_answers(folder / KEPT_FILE, desk.answers(""), private=True)


def kept_desk(folder: Path) -> Desk | None:
    """The exercise that was kept, with its answers; None where there is none. Raises LessonError
    for what can't be read."""
    path = folder / KEPT_FILE
    if not path.exists():
        return None
    answers = read_answers(path)
    desk = Desk(answers.exercise)
    for name in answers.exercise.asks:
        if name in answers.typed:
            desk.write(name, answers.typed[name])
    return desk
