"""A network file in other layers: what stays keeps its value, its rate and its neurons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from nncore.notation import Kind, NeuronPlace, Notation, WeightPlace, kind

FIRST_SEED = 1
NEW_INPUT, NEW_TARGET = 0.0, 0.5  # what samples have for units that are new
_NEW_BIAS = 1.0

Value = TypeVar("Value")
NamePair = tuple[str, str | None]  # what something is called afterwards, and was before


@dataclass(frozen=True)
class Plan:
    """The layers afterwards, and where each neuron and weight of them was before; None for one
    that is new."""

    layers: tuple[int, ...]
    neuron_before: Callable[[NeuronPlace], NeuronPlace | None]
    weight_before: Callable[[WeightPlace], WeightPlace | None]


def rebuilt(file: NetworkFile, plan: Plan) -> NetworkFile:
    """The file with these layers, every weight written out. New weights are drawn in [0, 1) from
    its seed, or FIRST_SEED, and the layers; new biases are 1."""
    file = file.with_weights_of(file.build())
    seed = FIRST_SEED if file.seed is None else file.seed
    rng = np.random.default_rng([seed, *plan.layers])
    notation = Notation(plan.layers, file.bias is not Bias.NONE)
    names = _Names(file.notation, notation, plan)
    weights = {
        new: rng.random() if old is None else file.weights[old] for new, old in names.weights()
    }
    return replace(
        file,
        layers=plan.layers,
        weights=weights,
        bias_weights=_biases(file, file.bias_weights, names.bias_weights(), rng.random),
        biases=_biases(file, file.biases, names.biases(), lambda: _NEW_BIAS),
        rates=_moved(file.rates, (*names.weights(), *names.bias_weights())),
        importance=_moved(file.importance, names.outputs()),
        samples=_samples(file, plan),
        seed=seed,
    )


@dataclass(frozen=True)
class _Names:
    """Pairs of names: one afterwards, and what the same was called before; None if it is new."""

    before: Notation
    after: Notation
    plan: Plan

    def weights(self) -> Iterator[NamePair]:
        for place in self.after.weights():
            old = self.plan.weight_before(place)
            yield self.after.weight(place), None if old is None else self.before.weight(old)

    def bias_weights(self) -> Iterator[NamePair]:
        return self._of_neurons(self.before.bias_weight, self.after.bias_weight)

    def biases(self) -> Iterator[NamePair]:
        return self._of_neurons(self.before.bias, self.after.bias)

    def outputs(self) -> Iterator[NamePair]:
        last = len(self.plan.layers) - 1
        units = self._of_neurons(self.before.unit, self.after.unit, last)
        return (pair for pair in units if kind(pair[0]) is Kind.OUTPUT)

    def _of_neurons(
        self,
        name_before: Callable[[NeuronPlace], str],
        name_after: Callable[[NeuronPlace], str],
        first_layer: int = 1,
    ) -> Iterator[NamePair]:
        for place in self.after.neurons():
            if place.layer >= first_layer:
                old = self.plan.neuron_before(place)
                yield name_after(place), None if old is None else name_before(old)


def _biases(
    file: NetworkFile,
    values: Mapping[str, float],
    names: Iterable[NamePair],
    make: Callable[[], float],
) -> dict[str, float]:
    """All of them; where the network has no biases, those that the file keeps nevertheless."""
    if file.bias is Bias.NONE:
        return _moved(values, names)
    return {new: make() if old is None else values[old] for new, old in names}


def _moved(
    values: Mapping[str, float],
    names: Iterable[NamePair],
) -> dict[str, float]:
    return {new: values[old] for new, old in names if old is not None and old in values}


def _samples(file: NetworkFile, plan: Plan) -> tuple[Sample, ...]:
    inputs, targets = _units_before(plan, 0), _units_before(plan, len(plan.layers) - 1)
    return tuple(
        Sample(
            _taken(sample.inputs, inputs, NEW_INPUT),
            _taken(sample.targets, targets, NEW_TARGET),
            sample.captions
            and replace(
                sample.captions,
                inputs=_taken(sample.captions.inputs, inputs, ""),
                targets=_taken(sample.captions.targets, targets, ""),
            ),
        )
        for sample in file.samples
    )


def _units_before(plan: Plan, layer: int) -> list[int | None]:
    places = (plan.neuron_before(NeuronPlace(layer, unit)) for unit in range(plan.layers[layer]))
    return [None if place is None else place.unit for place in places]


def _taken(values: tuple[Value, ...], units: list[int | None], new: Value) -> tuple[Value, ...]:
    return tuple(new if unit is None else values[unit] for unit in units)
