"""Files of answers, graded to the table."""

from __future__ import annotations

import io
import json
from typing import Any

from app.lessons.errors import LessonError
from app.lessons.exercise_file import Answers, answers_as_json, parse_answers
from app.lessons.grading import grade, write_table
from app.lessons.ladder import draw_exercise
from nncore.errors import NNCoreError
from tests.fuzz.damage import damaged_json
from tests.fuzz.fuzzing import Fuzz


def _answers(level: int) -> dict[str, Any]:
    exercise = draw_exercise(level, 1)
    typed = {name: f"{exercise.sheet.right[name]:.4g}" for name in exercise.asks}
    return answers_as_json(Answers("Ada", exercise, typed))


SEEDS = [
    _answers(1),
    _answers(6),
    _answers(2)
    | {"exercise": {"level": 2, "seed": 1}, "answers": {"w1'": "−0,5", "net(h1)": "1/3"}},
]


def read_and_grade(text: bytes) -> None:
    found = grade(parse_answers(text))
    json.dumps(found.to_json(), allow_nan=False)
    write_table([found], io.StringIO())


def test_answers(fuzz: Fuzz) -> None:
    fuzz.feed(damaged_json(SEEDS), read_and_grade, (LessonError, NNCoreError))
