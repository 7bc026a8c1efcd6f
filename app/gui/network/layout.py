"""Where everything stands in the picture of a network. Knows no Qt.

Columns of neurons from left to right; b above the neurons of the upper half, below those of the
lower half; each weight's number in a chip on its own edge. Where the chips don't fit the room
there is, they are packed, then drawn smaller, and in the end the picture grows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from app.gui.network.chips import ChipSpace, place_near_sources, place_packed
from app.gui.network.geometry import Box, Circle, Line
from nncore.notation import NeuronPlace, Notation, WeightPlace

_GROWTH = 1.06
_WIDEST_GAP = 11.0  # from column to column, in radii; more only makes the lines hard to follow
_WIDEST_PITCH = 6.5  # from neuron to neuron in a column, in radii

PlaceChips = Callable[[ChipSpace], dict[str, Box] | None]


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes that follow from the font, in pixels.

    ``left`` and ``right`` is the room for captions outside the first and last column.
    ``is_compact`` says that the smaller font is meant.
    """

    radius: float
    bias_radius: float
    bias_edge: float
    chip_width: float
    chip_height: float
    left: float
    right: float
    margin: float
    is_compact: bool = False


@dataclass(frozen=True)
class NetworkLayout:
    """All places by name: neurons and inputs (h1), biases (b1), edges and chips (w5, v11)."""

    width: float
    height: float
    measures: Measures
    neurons: dict[str, Circle] = field(default_factory=dict)
    biases: dict[str, Circle] = field(default_factory=dict)
    edges: dict[str, Line] = field(default_factory=dict)
    chips: dict[str, Box] = field(default_factory=dict)

    def weight_at(self, x: float, y: float, reach: float = 6.0) -> str | None:
        """The weight whose chip or edge is at this point."""
        for name, chip in self.chips.items():
            if chip.contains(x, y):
                return name
        if any(circle.contains(x, y) for circle in (*self.neurons.values(), *self.biases.values())):
            return None
        nearest = min(self.edges, key=lambda name: self.edges[name].distance(x, y), default=None)
        if nearest is None or self.edges[nearest].distance(x, y) > reach:
            return None
        return nearest


@lru_cache(maxsize=32)
def lay_out(
    layer_sizes: tuple[int, ...],
    with_biases: bool,
    width: float,
    height: float,
    choices: tuple[Measures, ...],
) -> NetworkLayout:
    """The layout for a room of this size, with the first of ``choices`` that fits into it.

    Where none does, the last one is taken, in a picture that is larger than the room.
    """
    for measures in choices:
        if width < _least_width(layer_sizes, measures):
            continue
        if height < _least_height(layer_sizes, with_biases, measures):
            continue
        for place in (place_near_sources, place_packed):
            layout = _layout(layer_sizes, with_biases, width, height, measures, place)
            if layout is not None:
                return layout
    return _grown(layer_sizes, with_biases, width, height, choices[-1])


def _grown(
    sizes: tuple[int, ...], with_biases: bool, width: float, height: float, measures: Measures
) -> NetworkLayout:
    width = max(width, _least_width(sizes, measures))
    height = max(height, _least_height(sizes, with_biases, measures))
    while True:
        layout = _layout(sizes, with_biases, width, height, measures, place_packed)
        if layout is not None:
            return layout
        width, height = width * _GROWTH, height * _GROWTH


def _layout(
    sizes: tuple[int, ...],
    with_biases: bool,
    width: float,
    height: float,
    measures: Measures,
    place_chips: PlaceChips,
) -> NetworkLayout | None:
    """None where the chips find no place."""
    layout = NetworkLayout(width, height, measures)
    notation = Notation(sizes)
    _place_columns(layout, notation, with_biases)
    for layer in range(len(sizes) - 1):
        edges = dict(_edges_between(layout, notation, layer))
        layout.edges.update(edges)
        chips = place_chips(_space(layout, edges))
        if chips is None:
            return None
        layout.chips.update(chips)
    return layout


