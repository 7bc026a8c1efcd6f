from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.microscope.layout.geometry import Box, Circle, Line, which_meet
from app.microscope.layout.network_layout import Measures, NetworkLayout, lay_out
from nncore.notation import Notation
from tests.examples import few_examples

SPACIOUS = Measures(29, 15, 14, 84, 21, 60, 110, 12)
COMPACT = Measures(21, 11, 6, 66, 15, 40, 90, 8, is_compact=True)
CHOICES = (SPACIOUS, COMPACT)

sizes = st.lists(st.integers(1, 6), min_size=2, max_size=4).map(tuple)
rooms = st.tuples(st.integers(200, 1600), st.integers(150, 1000))


def overlapping(layout: NetworkLayout) -> list[tuple[str, str]]:
    """Everything drawn that covers something else drawn."""
    circles = layout.neurons | layout.biases
    pairs = [(a, b) for (a, x), (b, y) in combinations(layout.chips.items(), 2) if x.overlaps(y)]
    pairs += [
        (a, b) for a, box in layout.chips.items() for b, circle in circles.items()
        if box.touches(circle)
    ]  # fmt: skip
    pairs += [
        (a, b) for (a, x), (b, y) in combinations(circles.items(), 2)
        if (x.x - y.x) ** 2 + (x.y - y.y) ** 2 < (x.radius + y.radius) ** 2
    ]  # fmt: skip
    return pairs


def outside(layout: NetworkLayout) -> list[str]:
    circles = (layout.neurons | layout.biases).items()
    names = [
        name for name, c in circles
        if c.x < c.radius or c.y < c.radius
        or c.x + c.radius > layout.width or c.y + c.radius > layout.height
    ]  # fmt: skip
    return names + [
        name for name, box in layout.chips.items()
        if box.x < 0 or box.y < 0 or box.right > layout.width or box.bottom > layout.height
    ]  # fmt: skip


@few_examples(30)
@given(sizes, st.booleans(), rooms)
def test_nothing_overlaps_and_nothing_is_cut(
    layer_sizes: tuple[int, ...], with_biases: bool, room: tuple[int, int]
) -> None:
    layout = lay_out(layer_sizes, with_biases, *room, CHOICES)
    assert overlapping(layout) == []
    assert outside(layout) == []
    assert layout.width >= room[0]
    assert layout.height >= room[1]


@few_examples(15)
@given(sizes, st.booleans())
def test_every_part_of_the_network_is_there_by_its_name(
    layer_sizes: tuple[int, ...], with_biases: bool
) -> None:
    notation = Notation(layer_sizes)
    layout = lay_out(layer_sizes, with_biases, 900, 600, CHOICES)
    weights = {notation.weight(place) for place in notation.weights()}
    bias_weights = {notation.bias_weight(n) for n in notation.neurons()} if with_biases else set()
    assert set(layout.edges) == set(layout.ends) == weights | bias_weights
    assert set(layout.chips) == (set() if layout.is_sparse else weights | bias_weights)
    assert set(layout.bias_chips) == bias_weights
    assert len(layout.neurons) == sum(layer_sizes)
    assert len(layout.biases) == len(bias_weights)


def middle(chip: Box) -> tuple[float, float]:
    return chip.x + chip.width / 2, chip.y + chip.height / 2


def samples_of(line: Line) -> list[tuple[float, float]]:
    """Points along a line, one pixel apart or closer."""
    count = int(hypot(line.x2 - line.x1, line.y2 - line.y1)) + 1
    return [
        (line.x1 + (line.x2 - line.x1) * n / count, line.y1 + (line.y2 - line.y1) * n / count)
        for n in range(count + 1)
    ]


@few_examples(20)
@given(sizes, st.booleans(), rooms)
def test_a_chip_lies_on_its_own_edge_near_its_source_and_is_nobody_elses(
    layer_sizes: tuple[int, ...], with_biases: bool, room: tuple[int, int]
) -> None:
    layout = lay_out(layer_sizes, with_biases, *room, CHOICES)
    for name, chip in layout.chips.items():
        if name in layout.bias_chips:
            continue
        x, y = middle(chip)
        source, target = (layout.neurons[end] for end in layout.ends[name])
        assert layout.edges[name].distance(x, y) < 1e-6
        assert x - source.x <= target.x - x + 1e-6
        others = [e for other, e in layout.edges.items() if other not in (name, *layout.bias_chips)]
        assert min((edge.distance(x, y) for edge in others), default=99) > chip.height / 4


@few_examples(10)
@given(sizes, st.booleans(), rooms)
def test_no_chip_hides_a_crossing(
    layer_sizes: tuple[int, ...], with_biases: bool, room: tuple[int, int]
) -> None:
    layout = lay_out(layer_sizes, with_biases, *room, CHOICES)
    own = [name for name in layout.chips if name not in layout.bias_chips]
    for one, other in combinations(own, 2):
        edge, line = layout.edges[one], layout.edges[other]
        point = edge.crossing(line)
        if point is not None:
            assert edge.distance(*point) < 1e-6
            assert line.distance(*point) < 1e-6
            assert not any(layout.chips[name].contains(*point) for name in own)


@pytest.mark.parametrize("room", [(1190, 620), (820, 560), (460, 380), (320, 180)])
@pytest.mark.parametrize("layer_sizes", [(1, 1, 1), (2, 2, 2), (2, 3, 1)])
def test_small_networks_have_all_their_numbers_in_any_room(
    layer_sizes: tuple[int, ...], room: tuple[int, int]
) -> None:
    layout = lay_out(layer_sizes, True, *room, CHOICES)
    assert set(layout.chips) == set(layout.edges)


