"""Files of answers, tables and kept classes, graded to the table; how far one is on the walk."""

from __future__ import annotations

import io
import json
from typing import Any

from app.lessons.challenge import draw_challenge
from app.lessons.challenge_file import challenge_as_json, parse_challenge
from app.lessons.class_csv import parse_table
from app.lessons.class_roll import Entry, marked
from app.lessons.class_table import step_rows, student_row
from app.lessons.errors import LessonError
from app.lessons.exercise_file import Answers, answers_as_json, parse_answers
from app.lessons.grading import grade, write_table
from app.lessons.hunt import Hunt
from app.lessons.kept_class import parse_class
from app.lessons.ladder import draw_exercise
from app.lessons.lesson_file import Lesson, lesson_as_json, parse_lesson
from app.lessons.walk.kept_walk import parse_walk
from app.lessons.walk.pages import PAGES
from app.microscope.network_presets import ARTICLE
from app.microscope.opening import preset_of
from nncore.errors import NNCoreError
from tests.fuzz.damage import damaged_bytes, damaged_json
from tests.fuzz.fuzzing import Fuzz, assert_one_short_line


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


TABLES = [
    b"student,form,net(h1),sig(h1),dE/dw1\nAda,1-7,0.48,,1/3\nBob,6-8,0.5,0.6,-0.1\n",
    '\ufeffform;∂E/∂w1;net(h1)\r\n1-3;0,01;"0,5"\r\n2-3;;\r\n'.encode(),
    b"form\tstudent\tnet(h1)\n1-1\t=1+1\t@x\n",
]
CLASSES = [{"lettersum": "class", "version": 1, "sheets": [_answers(1), _answers(2)]}]


def show(entries: list[Entry]) -> None:
    """All that the window shows and writes of a class."""
    for entry in entries:
        student_row(entry.form, entry.grade)
    step_rows(entry.grade for entry in entries)
    write_table([entry.grade for entry in entries], io.StringIO())


def read_table(content: bytes) -> None:
    entries = []
    for found in parse_table(content).answers():
        if isinstance(found, LessonError):
            assert_one_short_line(str(found))
        else:
            entries.append(marked(found))
    show(entries)


def test_tables_of_a_class(fuzz: Fuzz) -> None:
    fuzz.feed(damaged_bytes(TABLES, 2_000), read_table, (LessonError, NNCoreError))


def solve(text: bytes) -> None:
    hunt = Hunt(parse_challenge(text))
    for _ in range(5):
        hunt.hint()
    hunt.check()


def test_challenges(fuzz: Fuzz) -> None:
    seeds = [challenge_as_json(draw_challenge(level, 1)) for level in (1, 6)]
    fuzz.feed(damaged_json(seeds), solve, (LessonError, NNCoreError))


LESSONS = [
    {"lettersum": "lesson", "version": 1, "title": "One"},
    lesson_as_json(
        Lesson("Two", "text", ("learn", "network"), ("class",),
               (preset_of("n", ARTICLE.file),), ((6, 1), (1, 2)))
    ),
]  # fmt: skip


def open_lesson(text: bytes) -> None:
    lesson = parse_lesson(text)
    assert parse_lesson(json.dumps(lesson_as_json(lesson))) == lesson
    lesson.shows_room("type")


def test_lessons(fuzz: Fuzz) -> None:
    fuzz.feed(damaged_json(LESSONS), open_lesson, (LessonError, NNCoreError))


WALKS = [
    {"lettersum": "walk", "version": 1, "done": [page.name for page in PAGES], "page": "nudge"},
    {"lettersum": "walk", "version": 1, "done": [], "page": "word"},
]


def go_on(text: bytes) -> None:
    walk = parse_walk(text)
    assert walk.done <= {page.name for page in PAGES}
    assert walk.to_go_on_with in PAGES


def test_kept_walks(fuzz: Fuzz) -> None:
    fuzz.feed(damaged_json(WALKS), go_on, (LessonError, NNCoreError))


def test_kept_classes(fuzz: Fuzz) -> None:
    fuzz.feed(
        damaged_json(CLASSES),
        lambda text: show(parse_class(text).entries),
        (LessonError, NNCoreError),
    )