def _block(measures: Measures, with_biases: bool) -> float:
    """Height of a neuron together with its bias."""
    bias = measures.bias_edge + 2 * measures.bias_radius if with_biases else 0.0
    return 2 * measures.radius + bias


def _reach(measures: Measures, with_biases: bool) -> float:
    """From the centre of a neuron to the far side of its bias."""
    return _block(measures, with_biases) - measures.radius


def _least_height(sizes: Sequence[int], with_biases: bool, measures: Measures) -> float:
    between = (max(sizes) - 1) * (_block(measures, with_biases) + 6)
    return between + 2 * _reach(measures, with_biases) + 2 * measures.margin


def _least_width(sizes: Sequence[int], measures: Measures) -> float:
    between = measures.chip_width + 16
    columns = len(sizes) * 2 * measures.radius
    return columns + (len(sizes) - 1) * between + measures.left + measures.right


def _place_columns(layout: NetworkLayout, notation: Notation, with_biases: bool) -> None:
    sizes, measures = notation.layer_sizes, layout.measures
    outside = measures.left + measures.right + 2 * measures.radius
    gap = min((layout.width - outside) / (len(sizes) - 1), _WIDEST_GAP * measures.radius)
    used = gap * (len(sizes) - 1) + outside
    first = (layout.width - used) / 2 + measures.left + measures.radius
    for layer, size in enumerate(sizes):
        column = _column(size, layout.height, measures, with_biases)
        for unit, y in enumerate(column):
            place = NeuronPlace(layer, unit)
            neuron = Circle(first + gap * layer, y, measures.radius)
            layout.neurons[notation.unit(place)] = neuron
            if with_biases and layer:
                _place_bias(layout, notation, place, neuron)


def _column(size: int, height: float, measures: Measures, with_biases: bool) -> Iterator[float]:
    """Heights of the neurons of one layer, centred."""
    reach = _reach(measures, with_biases)
    room = height - 2 * measures.margin - 2 * reach
    pitch = min(room / max(size - 1, 1), _WIDEST_PITCH * measures.radius)
    # A single neuron has its bias above and nothing below: both are centred together.
    shift = (reach - measures.radius) / 2 if size == 1 else 0.0
    top = height / 2 - pitch * (size - 1) / 2 + shift
    return (top + pitch * unit for unit in range(size))


def _place_bias(
    layout: NetworkLayout, notation: Notation, place: NeuronPlace, neuron: Circle
) -> None:
    measures, size = layout.measures, notation.layer_sizes[place.layer]
    side = -1 if place.unit < (size + 1) // 2 else 1
    distance = measures.radius + measures.bias_edge + measures.bias_radius
    bias = Circle(neuron.x, neuron.y + side * distance, measures.bias_radius)
    name = notation.bias_weight(place)
    layout.biases[notation.bias(place)] = bias
    layout.edges[name] = Line.between(bias, neuron)
    centre = bias.x + bias.radius + 4 + measures.chip_width / 2
    layout.chips[name] = Box.around(centre, bias.y, measures.chip_width, measures.chip_height)


def _edges_between(
    layout: NetworkLayout, notation: Notation, layer: int
) -> Iterator[tuple[str, Line]]:
    sources, targets = list(pairwise(notation.layer_sizes))[layer]
    for source in range(sources):
        for target in range(targets):
            yield (
                notation.weight(WeightPlace(layer, source, target)),
                Line.between(
                    layout.neurons[notation.unit(NeuronPlace(layer, source))],
                    layout.neurons[notation.unit(NeuronPlace(layer + 1, target))],
                ),
            )


def _space(layout: NetworkLayout, edges: dict[str, Line]) -> ChipSpace:
    left = min(edge.x1 for edge in edges.values())
    right = max(edge.x2 for edge in edges.values())
    circles = (*layout.neurons.values(), *layout.biases.values())
    return ChipSpace(
        edges=edges,
        boxes=[box for box in layout.chips.values() if box.right > left and box.x < right],
        circles=[
            circle
            for circle in circles
            if circle.x + circle.radius > left - 1 and circle.x - circle.radius < right + 1
        ],
        width=layout.measures.chip_width,
        height=layout.measures.chip_height,
    )
