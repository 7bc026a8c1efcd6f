"""Networks with too many weights to draw them all: the strongest edges, and those of one neuron."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import islice

import numpy as np

from app.microscope.layout.geometry import Circle, Line
from app.microscope.layout.network_layout import Measures, NetworkLayout, ends_of, place_columns
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.notation import Notation

LARGE = 150  # weights; from here on their numbers can't all be read
MOST_EDGES = 600  # that are drawn for their strength; a frame has time for about twice as many
_LEAST_RADIUS, _LEAST_PITCH, _LEAST_GAP = 1.5, 3.5, 90.0
_SHARE_OF_PITCH = 0.4


@lru_cache(maxsize=8)
def lay_out_large(
    layer_sizes: tuple[int, ...], with_biases: bool, width: float, height: float, measures: Measures
) -> NetworkLayout:
    """Columns of small neurons, without biases and as yet without edges. Higher than the room
    where a column needs it."""
    outside = measures.left + measures.right + 2 * measures.radius
    wide = max(width, outside + (len(layer_sizes) - 1) * _LEAST_GAP)
    high = max(height, max(layer_sizes) * _LEAST_PITCH + 2 * measures.margin)
    pitch = (high - 2 * measures.margin) / max(layer_sizes)
    radius = min(max(_SHARE_OF_PITCH * pitch, _LEAST_RADIUS), measures.radius)
    layout = NetworkLayout(wide, high, replace(measures, radius=radius), is_sparse=True)
    notation = Notation(layer_sizes)
    place_columns(layout, notation, with_biases=False, is_filling=True)
    layout.ends.update(ends_of(layer_sizes, with_biases))
    return layout


def strongest(snapshot: NetworkSnapshot, count: int = MOST_EDGES) -> list[str]:
    """The names of the largest weights w, whatever their sign, in no order."""
    w_count = snapshot.trace.notation.weight_count
    names = list(islice(snapshot.weights, w_count))
    if w_count <= count:
        return names
    sizes = np.abs(np.fromiter(islice(snapshot.weights.values(), w_count), np.float64, w_count))
    places = np.argpartition(-np.nan_to_num(sizes, nan=0.0), count)[:count]
    return [names[place] for place in places.tolist()]


def with_edges(layout: NetworkLayout, names: Iterable[str]) -> NetworkLayout:
    """The same with edges for these weights alone."""
    edges = {name: _edge(layout, name) for name in dict.fromkeys(names)}
    return replace(layout, edges=edges)


def _edge(layout: NetworkLayout, name: str) -> Line:
    source, target = layout.ends[name]
    neuron = layout.neurons[target]
    if source in layout.neurons:
        return Line.between(layout.neurons[source], neuron)
    # The weight of a bias, which has no circle here: a short edge from the upper left.
    away = 2.5 * neuron.radius
    return Line.between(Circle(neuron.x - away, neuron.y - away, 0.0), neuron)
