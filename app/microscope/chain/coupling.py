"""Which parts of the picture a factor of a chain rule speaks of, and which factors a part.

Parts are weights (w5, v21) and units (i1, h1, o1, b3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from nncore.notation import NeuronPlace, Notation, WeightPlace
from nncore.trace import Trace
from nncore.trace_views.symbols import derivative

_UNIT = re.compile(r"(?:sig|net)\((?P<unit>[a-z][0-9]+)\)")


def parts_of(factor_name: str, trace: Trace) -> frozenset[str]:
    """``dE/dsig(o1)`` → o1, ``dE/dsig(h1)`` → h1 and the edges along which its error comes back,
    ``dsig(o1)/dnet(o1)`` → o1, ``dnet(o1)/dw5`` → w5 and the unit it comes from,
    ``dnet(o1)/dsig(h1)`` → the edge between the two. Nothing for any other name.
    """
    above_below = derivative(factor_name)
    if above_below is None:
        return frozenset()
    above, below = above_below
    target, source = _unit_in(above), _unit_in(below)
    units = _units(trace.notation.layer_sizes)
    if above == "E" and source in units:
        return frozenset({source, *_edges_up(units[source], trace.notation)})
    if above == f"sig({target})":
        return frozenset({target})
    if target in units and source in units:
        return frozenset({_edge(units[source], units[target], trace.notation)})
    if target in units and below in trace.weights:
        return frozenset({below, trace.notation.source_of(below)})
    return frozenset()


def factors_at(part: str, names: Iterable[str], trace: Trace) -> frozenset[str]:
    """Those of the factors ``names`` that speak of this part."""
    return frozenset(name for name in names if part in parts_of(name, trace))


def _unit_in(text: str) -> str:
    match = _UNIT.fullmatch(text)
    return match["unit"] if match else ""


@lru_cache(maxsize=16)
def _units(layer_sizes: tuple[int, ...]) -> dict[str, NeuronPlace]:
    """Every unit's place by its name."""
    notation = Notation(layer_sizes)
    places = [
        NeuronPlace(layer, unit) for layer, size in enumerate(layer_sizes) for unit in range(size)
    ]
    return {notation.unit(place): place for place in places}


def _edges_up(place: NeuronPlace, notation: Notation) -> list[str]:
    """The weights from a unit to the layer above; none from an output."""
    above = notation.layer_sizes[place.layer + 1 : place.layer + 2]
    return [
        notation.weight(WeightPlace(place.layer, place.unit, target))
        for target in range(sum(above))
    ]


def _edge(source: NeuronPlace, target: NeuronPlace, notation: Notation) -> str:
    return notation.weight(WeightPlace(source.layer, source.unit, target.unit))
