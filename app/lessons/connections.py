"""What is connected to what in a network: the terms of each sum, and each weight's signal.

Kept by network, since the same is asked again for each box of each sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nncore.notation import Kind, NeuronPlace, Notation, WeightPlace, kind

_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a sum: the number called ``source`` times the weight ``weight``."""

    source: str
    weight: str


@lru_cache(_KEPT)
def terms(notation: Notation, unit: str) -> tuple[Term, ...]:
    """The terms of net(unit): one for each source, then the bias."""
    place = notation.unit_place(unit)
    below = place.layer - 1
    found = [
        Term(
            _signal_of(notation, NeuronPlace(below, source)),
            notation.weight(WeightPlace(below, source, place.unit)),
        )
        for source in range(notation.layer_sizes[below])
    ]
    if notation.has_biases:
        found.append(Term(notation.bias(place), notation.bias_weight(place)))
    return tuple(found)


@lru_cache(_KEPT)
def terms_back(notation: Notation, unit: str) -> tuple[Term, ...]:
    """The terms of dE/dsig of a hidden neuron: one for each path to the layer above."""
    place = notation.unit_place(unit)
    return tuple(
        Term(
            f"delta({notation.unit(NeuronPlace(place.layer + 1, above))})",
            notation.weight(WeightPlace(place.layer, place.unit, above)),
        )
        for above in range(notation.layer_sizes[place.layer + 1])
    )


@lru_cache(_KEPT)
def signals(notation: Notation, weight: str) -> tuple[str, ...]:
    """What a weight is multiplied by (i1, sig(h1), the bias b1), then what the other weights from
    the same layer are multiplied by."""
    if kind(weight) is Kind.BIAS_WEIGHT:
        return (notation.bias(notation.bias_weight_place(weight)),)
    place = notation.weight_place(weight)
    others = (n for n in range(notation.layer_sizes[place.layer]) if n != place.source)
    return tuple(_signal_of(notation, NeuronPlace(place.layer, n)) for n in (place.source, *others))


def _signal_of(notation: Notation, place: NeuronPlace) -> str:
    unit = notation.unit(place)
    return unit if place.layer == 0 else f"sig({unit})"
