"""Exercises and answers as files.

    {"lettersum": "exercise", "version": 1, "level": 6, "seed": 1, "network": {…}, "asks": ["net(h1)", …]}
    {"lettersum": "answers", "version": 1, "student": "…", "exercise": {…}, "answers": {"net(h1)": "0.479"}}

The exercise of answers may be the whole exercise, or its level and seed alone. Numbers are strings,
as they were typed.
"""  # noqa: E501

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.lessons.class_sheets import form_of
from app.lessons.errors import LessonError, naming_file
from app.lessons.ladder import Exercise, asked_for, draw_exercise
from app.lessons.sheet import Sheet
from nncore.network_file_reading import parse_network_file
from nncore.untrusted.files import read_ordinary
from nncore.untrusted.json_text import parse_json
from nncore.untrusted.numbers import text, whole_number
from nncore.untrusted.quoting import quoted, quoted_name

LARGEST_FILE_BYTES = 1_000_000
MOST_PARAMETERS = 300  # of an exercise's network: nobody works more out by hand
LARGEST_SEED = 2**53  # as far as every reader of JSON counts exactly
LONGEST_ANSWER = 200
LONGEST_STUDENT = 200
_LONGEST_IN_NAME = 60  # of a student, in the name of a file


@dataclass(frozen=True)
class Answers:
    """``typed`` holds what was written, box by box."""

    student: str
    exercise: Exercise
    typed: Mapping[str, str]


def proposed_name(answers: Answers) -> str:
    """A name for their file that tells whose and which they are: ``Ada 6-1003.json``."""
    student = re.sub(r"[^\w .-]", "", answers.student).strip(" .")[:_LONGEST_IN_NAME]
    return f"{student or 'answers'} {form_of(answers.exercise)}.json"


def exercise_as_json(exercise: Exercise) -> dict[str, Any]:
    """As JSON values."""
    return {
        "lettersum": "exercise",
        "version": 1,
        "level": exercise.level,
        "seed": exercise.seed,
        "digits": exercise.digits,
        "network": exercise.sheet.file.to_json(),
        "asks": list(exercise.asks),
    }


def answers_as_json(answers: Answers) -> dict[str, Any]:
    """As JSON values, with the whole exercise."""
    return {
        "lettersum": "answers",
        "version": 1,
        "student": answers.student,
        "exercise": exercise_as_json(answers.exercise),
        "answers": dict(answers.typed),
    }


def read_answers(path: str | Path) -> Answers:
    """Reads a file of answers. Raises LessonError, one line that begins with the path."""
    with naming_file(path):
        return parse_answers(read_ordinary(Path(path), LARGEST_FILE_BYTES))


def parse_answers(source: str | bytes) -> Answers:
    """Reads the JSON text of a file of answers. Raises LessonError, or NNCoreError for a network
    that can't be."""
    return answers_from(parse_json(source))


def answers_from(content: Any) -> Answers:
    """Reads the JSON values of answers. Raises LessonError or NNCoreError."""
    check_kind(content, "answers")
    exercise = _exercise(content.get("exercise"))
    answers = content.get("answers")
    if not isinstance(answers, dict):
        raise LessonError('"answers" must be an object such as {"net(h1)": "0.479"}')
    typed = {}
    for name, answer in answers.items():
        exercise.sheet.box(name)
        typed[name] = _typed(answer, f'the answer to "{quoted_name(name)}"')
    student = text(content.get("student", ""), '"student"', LONGEST_STUDENT)
    return Answers(student, exercise, typed)


def parse_exercise(source: str | bytes) -> Exercise:
    """Reads the JSON text of an exercise. Raises LessonError, or NNCoreError."""
    content = parse_json(source)
    check_kind(content, "exercise")
    return _exercise(content)


def check_kind(content: Any, wanted: str) -> None:
    """Raises LessonError for JSON values that are no file of the kind ``wanted``."""
    if not isinstance(content, dict) or content.get("lettersum") != wanted:
        raise LessonError(f'no file of this kind: it must begin with {{"lettersum": "{wanted}"')
    if content.get("version") != 1:
        raise LessonError(
            f'"version" is {quoted(content.get("version"))}; this program reads version 1'
        )


def _exercise(content: Any) -> Exercise:
    if not isinstance(content, dict):
        raise LessonError('"exercise" must be an exercise, or its {"level": 6, "seed": 1}')
    level = whole_number(content.get("level"), '"level"', 0)
    seed = whole_number(content.get("seed"), '"seed"', 0, LARGEST_SEED)
    if "network" not in content:
        return draw_exercise(level, seed)
    file = parse_network_file(json.dumps(content["network"]))
    if file.parameter_count > MOST_PARAMETERS:
        raise LessonError(
            f"an exercise's network has {MOST_PARAMETERS} weights at most; this one has "
            f"{file.parameter_count:,}"
        )
    sheet = Sheet(file)
    if not all(map(math.isfinite, sheet.right.values())):
        raise LessonError("the exercise's numbers are so large that some can't be worked out")
    return Exercise(level, seed, sheet, _asks(content.get("asks"), sheet))


def _asks(value: Any, sheet: Sheet) -> tuple[str, ...]:
    if value is None:
        return asked_for(sheet)
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise LessonError('"asks" must be a list of boxes such as ["net(h1)"]')
    for name in value:
        sheet.box(name)
    return tuple(dict.fromkeys(value))


def _typed(value: Any, where: str) -> str:
    """As it was typed; a JSON number is taken too."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = json.dumps(value)
    return text(value, where, LONGEST_ANSWER)