def test_where_there_is_room_a_chip_is_at_22_percent_of_its_edge() -> None:
    layout = lay_out((2, 2, 2), True, 820, 560, CHOICES)
    for name in ("w2", "w3", "w6", "w7"):
        edge = layout.edges[name]
        assert (middle(layout.chips[name])[0] - edge.x1) / (edge.x2 - edge.x1) == pytest.approx(
            0.22
        )


def test_a_network_with_many_weights_numbers_those_asked_for() -> None:
    sparse = lay_out((4, 6, 6, 4), True, 900, 600, CHOICES)
    assert sparse.is_sparse
    into = sparse.weights_into("h5")
    assert set(into) == {"w5", "w11", "w17", "w23", "v15"}
    layout = sparse.with_chips(into)
    assert set(layout.chips) == set(into)
    assert overlapping(layout) == []
    assert outside(layout) == []
    assert sparse.chips == {}
    assert set(sparse.weights_at("o1")) == {*(f"w{n}" for n in range(61, 85, 4)), "v31"}
    assert set(sparse.weights_at("i1")) == {f"w{n}" for n in range(1, 7)}


@few_examples(20)
@given(st.data())
def test_numbers_asked_for_never_overlap(data: st.DataObject) -> None:
    sparse = lay_out((4, 6, 6, 4), True, 900, 600, CHOICES)
    names = data.draw(st.lists(st.sampled_from(sorted(sparse.edges)), max_size=30))
    layout = sparse.with_chips(names)
    assert set(layout.chips) <= set(names)
    assert set(names[:1]) <= set(layout.chips)
    assert overlapping(layout) == []


@pytest.mark.parametrize("layer_sizes", [(1, 1, 1), (2, 2, 2), (2, 3, 1)])
def test_small_networks_fit_a_usual_room_in_full_size(layer_sizes: tuple[int, ...]) -> None:
    layout = lay_out(layer_sizes, True, 820, 560, CHOICES)
    assert (layout.width, layout.height) == (820, 560)
    assert not layout.measures.is_compact


def test_a_large_network_is_drawn_smaller_before_it_grows() -> None:
    layout = lay_out((4, 6, 6, 4), True, 1000, 640, CHOICES)
    assert layout.measures.is_compact
    assert (layout.width, layout.height) == (1000, 640)


def test_layers_stand_from_left_to_right_in_order() -> None:
    neurons = lay_out((2, 3, 1), False, 900, 600, CHOICES).neurons
    assert neurons["i1"].x == neurons["i2"].x < neurons["h1"].x < neurons["o1"].x
    assert neurons["h1"].y < neurons["h2"].y < neurons["h3"].y
    assert neurons["o1"].y == neurons["h2"].y


def test_a_weight_is_found_at_its_chip_and_along_its_edge() -> None:
    layout = lay_out((2, 2, 2), True, 820, 560, CHOICES)
    for name, chip in layout.chips.items():
        assert layout.weight_at(chip.x + 2, chip.y + 2) == name
    edge = layout.edges["w1"]
    assert layout.weight_at(edge.x2 - 4, edge.y2 + 3) == "w1"
    assert layout.weight_at(layout.neurons["h1"].x, layout.neurons["h1"].y) is None
    assert layout.weight_at(1, 1) is None


def test_geometry() -> None:
    box = Box.around(10, 10, 4, 2)
    assert (box.x, box.y, box.right, box.bottom) == (8, 9, 12, 11)
    assert box.contains(12, 11)
    assert not box.overlaps(Box(12, 9, 2, 2))
    assert box.overlaps(Box(12, 9, 2, 2), gap=1)
    assert box.touches(Circle(14, 10, 2.5))
    assert not box.touches(Circle(14, 13, 2.5))
    line = Line.between(Circle(0, 0, 1), Circle(10, 0, 2))
    assert (line.x1, line.x2) == (1, 8)
    assert line.distance(5, 3) == 3
    assert line.distance(11, 4) == 5
    assert Line(0, 0, 10, 20).y_at(2.5) == 5
    assert Line(0, 0, 10, 10).crossing(Line(0, 10, 10, 0)) == (5, 5)
    assert Line(0, 0, 10, 10).crossing(Line(0, 5, 10, 15)) is None
    assert Line(0, 0, 10, 10).crossing(Line(0, 0, 10, 5)) is None
    assert Line(0, 0, 4, 4).crossing(Line(0, 10, 10, 0)) is None


@given(*[st.integers(0, 40)] * 6, st.integers(0, 3))
def test_a_box_meets_the_lines_that_come_near_it(
    x: int, y: int, x1: int, length: int, y1: int, y2: int, gap: int
) -> None:
    box, line = Box(x, y, 9, 5), Line(x1, y1, x1 + length + 1, y2)
    meets = which_meet([(x + 4.5, y + 2.5)], box.width, box.height, [line], gap).item()
    grown = Box(x - gap, y - gap, 9 + 2 * gap, 5 + 2 * gap)
    points = samples_of(line)
    if any(grown.contains(px, py) for px, py in points[1:-1]):
        inside = Box(grown.x + 1, grown.y + 1, grown.width - 2, grown.height - 2)
        assert meets or not any(inside.contains(*point) for point in points)
    else:
        near = min(
            max(abs(px - box.x - 4.5) - 4.5, abs(py - box.y - 2.5) - 2.5) for px, py in points
        )
        assert not meets or near < gap + 1
