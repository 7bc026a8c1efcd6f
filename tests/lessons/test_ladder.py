"""Exercises: the same for a seed, easy to type, and such that slips differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lessons.errors import LessonError
from app.lessons.ladder import LADDER, MOST_BOXES, draw_exercise
from app.lessons.marking import Verdict, mark
from app.lessons.slips import SlipName, slips
from app.lessons.typed_number import read_number
from nncore.errors import NotationError
from tests.examples import few_examples


@few_examples(10)
@given(st.integers(1, len(LADDER)), st.integers(0, 2**53))
def test_a_seed_has_one_exercise_and_its_numbers_are_short(level: int, seed: int) -> None:
    exercise, again = draw_exercise(level, seed), draw_exercise(level, seed)
    assert exercise.sheet.file == again.sheet.file
    assert exercise.asks == again.asks
    assert exercise.sheet.file.layers in LADDER[level - 1].shapes
    for name, value in exercise.sheet.given.items():
        assert abs(value) <= 1, name
        assert len(f"{value:g}".lstrip("-")) <= 4, name
    assert len(exercise.asks) <= MOST_BOXES


def test_seeds_differ() -> None:
    files = [draw_exercise(3, seed).sheet.file for seed in range(30)]
    assert len({str(file.weights) for file in files}) == 30


@pytest.mark.parametrize("level", range(1, 8))
def test_each_slip_says_another_number(level: int) -> None:
    """Typed with the digits asked for, each slip is told from what is right and from the others."""
    exercise = draw_exercise(level, 4)
    right = exercise.sheet.right
    written = {name: f"{right[name]:.{exercise.digits - 1}e}" for name in exercise.asks}
    for name in exercise.asks:
        for slip in slips(exercise.sheet, exercise.sheet.box(name), right):
            if slip.name is SlipName.ROUNDED_EARLY or slip.value == right[name]:
                continue
            answers = {**written, name: f"{slip.value:.{exercise.digits - 1}e}"}
            typed = {box: read_number(text) for box, text in answers.items()}
            found = {each.name: each for each in mark(exercise.sheet, typed, exercise.asks)}[name]
            assert found.verdict is Verdict.SLIP, (name, slip)
            assert found.slip is not None
            assert found.slip.name is slip.name


def test_a_weight_asks_for_its_way() -> None:
    assert draw_exercise(6, 1, "w1").asks[-1] == "w1'"
    assert len(draw_exercise(6, 1, "w1").asks) == 19
    assert len(draw_exercise(6, 1, "w5").asks) < 19


def test_deep_networks_ask_for_one_chain_of_about_twenty() -> None:
    for level in (8, 9):
        assert 10 <= len(draw_exercise(level, 2).asks) <= 24


@pytest.mark.parametrize("level", [0, 10, -1])
def test_there_are_no_other_levels(level: int) -> None:
    with pytest.raises(LessonError):
        draw_exercise(level, 1)


def test_a_weight_that_there_is_not() -> None:
    with pytest.raises(NotationError):
        draw_exercise(1, 1, "w99")
