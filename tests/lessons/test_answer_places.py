"""What answer boxes are about in the picture, in which order, and where their marks stand."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lessons.answer_places import (
    ERROR_PLACE,
    Extent,
    answer_places,
    in_picture_order,
    place_marks,
)
from app.lessons.ladder import LADDER, Exercise, draw_exercise
from app.lessons.own_shape import OwnShape, draw_own
from app.microscope.layout.network_layout import Measures, NetworkLayout, lay_out
from tests.examples import few_examples

LARGE = Measures(28, 14, 14, 86, 21, 20, 90, 12)
COMPACT = Measures(20, 11, 6, 66, 17, 20, 60, 8, is_compact=True)
MARK = Extent(10, 15)
EXERCISES = [draw_exercise(level, 2) for level in range(1, len(LADDER) + 1)]
EXERCISES += [draw_own(OwnShape((3, 4, 2, 1)), 1), draw_own(OwnShape((2, 3), has_biases=False), 1)]

exercises = st.sampled_from(EXERCISES)
widths, heights = st.integers(420, 1400), st.integers(360, 900)


def laid_out(exercise: Exercise, width: int, height: int) -> NetworkLayout:
    file = exercise.sheet.file
    return lay_out(file.layers, bool(file.biases), width, height, (LARGE, COMPACT))


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: str(each.sheet.file.layers))
def test_every_box_has_one_place_that_is_in_the_picture(exercise: Exercise) -> None:
    places = answer_places(exercise)
    boxes = [box for place in places for box in place.boxes]
    assert sorted(boxes) == sorted(exercise.asks)
    layout = laid_out(exercise, 800, 600)
    for place in places:
        assert place.name == ERROR_PLACE or place.name in layout.neurons | layout.edges
        for box in place.boxes:
            assert place.name == ERROR_PLACE or place.name in box
        assert [exercise.asks.index(box) for box in place.boxes] == sorted(
            exercise.asks.index(box) for box in place.boxes
        )


@few_examples(20)
@given(exercises, widths, heights)
def test_marks_are_clear_of_all_else(exercise: Exercise, width: int, height: int) -> None:
    layout, places = laid_out(exercise, width, height), answer_places(exercise)
    marks = place_marks(layout, places, MARK)
    circles = (*layout.neurons.values(), *layout.biases.values())
    for name, row in marks.items():
        boxes = next(place.boxes for place in places if place.name == name)
        assert row.width == MARK.width * (len(boxes) + (name == ERROR_PLACE))
        assert row.x >= 0
        assert row.right <= layout.width
        assert row.y >= 0
        assert row.bottom <= layout.height
        assert not any(row.touches(circle) for circle in circles)
        assert not any(row.overlaps(chip) for chip in layout.chips.values())
    assert not any(one.overlaps(other) for one, other in combinations(marks.values(), 2))


def test_in_an_ordinary_window_every_place_has_its_marks_nearby() -> None:
    for exercise in EXERCISES[:6]:
        layout, places = laid_out(exercise, 690, 640), answer_places(exercise)
        marks = place_marks(layout, places, MARK)
        assert set(marks) == {place.name for place in places}
        for name, row in marks.items():
            if name in layout.neurons:
                own = layout.neurons[name]
                assert row.touches(own, 0.9 * own.radius), name
            elif name in layout.chips:
                assert row.overlaps(layout.chips[name], 3.0), name


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: str(each.sheet.file.layers))
def test_in_the_picture_a_weights_boxes_follow_each_other_and_nothing_else_moves(
    exercise: Exercise,
) -> None:
    order = in_picture_order(exercise)
    assert sorted(order) == sorted(exercise.asks)
    for name in order:
        if name.startswith("dE/d") and f"{name[4:]}'" in order:
            assert order[order.index(name) + 1] == f"{name[4:]}'"
    new_weights = [name for name in order if name.endswith("'")]
    assert new_weights == [name for name in exercise.asks if name.endswith("'")]
    others = [name for name in order if not name.endswith("'")]
    assert others == [name for name in exercise.asks if not name.endswith("'")]
