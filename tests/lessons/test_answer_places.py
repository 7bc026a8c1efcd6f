"""Where answer boxes stand in the picture: each once, nothing over the place it is about."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.lessons.answer_places import (
    ERROR_PLACE,
    Extent,
    answer_places,
    place_marks,
    place_open_boxes,
)
from app.lessons.ladder import LADDER, Exercise, draw_exercise
from app.lessons.own_shape import OwnShape, draw_own
from app.microscope.layout.network_layout import Measures, NetworkLayout, lay_out

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


@settings(max_examples=40)
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


@settings(max_examples=25)
@given(exercises, widths, heights, st.data())
def test_open_boxes_are_inside_and_leave_their_own_place_to_be_seen(
    exercise: Exercise, width: int, height: int, data: st.DataObject
) -> None:
    layout = laid_out(exercise, width, height)
    place = data.draw(st.sampled_from(answer_places(exercise)))
    extent = Extent(220, 10 + 28 * len(place.boxes))
    box = place_open_boxes(layout, place.name, extent)
    assert (box.width, box.height) == (extent.width, extent.height)
    assert box.x >= 0
    assert box.right <= layout.width
    assert box.y >= 0
    assert box.bottom <= layout.height
    if place.name in layout.neurons:
        assert not box.touches(layout.neurons[place.name])
    elif place.name in layout.chips:
        assert not box.overlaps(layout.chips[place.name])


def test_open_boxes_leave_the_numbers_to_be_seen_that_they_need() -> None:
    """Where there is room: what net(h1) is worked out from isn't covered."""
    exercise = EXERCISES[5]
    layout = laid_out(exercise, 690, 640)
    for unit in ("h1", "h2", "o1", "o2"):
        box = place_open_boxes(layout, unit, Extent(220, 150))
        for weight in layout.weights_into(unit):
            assert not box.overlaps(layout.chips[weight]), (unit, weight)
            source = layout.ends[weight][0]
            circle = layout.neurons.get(source) or layout.biases[source]
            assert not box.touches(circle), (unit, source)
