"""What the slopes of a network cost, three ways: what the table shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from app.microscope.counting.plain_network import PlainNetwork, plain_network
from app.microscope.counting.rules import (
    by_rule_by_nudging,
    by_rule_path_by_path,
    by_rule_with_deltas,
)
from app.microscope.counting.ways import Slopes, by_nudging, path_by_path, with_deltas
from nncore.notation import NeuronPlace, WeightPlace
from nncore.trace import Trace

MOST_COUNTED = 200_000  # multiplications of one way; they take a part of a second


class Way(Enum):
    """A way to the slopes; the value is how it is named on screen."""

    PATHS = "path by path"
    NUDGES = "by nudging each weight"
    DELTAS = "backprop: each δ reused"


@dataclass(frozen=True)
class Cost:
    """``multiplications`` were counted as they were done, or, if not ``is_counted``, are known by
    rule. ``apart`` is the largest difference of a slope from the engine's, of slopes beyond ±1 as
    a share of them; None by rule."""

    way: Way
    multiplications: int
    is_counted: bool
    apart: float | None


_WAYS: dict[
    Way, tuple[Callable[[PlainNetwork], Slopes], Callable[[tuple[int, ...], bool], int]]
] = {
    Way.PATHS: (path_by_path, by_rule_path_by_path),
    Way.NUDGES: (by_nudging, by_rule_by_nudging),
    Way.DELTAS: (with_deltas, by_rule_with_deltas),
}


def costs_of(trace: Trace, most_counted: int = MOST_COUNTED) -> tuple[Cost, ...]:
    """One cost for each way. A way is carried out and counted where its rule says that it takes no
    more than ``most_counted`` multiplications; else the rule's number stands."""
    return tuple(_cost(trace, way, most_counted) for way in Way)


def slopes_by(way: Way, trace: Trace) -> tuple[Slopes, int]:
    """The slopes of all weights found in one way, and the multiplications counted."""
    network = plain_network(trace)
    slopes = _WAYS[way][0](network)
    return slopes, network.tally.multiplications


def uses_of_delta(trace: Trace) -> dict[str, int]:
    """How many products each neuron's δ goes into: one for each weight into its neuron, and one
    for each neuron below."""
    sizes, notation = trace.notation.layer_sizes, trace.notation
    return {
        notation.unit(neuron): sizes[neuron.layer - 1] * (2 if neuron.layer > 1 else 1)
        + bool(trace.biases)
        for neuron in notation.neurons()
    }


def parts_of_way(way: Way, trace: Trace) -> frozenset[str]:
    """What of the picture a way is about: the neurons whose δ is used more than once; the first of
    all paths to w1; the weights, each of which is nudged."""
    if way is Way.DELTAS:
        return frozenset(unit for unit, uses in uses_of_delta(trace).items() if uses > 1)
    if way is Way.NUDGES:
        return frozenset(trace.weights)
    notation, layers = trace.notation, len(trace.notation.layer_sizes)
    weights = {notation.weight(WeightPlace(layer, 0, 0)) for layer in range(layers - 1)}
    return frozenset(weights | {notation.unit(NeuronPlace(n, 0)) for n in range(layers)})


def _cost(trace: Trace, way: Way, most_counted: int) -> Cost:
    by_rule = _WAYS[way][1](trace.notation.layer_sizes, bool(trace.biases))
    if by_rule > most_counted:
        return Cost(way, by_rule, is_counted=False, apart=None)
    slopes, counted = slopes_by(way, trace)
    apart = max(_apart(slope, trace.values[f"dE/d{name}"]) for name, slope in slopes.items())
    return Cost(way, counted, is_counted=True, apart=apart)


def _apart(slope: float, engine: float) -> float:
    return abs(slope - engine) / max(abs(engine), 1.0)
