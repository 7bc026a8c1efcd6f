"""Exercises and answers as files, and what is no such file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.lessons.errors import LessonError
from app.lessons.exercise_file import (
    Answers,
    answers_as_json,
    exercise_as_json,
    parse_answers,
    parse_exercise,
    read_answers,
)
from app.lessons.ladder import draw_exercise
from nncore.errors import NNCoreError

EXERCISE = draw_exercise(6, 3, "w1")


def answers(**changed: Any) -> str:
    content = answers_as_json(Answers("Ada", EXERCISE, {"net(h1)": "0.479"}))
    return json.dumps({**content, **changed})


def test_an_exercise_comes_back() -> None:
    again = parse_exercise(json.dumps(exercise_as_json(EXERCISE)))
    assert (again.level, again.seed, again.asks) == (EXERCISE.level, EXERCISE.seed, EXERCISE.asks)
    assert again.sheet.right == EXERCISE.sheet.right


def test_answers_come_back() -> None:
    again = parse_answers(answers())
    assert (again.student, again.typed) == ("Ada", {"net(h1)": "0.479"})


def test_level_and_seed_are_enough() -> None:
    again = parse_answers(answers(exercise={"level": 2, "seed": 9}, answers={"net(h1)": ""}))
    assert again.exercise.sheet.right == draw_exercise(2, 9).sheet.right


def test_json_numbers_are_taken_as_they_stand() -> None:
    assert parse_answers(answers(answers={"net(h1)": 0.5})).typed == {"net(h1)": "0.5"}


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "nonsense", '{"lettersum": "exercise", "version": 1}', answers(version=2),
        answers(version=None), answers(answers=[]), answers(answers={"net(h9)": "1"}),
        answers(answers={"net(h1)": []}), answers(answers={"net(h1)": "9" * 300}),
        answers(student=3), answers(student="x" * 1000), answers(student="\ud800"),
        answers(exercise=None), answers(exercise={"level": 99, "seed": 1}),
        answers(exercise={"level": 1, "seed": -1}), answers(exercise={"level": 1, "seed": 1.5}),
        answers(exercise={"level": True, "seed": 1}), answers(exercise={"level": 1}),
        answers(exercise={**exercise_as_json(EXERCISE), "network": {}}),
        answers(exercise={**exercise_as_json(EXERCISE), "asks": ["net(h7)"]}),
        answers(exercise={**exercise_as_json(EXERCISE), "asks": "net(h1)"}),
        answers(
            exercise={
                "level": 1, "seed": 1,
                "network": {"lettersum": "network", "version": 1, "layers": [100, 100],
                            "samples": [{"inputs": [0] * 100, "targets": [0] * 100}]},
            }
        ),
        answers(
            exercise={
                "level": 1, "seed": 1,
                "network": {"lettersum": "network", "version": 1, "layers": [1, 1]},
            }
        ),
    ],
)  # fmt: skip
def test_what_is_no_file_of_answers(text: str) -> None:
    with pytest.raises((LessonError, NNCoreError)) as caught:
        parse_answers(text)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_errors_say_which_file(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    for text in (b"\xff\xfe", b"{", b"[]"):
        file.write_bytes(text)
        with pytest.raises(LessonError, match=r"answers\.json: "):
            read_answers(file)
    with pytest.raises(LessonError, match="no-such"):
        read_answers(tmp_path / "no-such.json")
    with pytest.raises(LessonError):
        read_answers(tmp_path)
