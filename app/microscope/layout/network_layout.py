"""Where everything stands in the picture of a network.

Columns of neurons from left to right; b above the neurons of the upper half, below those of the
lower half; each weight's number in a chip on its own edge. Where the chips don't fit the room
there is, they are drawn smaller; where that isn't enough, only some weights have one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from app.microscope.layout.chips import ChipSpace, place_all, place_some
from app.microscope.layout.geometry import Box, Circle, Line
from nncore.notation import NeuronPlace, Notation

LEAST_DECIMALS = 3  # of a weight in its chip; in a compact picture one less
BIAS_CHIP_GAP_PX = 4
_CHIP_GAP_PX = 2.0
_GROWTHS = (1.0, 1.06, 1.12, 1.19, 1.26)  # of a picture that is larger than the room anyway
_WIDEST_GAP = 11.0  # from column to column, in radii; more only makes the lines hard to follow
_WIDEST_PITCH = 6.5  # from neuron to neuron in a column, in radii


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes that follow from the font, in pixels.

    ``left`` and ``right`` is the room for captions outside the first and last column.
    ``is_compact`` says that the smaller font is meant; a weight in its chip has ``decimals``.
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
    decimals: int = LEAST_DECIMALS


@dataclass(frozen=True)
class NetworkLayout:
    """All places by name: neurons and inputs (h1), biases (b1), edges and chips (w5, v11).

    ``ends`` says from where to where an edge leads, ``bias_chips`` where the chip of each v
    belongs. ``is_sparse`` says that the chips don't all fit: none is placed until ``with_chips``.
    """

    width: float
    height: float
    measures: Measures
    neurons: dict[str, Circle] = field(default_factory=dict)
    biases: dict[str, Circle] = field(default_factory=dict)
    edges: dict[str, Line] = field(default_factory=dict)
    ends: dict[str, tuple[str, str]] = field(default_factory=dict)
    bias_chips: dict[str, Box] = field(default_factory=dict)
    chips: dict[str, Box] = field(default_factory=dict)
    is_sparse: bool = False

    def weight_at(self, x: float, y: float, reach: float = 6.0) -> str | None:
        """The weight whose chip or edge is at this point."""
        for name, chip in self.chips.items():
            if chip.contains(x, y):
                return name
        if self.unit_at(x, y) is not None:
            return None
        nearest = min(self.edges, key=lambda name: self.edges[name].distance(x, y), default=None)
        if nearest is None or self.edges[nearest].distance(x, y) > reach:
            return None
        return nearest

    def unit_at(self, x: float, y: float) -> str | None:
        """The neuron, input or bias at this point."""
        circles = self.neurons | self.biases
        return next((name for name, circle in circles.items() if circle.contains(x, y)), None)

    def weights_into(self, unit: str) -> list[str]:
        """The weights, v included, that lead to a neuron."""
        return self._meeting[1].get(unit, [])

    def weights_from(self, unit: str) -> list[str]:
        """The weights, v included, that begin at a neuron, input or bias."""
        return self._meeting[0].get(unit, [])

    def weights_at(self, unit: str) -> list[str]:
        """The weights, v included, that begin or end at a neuron, input or bias."""
        return [*self.weights_into(unit), *self.weights_from(unit)]

    def with_chips(self, names: Iterable[str]) -> NetworkLayout:
        """The same with chips for these weights alone, in this order; one for which there is no
        place is left out."""
        names = list(dict.fromkeys(names))
        chips = {name: self.bias_chips[name] for name in names if name in self.bias_chips}
        columns: dict[float, list[str]] = {}
        for name in names:
            if name not in self.bias_chips:
                source = self.neurons[self.ends[name][0]]
                columns.setdefault(source.x, []).append(name)
        for column in columns.values():
            edges = {name: self.edges[name] for name in column}
            chips |= place_some(_space(self, edges, list(chips.values())), column)
        if names and names[0] not in chips:
            chips = self._with_first(names[0], chips)
        return replace(self, chips=chips)

    def _with_first(self, name: str, chips: dict[str, Box]) -> dict[str, Box]:
        """The one asked for first has its place, even if others have to go."""
        own = place_some(_space(self, {name: self.edges[name]}, []), [name])
        kept = {
            other: chip
            for other, chip in chips.items()
            if not any(chip.overlaps(box, _CHIP_GAP_PX) for box in own.values())
        }
        return own | kept

    @cached_property
    def _meeting(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The weights from each unit, and those to each."""
        leaving: dict[str, list[str]] = {}
        arriving: dict[str, list[str]] = {}
        for name, (source, target) in self.ends.items():
            leaving.setdefault(source, []).append(name)
            arriving.setdefault(target, []).append(name)
        return leaving, arriving


@lru_cache(maxsize=128)
def lay_out(
    layer_sizes: tuple[int, ...],
    with_biases: bool,
    width: float,
    height: float,
    choices: tuple[Measures, ...],
) -> NetworkLayout:
    """The layout for a room of this size, with the first of ``choices`` that fits into it with
    all chips, or else the first that fits without them, with as few decimals as there are.

    Where none does, the last one is taken, in a picture that is larger than the room.
    """
    fitting = [m for m in choices if fits(layer_sizes, with_biases, width, height, m)]
    frames = [_frame(layer_sizes, with_biases, width, height, m) for m in fitting]
    if not fitting:
        wide = max(width, _least_width(layer_sizes, choices[-1]))
        high = max(height, height_needed(layer_sizes, with_biases, choices[-1]))
        frames = [
            _frame(layer_sizes, with_biases, wide * growth, high * growth, choices[-1])
            for growth in _GROWTHS
        ]
    whole = (layout for frame in frames if (layout := _with_all_chips(frame)) is not None)
    return next(whole, None) or replace(min(frames, key=_roominess), is_sparse=True)


