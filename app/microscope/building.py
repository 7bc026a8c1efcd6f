"""A network gets neurons and hidden layers, and loses them.

A weight that stays keeps its value, its own rate and its neurons, under whatever name it has then:
the article numbers weights layer by layer, so w5 may become w7. New weights are drawn in [0, 1)
from the file's seed and the layers that there are then, all w in order, then all v: the same change
draws the same numbers again, and another change others. A file without a seed takes FIRST_SEED.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from app.errors import LettersumError
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample
from nncore.network_file_reading import MOST_LAYERS, MOST_VALUES
from nncore.notation import Kind, NeuronPlace, Notation, WeightPlace, kind
from nncore.tracing import MOST_WEIGHTS

FIRST_SEED = 1
NEW_INPUT, NEW_TARGET = 0.0, 0.5  # what samples have for units that are new
_NEW_BIAS = 1.0

Value = TypeVar("Value")
NamePair = tuple[str, str | None]  # what something is called afterwards, and was before


class BuildingError(LettersumError, ValueError):
    """A change that a network can't have; the message is one line for the person who asked."""


@dataclass(frozen=True)
class _Plan:
    """The layers afterwards, and where each neuron and weight of them was before; None for one
    that is new."""

    layers: tuple[int, ...]
    neuron_before: Callable[[NeuronPlace], NeuronPlace | None]
    weight_before: Callable[[WeightPlace], WeightPlace | None]


def with_neuron(file: NetworkFile, layer: int) -> NetworkFile:
    """One neuron more at the end of a layer, from 0: an input, a hidden neuron or an output.

    A new input is 0 in all samples, a new target 0.5, both without a caption. Raises
    BuildingError.
    """
    new = NeuronPlace(layer, file.layers[layer])

    def neuron_before(place: NeuronPlace) -> NeuronPlace | None:
        return None if place == new else place

    def weight_before(place: WeightPlace) -> WeightPlace | None:
        return None if new in _ends(place) else place

    return _built(file, _Plan(_resized(file, layer, 1), neuron_before, weight_before))


def without_neuron(file: NetworkFile, layer: int, unit: int | None = None) -> NetworkFile:
    """Without a neuron of a layer, both from 0; without ``unit`` the last. Raises BuildingError."""
    if file.layers[layer] == 1:
        raise BuildingError(f"this is the last {_called(file, layer)}, and one is needed")
    gone = file.layers[layer] - 1 if unit is None else unit

    def unit_before(at_layer: int, at_unit: int) -> int:
        return at_unit + (at_layer == layer and at_unit >= gone)

    def neuron_before(place: NeuronPlace) -> NeuronPlace | None:
        return NeuronPlace(place.layer, unit_before(place.layer, place.unit))

    def weight_before(place: WeightPlace) -> WeightPlace | None:
        source = unit_before(place.layer, place.source)
        return WeightPlace(place.layer, source, unit_before(place.layer + 1, place.target))

    return _built(file, _Plan(_resized(file, layer, -1), neuron_before, weight_before))


def with_hidden_layer(file: NetworkFile, before: int) -> NetworkFile:
    """A hidden layer more, before the layer ``before``, which counts from 0 and is no input.

    It is as large as the layer that it follows and takes over what leads on from there: the
    weights into ``before`` stay, those into the new layer are new. Raises BuildingError.
    """
    layers = (*file.layers[:before], file.layers[before - 1], *file.layers[before:])

    def neuron_before(place: NeuronPlace) -> NeuronPlace | None:
        if place.layer == before:
            return None
        return NeuronPlace(place.layer - (place.layer > before), place.unit)

    def weight_before(place: WeightPlace) -> WeightPlace | None:
        if place.layer == before - 1:
            return None
        return replace(place, layer=place.layer - (place.layer >= before))

    return _built(file, _Plan(layers, neuron_before, weight_before))


def without_hidden_layer(file: NetworkFile, layer: int) -> NetworkFile:
    """Without a hidden layer, counted from 0 with the inputs.

    The layer before takes over what led on from it, neuron by neuron as far as both have them;
    further weights there are new. Raises BuildingError.
    """
    if not 0 < layer < len(file.layers) - 1:
        raise BuildingError("inputs and outputs stay; only a hidden layer can be taken away")
    if len(file.layers) == 3:
        raise BuildingError("this is the only hidden layer, and one is needed")

    def neuron_before(place: NeuronPlace) -> NeuronPlace | None:
        return NeuronPlace(place.layer + (place.layer >= layer), place.unit)

    def weight_before(place: WeightPlace) -> WeightPlace | None:
        if place.layer == layer - 1 and place.source >= file.layers[layer]:
            return None
        return replace(place, layer=place.layer + (place.layer >= layer - 1))

    layers = (*file.layers[:layer], *file.layers[layer + 1 :])
    return _built(file, _Plan(layers, neuron_before, weight_before))


def _built(file: NetworkFile, plan: _Plan) -> NetworkFile:
    _check_room(file, plan.layers)
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
    plan: _Plan

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


def _samples(file: NetworkFile, plan: _Plan) -> tuple[Sample, ...]:
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


def _units_before(plan: _Plan, layer: int) -> list[int | None]:
    places = (plan.neuron_before(NeuronPlace(layer, unit)) for unit in range(plan.layers[layer]))
    return [None if place is None else place.unit for place in places]


def _taken(values: tuple[Value, ...], units: list[int | None], new: Value) -> tuple[Value, ...]:
    return tuple(new if unit is None else values[unit] for unit in units)


def _ends(place: WeightPlace) -> tuple[NeuronPlace, NeuronPlace]:
    source = NeuronPlace(place.layer, place.source)
    return source, NeuronPlace(place.layer + 1, place.target)


def _resized(file: NetworkFile, layer: int, by: int) -> tuple[int, ...]:
    return tuple(size + by * (place == layer) for place, size in enumerate(file.layers))


def _called(file: NetworkFile, layer: int) -> str:
    if layer == 0:
        return "input"
    return "output" if layer == len(file.layers) - 1 else "neuron of this layer"


def _check_room(file: NetworkFile, layers: tuple[int, ...]) -> None:
    count = Notation(layers).weight_count
    if count > MOST_WEIGHTS:
        raise BuildingError(
            f"the network would have {count:,} weights; this room takes {MOST_WEIGHTS:,} at most"
        )
    if len(layers) > MOST_LAYERS:
        raise BuildingError(f"{MOST_LAYERS} layers are the most that a network file can have")
    if len(file.samples) * (layers[0] + layers[-1]) > MOST_VALUES:
        raise BuildingError("the samples would be too many numbers; remove some samples first")
