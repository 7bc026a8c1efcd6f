"""Exercises of any shape: what can be written, what is refused, and that it is kept."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lessons.desk import Desk
from app.lessons.errors import LessonError
from app.lessons.exercise_file import parse_answers
from app.lessons.grading import grade
from app.lessons.kept_desk import keep, kept_desk
from app.lessons.ladder import LADDER, MOST_BOXES
from app.lessons.own_shape import (
    MOST_IN_A_LAYER,
    MOST_LAYERS,
    MOST_WEIGHTS,
    OwnShape,
    draw_own,
    read_layers,
    shape_of,
    written,
)
from app.lessons.pictured import snapshot_of
from app.lessons.printed_sheet import sheet_lines
from nncore.errors import NotationError


@pytest.mark.parametrize(
    ("text", "layers"),
    [
        ("3-4-2-1", (3, 4, 2, 1)), ("2 2 2", (2, 2, 2)), (" 1, 2,1 ", (1, 2, 1)),
        ("3 – 2 – 1", (3, 2, 1)), ("2x3x1", (2, 3, 1)), ("4-1", (4, 1)), ("02-3", (2, 3)),
    ],
)  # fmt: skip
def test_layers_are_read_as_people_write_them(text: str, layers: tuple[int, ...]) -> None:
    assert read_layers(text) == layers
    assert read_layers(written(layers)) == layers


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "missing"), ("three-two", "no layers"), ("3-0-1", "1 to 9 neurons"), ("5", "has 1"),
        ("3-99999-1", "no layers"), ("3-1000-1", "1 to 9 neurons"), ("1-1-1-1-1-1-1-1", "has 8"),
        ("9-9-3-5", "123 weights"), ("9-9-9", "162 weights"), ("-3", "no layers"),
        ("3--4", "no layers"),
        ("1-" * 10_000 + "1", "no layers"), ("<b>3</b>\n2", "no layers"), ("²-1", "no layers"),
    ],
)  # fmt: skip
def test_what_is_refused_says_why_in_one_line(text: str, reason: str) -> None:
    with pytest.raises(LessonError, match=reason) as refused:
        read_layers(text)
    assert len(str(refused.value)) < 200
    assert str(refused.value).isprintable()


@given(st.lists(st.integers(1, MOST_IN_A_LAYER), min_size=2, max_size=MOST_LAYERS), st.booleans())
def test_how_many_boxes_there_are_is_known_before(layers: list[int], has_biases: bool) -> None:
    shape = OwnShape(tuple(layers), has_biases)
    weights = sum(a * b for a, b in pairwise(layers))
    assert len(shape.weights) == weights
    neurons = sum(layers[1:])
    # net, sig, dE/dsig, slope, delta; E; dE/dw and w'
    assert shape.asks_for_all is (5 * neurons + 1 + 2 * weights <= MOST_BOXES)


@pytest.mark.parametrize("has_biases", [True, False])
@pytest.mark.parametrize("layers", [(2, 1), (1, 2, 1), (3, 4, 2, 1), (2, 2, 2, 2, 2, 2, 1)])
def test_a_seed_has_one_exercise(layers: tuple[int, ...], has_biases: bool) -> None:
    shape = OwnShape(layers, has_biases)
    exercise, again, other = draw_own(shape, 4), draw_own(shape, 4), draw_own(shape, 5)
    assert exercise.sheet.file == again.sheet.file != other.sheet.file
    assert exercise.sheet.file.layers == layers
    assert bool(exercise.sheet.file.biases) is has_biases
    for name, value in exercise.sheet.given.items():
        assert abs(value) <= 1, name
        assert len(f"{value:g}".lstrip("-")) <= 4, name
    if shape.asks_for_all:
        assert exercise.asks == tuple(box.name for box in exercise.sheet.boxes)
    else:
        assert exercise.asks[-1] == "w1'"


def test_deep_ones_ask_for_one_weight() -> None:
    shape = OwnShape((3, 4, 2, 1), weight="w17")
    exercise = draw_own(shape, 1)
    assert exercise.asks[-1] == "w17'"
    assert shape_of(exercise) == shape
    assert not any(name.startswith("dE/dw") and name != "dE/dw17" for name in exercise.asks)
    with pytest.raises(NotationError):
        draw_own(OwnShape((3, 4, 2, 1), weight="w99"), 1)


def test_the_largest_is_drawn_and_can_be_shown() -> None:
    layers = (9, 9, 3, 4)
    exercise = draw_own(OwnShape(layers), 1)
    assert len(exercise.sheet.notation.weight_names) == MOST_WEIGHTS
    assert snapshot_of(Desk(exercise)).file.layers == layers


def test_it_is_kept_handed_in_and_graded(tmp_path: Path) -> None:
    exercise = draw_own(OwnShape((3, 2, 2, 1), has_biases=False, weight="w2"), 7)
    desk = Desk(exercise)
    for name in exercise.asks:
        desk.write(name, f"{exercise.sheet.right[name]:.6g}")
    keep(desk, tmp_path)
    again = kept_desk(tmp_path)
    assert again is not None
    assert again.exercise.sheet.file == exercise.sheet.file
    assert (again.exercise.level, again.exercise.seed) == (0, 7)
    assert shape_of(again.exercise) == shape_of(exercise)
    assert again.right == len(exercise.asks)
    graded = grade(again.answers("Ada"))
    assert graded.right == len(graded.boxes) == len(exercise.asks)


@pytest.mark.parametrize("level", [0, len(LADDER) + 1, 10**9])
def test_a_level_off_the_ladder_needs_its_network(level: int) -> None:
    with pytest.raises(LessonError, match="there is no level"):
        parse_answers(
            '{"lettersum": "answers", "version": 1, "answers": {}, '
            f'"exercise": {{"level": {level}, "seed": 1}}}}'
        )
    answers = parse_answers(
        '{"lettersum": "answers", "version": 1, "answers": {}, "exercise": {'
        f'"level": {level}, "seed": 1, "network": {{"lettersum": "network", "version": 1, '
        '"layers": [2, 1], "samples": [{"inputs": [0.5, 0.1], "targets": [0.2]}]}}}'
    )
    assert answers.exercise.title == "a shape of your own"
    assert sheet_lines(answers.exercise)[0].startswith("Off the ladder: a shape of your own. A 2-1")
