"""Where open boxes stand: inside, near, and over as little of the network as can be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lessons.answer_places import Extent, answer_places
from app.lessons.ladder import Exercise
from app.lessons.open_place import covered_numbers, place_open_boxes
from app.microscope.layout.geometry import Box
from app.microscope.layout.network_layout import NetworkLayout
from tests.examples import few_examples
from tests.lessons.test_answer_places import EXERCISES, exercises, heights, laid_out, widths


@few_examples(12)
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


def height_of(rows: int) -> int:
    return 8 + 23 * rows


def covers_a_neuron(layout: NetworkLayout, box: Box) -> bool:
    """Whether name or number of one: they stand in two lines in its middle."""
    return any(
        box.overlaps(Box.around(each.x, each.y, 1.8 * each.radius, 1.3 * each.radius))
        for each in layout.neurons.values()
    )


@few_examples(12)
@given(exercises, widths, heights, st.data())
def test_a_neurons_name_is_covered_only_where_no_spot_is_free_of_them(
    exercise: Exercise, width: int, height: int, data: st.DataObject
) -> None:
    layout = laid_out(exercise, width, height)
    place = data.draw(st.sampled_from(answer_places(exercise)))
    extent = Extent(220, height_of(len(place.boxes)))
    if not covers_a_neuron(layout, place_open_boxes(layout, place.name, extent)):
        return
    for x in range(0, int(layout.width - extent.width), 9):
        for y in range(0, int(layout.height - extent.height), 9):
            box = Box(x // 4 * 4, y // 4 * 4, extent.width, extent.height)
            assert covers_a_neuron(layout, box), (x, y)


@pytest.mark.parametrize("exercise", EXERCISES[:6], ids=lambda each: str(each.sheet.file.layers))
def test_in_an_ordinary_window_neither_names_nor_needed_numbers_are_covered(
    exercise: Exercise,
) -> None:
    layout = laid_out(exercise, 690, 620)
    for place in answer_places(exercise):
        box = place_open_boxes(layout, place.name, Extent(222, height_of(len(place.boxes))))
        assert not covers_a_neuron(layout, box), place.name
        assert covered_numbers(layout, place.name, box) == frozenset(), place.name


def test_marks_of_other_places_are_left_to_be_seen_where_that_is_as_good() -> None:
    exercise = EXERCISES[5]
    layout = laid_out(exercise, 690, 620)
    extent = Extent(222, height_of(5))
    alone = place_open_boxes(layout, "o1", extent)
    row = Box(alone.x + 20, alone.y + 20, 50, 15)
    assert place_open_boxes(layout, "o1", extent, {"o1": row}) == alone
    beside = place_open_boxes(layout, "o1", extent, {"h1": row})
    assert not beside.overlaps(row)


def test_what_is_covered_is_known() -> None:
    layout = laid_out(EXERCISES[5], 690, 620)
    over = layout.chips["w5"]
    assert covered_numbers(layout, "h1", over) == {"w5"}
    assert covered_numbers(layout, "h2", over) == frozenset()
