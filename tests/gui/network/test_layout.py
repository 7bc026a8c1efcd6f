from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.gui.network.geometry import Box, Circle, Line
from app.gui.network.layout import Measures, NetworkLayout, lay_out
from nncore.notation import Notation

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


@settings(deadline=None, max_examples=60)
@given(sizes, st.booleans(), rooms)
def test_nothing_overlaps_and_nothing_is_cut(
    layer_sizes: tuple[int, ...], with_biases: bool, room: tuple[int, int]
) -> None:
    layout = lay_out(layer_sizes, with_biases, *room, CHOICES)
    assert overlapping(layout) == []
    assert outside(layout) == []
    assert layout.width >= room[0]
    assert layout.height >= room[1]


@settings(deadline=None, max_examples=30)
@given(sizes, st.booleans())
def test_every_part_of_the_network_is_there_by_its_name(
    layer_sizes: tuple[int, ...], with_biases: bool
) -> None:
    notation = Notation(layer_sizes)
    layout = lay_out(layer_sizes, with_biases, 900, 600, CHOICES)
    weights = {notation.weight(place) for place in notation.weights()}
    bias_weights = {notation.bias_weight(n) for n in notation.neurons()} if with_biases else set()
    assert set(layout.edges) == set(layout.chips) == weights | bias_weights
    assert len(layout.neurons) == sum(layer_sizes)
    assert len(layout.biases) == len(bias_weights)


@pytest.mark.parametrize("layer_sizes", [(1, 1, 1), (2, 2, 2), (4, 6, 6, 4), (3, 5, 2)])
def test_the_chip_of_a_weight_lies_on_its_edge(layer_sizes: tuple[int, ...]) -> None:
    layout = lay_out(layer_sizes, True, 900, 600, CHOICES)
    for name, chip in layout.chips.items():
        if name.startswith("w"):
            x, y = chip.x + chip.width / 2, chip.y + chip.height / 2
            assert layout.edges[name].distance(x, y) < 1e-6


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
