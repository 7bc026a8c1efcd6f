"""How many multiplications each way takes, by rule: for networks where counting would take long.

Tests hold each rule against what is counted, for every network small enough.
"""

from __future__ import annotations

from itertools import pairwise
from math import prod


def by_rule_path_by_path(layers: tuple[int, ...], has_biases: bool) -> int:
    """A path to a weight d layers below the outputs has 2d + 3 factors."""
    last = len(layers) - 1
    total = _forward(layers, has_biases) + _neurons(layers)
    for layer in range(1, last + 1):
        into = layers[layer] * (layers[layer - 1] + has_biases)
        total += into * prod(layers[layer + 1 :]) * (2 * (last - layer) + 2)
    return total


def by_rule_by_nudging(layers: tuple[int, ...], has_biases: bool) -> int:
    """Two forward passes for each weight, with two multiplications for the error of each output."""
    forward = _forward(layers, has_biases)
    return 2 * forward * (forward + 2 * layers[-1])


def by_rule_with_deltas(layers: tuple[int, ...], has_biases: bool) -> int:
    """Forward; slope and δ of each neuron; what comes back over each weight but the first ones; a
    product for each slope ∂E/∂w."""
    forward = _forward(layers, has_biases)
    back = sum(a * b for a, b in pairwise(layers[1:]))
    return 2 * forward + 2 * _neurons(layers) + back


def _forward(layers: tuple[int, ...], has_biases: bool) -> int:
    """One for each weight, and for each bias: as many as there are slopes to be found."""
    return sum(a * b for a, b in pairwise(layers)) + has_biases * _neurons(layers)


def _neurons(layers: tuple[int, ...]) -> int:
    return sum(layers[1:])
