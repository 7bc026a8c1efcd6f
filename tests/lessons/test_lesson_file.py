"""Lesson files: what they show, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.lessons.errors import LessonError
from app.lessons.lesson_file import Lesson, parse_lesson, read_lesson, write_lesson
from app.microscope.network_presets import ARTICLE, FOUR_LAYERS
from app.microscope.opening import preset_of
from nncore.errors import NNCoreError

LEAST = {"lettersum": "lesson", "version": 1, "title": "One"}


def parsed(**other: object) -> Lesson:
    return parse_lesson(json.dumps(LEAST | other))


def test_with_a_title_alone_everything_is_shown() -> None:
    lesson = parsed()
    assert lesson == Lesson("One")
    assert all(map(lesson.shows_room, ("type", "network", "decode", "learn")))
    assert all(map(lesson.shows_part, ("exercises", "challenge", "class", "walk")))


def test_rooms_and_parts_that_are_named_and_those_that_are_needed() -> None:
    lesson = parsed(rooms=["decode", "cellar"], parts=["challenge"])
    rooms = ("type", "network", "decode", "learn")
    assert [name for name in rooms if lesson.shows_room(name)] == ["decode", "learn"]
    assert not lesson.shows_part("exercises")
    lesson = parsed(
        rooms=["decode"], parts=["challenge"], exercises=[{"level": 6, "seed": 3}, {"level": 1}],
        networks=[ARTICLE.file.to_json()],
    )  # fmt: skip
    assert [name for name in rooms if lesson.shows_room(name)] == ["network", "decode", "learn"]
    assert lesson.shows_part("exercises")
    assert lesson.exercises == ((6, 3), (1, 1))
    assert lesson.networks[0].title == "Lesson 1: 2-2-2"
    assert lesson.networks[0].file.weights == ARTICLE.file.weights


def test_a_lesson_goes_through_a_file(tmp_path: Path) -> None:
    networks = (
        preset_of("Lesson 1: 2-2-2", ARTICLE.file),
        preset_of("Lesson 2: 2-2-2-2", FOUR_LAYERS.file),
    )
    shape = "-".join(map(str, FOUR_LAYERS.file.layers))
    networks = (networks[0], preset_of(f"Lesson 2: {shape}", FOUR_LAYERS.file))
    lesson = Lesson("<b>R&D", "two\nlines", ("learn",), ("class",), networks, ((9, 2**53), (1, 0)))
    write_lesson(tmp_path / "l.json", lesson)
    assert read_lesson(tmp_path / "l.json") == lesson


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"lettersum": "network"}, "no file of this kind"),
        ({"version": 9}, "reads version 1"),
        ({"title": " "}, '"title" is empty'),
        ({"title": 3}, "a text is needed"),
        ({"title": "x" * 101}, "101 signs"),
        ({"text": "x" * 4001}, "4,001 signs"),
        ({"rooms": "learn"}, "a list is needed"),
        ({"rooms": ["<b>"]}, "is no name"),
        ({"parts": [["class"]]}, "is no name"),
        ({"rooms": ["learn"] * 21}, "21 entries"),
        ({"exercises": [{"level": 10, "seed": 1}]}, 'exercise 1: "level"'),
        ({"exercises": [{"level": 1, "seed": -1}]}, 'exercise 1: "seed"'),
        ({"exercises": [3]}, "exercise 1 is 3"),
        ({"exercises": [{"level": 1}] * 61}, "61 entries"),
        ({"networks": [3]}, "network 1: not a network file"),
        ({"networks": [{"lettersum": "network", "version": 1, "layers": [9000, 9000]}]},
         "network 1: "),
        ({"networks": [ARTICLE.file.to_json()] * 13}, "13 entries"),
        ({"script": "x"}, 'unknown key "script"'),
    ],
)  # fmt: skip
def test_what_is_refused_is_said_in_a_line(other: dict[str, object], said: str) -> None:
    with pytest.raises((LessonError, NNCoreError), match=said) as raised:
        parsed(**other)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match=r"none\.json: can't be read"):
        read_lesson(tmp_path / "none.json")
