"""What an entry in a table makes of a network file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from nncore.network_file import NetworkFile, Sample
from nncore.notation import Kind, kind


def with_weight(file: NetworkFile, name: str, value: float) -> NetworkFile:
    """Another value for a weight (``w5``) or a bias weight (``v11``)."""
    if kind(name) is Kind.BIAS_WEIGHT:
        return replace(file, bias_weights={**file.bias_weights, name: value})
    return replace(file, weights={**file.weights, name: value})


def with_bias(file: NetworkFile, name: str, value: float) -> NetworkFile:
    """Another value for a bias (``b1``)."""
    return replace(file, biases={**file.biases, name: value})


def with_rate(file: NetworkFile, name: str, rate: float | None) -> NetworkFile:
    """A rate of its own for a weight; None gives it the common one again."""
    return replace(file, rates=_with(file.rates, name, rate))


def with_importance(file: NetworkFile, output: str, importance: float) -> NetworkFile:
    """How much more than the common rate the weights into an output learn; 1 is as all."""
    kept = None if importance == 1 else importance
    return replace(file, importance=_with(file.importance, output, kept))


def with_samples(file: NetworkFile, samples: tuple[Sample, ...]) -> NetworkFile:
    """Other samples, in this order."""
    return replace(file, samples=samples)


def _with(values: Mapping[str, float], name: str, value: float | None) -> dict[str, float]:
    others = {key: old for key, old in values.items() if key != name}
    return others if value is None else {**others, name: value}