def _roominess(frame: NetworkLayout) -> tuple[bool, int]:
    """What comes first where not all chips fit: text of full size, then small chips."""
    return frame.measures.is_compact, frame.measures.decimals


def fits(
    sizes: tuple[int, ...], with_biases: bool, width: float, height: float, measures: Measures
) -> bool:
    """Whether there is room for the network, if not for all its chips."""
    return width >= _least_width(sizes, measures) and height >= height_needed(
        sizes, with_biases, measures
    )


def _frame(
    sizes: tuple[int, ...], with_biases: bool, width: float, height: float, measures: Measures
) -> NetworkLayout:
    """Everything but the chips."""
    layout = NetworkLayout(width, height, measures)
    notation = Notation(sizes)
    place_columns(layout, notation, with_biases)
    _place_edges(layout, sizes, with_biases)
    return layout


def _with_all_chips(layout: NetworkLayout) -> NetworkLayout | None:
    """None where a chip finds no place."""
    columns: dict[float, dict[str, Line]] = {}
    for name, edge in layout.edges.items():
        if name not in layout.bias_chips:
            columns.setdefault(layout.neurons[layout.ends[name][0]].x, {})[name] = edge
    chips = dict(layout.bias_chips)
    for edges in columns.values():
        placed = place_all(_space(layout, edges, list(layout.bias_chips.values())))
        if placed is None:
            return None
        chips |= placed
    return replace(layout, chips=chips)


def _block(measures: Measures, with_biases: bool) -> float:
    """Height of a neuron together with its bias."""
    bias = measures.bias_edge + 2 * measures.bias_radius if with_biases else 0.0
    return 2 * measures.radius + bias


def _reach(measures: Measures, with_biases: bool) -> float:
    """From the centre of a neuron to the far side of its bias."""
    return _block(measures, with_biases) - measures.radius


def height_needed(sizes: Sequence[int], with_biases: bool, measures: Measures) -> float:
    """The least height in which the network can be drawn, if not all its chips."""
    between = (max(sizes) - 1) * (_block(measures, with_biases) + 6)
    return between + 2 * _reach(measures, with_biases) + 2 * measures.margin


def _least_width(sizes: Sequence[int], measures: Measures) -> float:
    between = measures.chip_width + 6
    columns = len(sizes) * 2 * measures.radius
    return columns + (len(sizes) - 1) * between + measures.left + measures.right


def place_columns(
    layout: NetworkLayout, notation: Notation, with_biases: bool, is_filling: bool = False
) -> None:
    """Puts the neurons, and the biases where there are any, into their columns: near each other,
    or filling the width."""
    sizes, measures = notation.layer_sizes, layout.measures
    outside = measures.left + measures.right + 2 * measures.radius
    gap = (layout.width - outside) / (len(sizes) - 1)
    if not is_filling:
        gap = min(gap, _WIDEST_GAP * measures.radius)
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
    centre = bias.x + bias.radius + BIAS_CHIP_GAP_PX + measures.chip_width / 2
    layout.bias_chips[name] = Box.around(centre, bias.y, measures.chip_width, measures.chip_height)


@lru_cache(maxsize=16)
def ends_of(layer_sizes: tuple[int, ...], with_biases: bool) -> dict[str, tuple[str, str]]:
    """From where to where each weight leads: ``w5``: (``h1``, ``o1``)."""
    notation = Notation(layer_sizes)
    ends = {}
    for place in notation.weights():
        source = NeuronPlace(place.layer, place.source)
        target = NeuronPlace(place.layer + 1, place.target)
        ends[notation.weight(place)] = (notation.unit(source), notation.unit(target))
    for neuron in notation.neurons() if with_biases else ():
        ends[notation.bias_weight(neuron)] = (notation.bias(neuron), notation.unit(neuron))
    return ends


def _place_edges(layout: NetworkLayout, sizes: tuple[int, ...], with_biases: bool) -> None:
    circles = layout.biases | layout.neurons
    for name, ends in ends_of(sizes, with_biases).items():
        layout.ends[name] = ends
        layout.edges[name] = Line.between(*(circles[end] for end in ends))


def _space(layout: NetworkLayout, edges: dict[str, Line], boxes: Sequence[Box]) -> ChipSpace:
    left = min(edge.x1 for edge in edges.values()) - layout.measures.chip_width
    right = max(edge.x2 for edge in edges.values()) + layout.measures.chip_width
    circles = (*layout.neurons.values(), *layout.biases.values())
    return ChipSpace(
        edges=edges,
        boxes=[box for box in boxes if box.right > left and box.x < right],
        circles=[circle for circle in circles if left < circle.x < right],
        width=layout.measures.chip_width,
        height=layout.measures.chip_height,
    )
