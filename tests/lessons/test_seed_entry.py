"""Seeds and forms as people write them; names for what is handed in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lessons.errors import LessonError
from app.lessons.exercise_file import Answers, proposed_name
from app.lessons.ladder import draw_exercise
from app.lessons.own_shape import OwnShape, draw_own
from app.lessons.seed_entry import exercise_for

AT_HAND = draw_exercise(4, 1)


@pytest.mark.parametrize(
    ("text", "level", "seed"), [("7", 4, 7), (" 12 ", 4, 12), ("6-1003", 6, 1003), ("2 - 5", 2, 5)]
)
def test_a_number_is_of_the_rung_at_hand_and_a_form_says_its_own(
    text: str, level: int, seed: int
) -> None:
    assert exercise_for(text, AT_HAND).sheet.file == draw_exercise(level, seed).sheet.file


def test_a_number_keeps_a_shape_of_ones_own() -> None:
    shape = OwnShape((3, 2, 1), True)
    assert exercise_for("5", draw_own(shape, 1)).sheet.file == draw_own(shape, 5).sheet.file


@given(st.text(max_size=30))
def test_anything_else_is_refused_in_one_short_line(text: str) -> None:
    said = ""
    try:
        exercise_for(text, AT_HAND)
    except LessonError as error:
        said = str(error)
    assert said.isprintable()
    assert len(said) < 200


@pytest.mark.parametrize("text", ["", "-3", "1.5", "9" * 30, "0-1", "99-1", "6-", "٣"])
def test_what_is_no_seed_and_no_form(text: str) -> None:
    with pytest.raises(LessonError, match="is no form"):
        exercise_for(text, AT_HAND)


@pytest.mark.parametrize(
    ("student", "name"),
    [
        ("Ada", "Ada 4-1.json"),
        ("Zoë van den Berg", "Zoë van den Berg 4-1.json"),
        ("../../etc/passwd", "etcpasswd 4-1.json"),
        ("<b>", "b 4-1.json"),
        ("/", "answers 4-1.json"),
        ("x" * 300, "x" * 60 + " 4-1.json"),
    ],
)
def test_a_file_is_called_after_whose_and_which_it_is(student: str, name: str) -> None:
    assert proposed_name(Answers(student, AT_HAND, {})) == name
