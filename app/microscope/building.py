"""A network gets neurons and hidden layers, and loses them.

A weight that stays keeps its value, its own rate and its neurons, under whatever name it has then:
the article numbers weights layer by layer, so w5 may become w7. New weights are drawn in [0, 1)
from the file's seed and the layers that there are then, all w in order, then all v: the same change
draws the same numbers again, and another change others. A file without a seed takes FIRST_SEED.
"""

from __future__ import annotations

from dataclasses import replace

from app.errors import LettersumError
from app.microscope.rebuilding import Plan, rebuilt
from nncore.network_file import NetworkFile
from nncore.network_file_reading import MOST_LAYERS, MOST_VALUES
from nncore.notation import NeuronPlace, Notation, WeightPlace
from nncore.tracing import MOST_WEIGHTS


class BuildingError(LettersumError, ValueError):
    """A change that a network can't have; the message is one line for the person who asked."""


def with_neuron(file: NetworkFile, layer: int) -> NetworkFile:
    """One neuron more at the end of a layer, from 0: an input, a hidden neuron or an output.

    A new input is 0 in all samples, a new target 0.5, both without a caption. Raises
    BuildingError.
    """
    _check_is_there(file, layer)
    new = NeuronPlace(layer, file.layers[layer])

    def neuron_before(place: NeuronPlace) -> NeuronPlace | None:
        return None if place == new else place

    def weight_before(place: WeightPlace) -> WeightPlace | None:
        return None if new in _ends(place) else place

    return _built(file, Plan(_resized(file, layer, 1), neuron_before, weight_before))


def without_neuron(file: NetworkFile, layer: int, unit: int | None = None) -> NetworkFile:
    """Without a neuron of a layer, both from 0; without ``unit`` the last. Raises BuildingError."""
    _check_is_there(file, layer)
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

    return _built(file, Plan(_resized(file, layer, -1), neuron_before, weight_before))


def with_hidden_layer(file: NetworkFile, before: int) -> NetworkFile:
    """A hidden layer more, before the layer ``before``, which counts from 0 and is no input.

    It is as large as the layer that it follows and takes over what leads on from there: the
    weights into ``before`` stay, those into the new layer are new. Raises BuildingError.
    """
    _check_is_there(file, before)
    layers = (*file.layers[:before], file.layers[before - 1], *file.layers[before:])

    def neuron_before(place: NeuronPlace) -> NeuronPlace | None:
        if place.layer == before:
            return None
        return NeuronPlace(place.layer - (place.layer > before), place.unit)

    def weight_before(place: WeightPlace) -> WeightPlace | None:
        if place.layer == before - 1:
            return None
        return replace(place, layer=place.layer - (place.layer >= before))

    return _built(file, Plan(layers, neuron_before, weight_before))


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
    return _built(file, Plan(layers, neuron_before, weight_before))


def _built(file: NetworkFile, plan: Plan) -> NetworkFile:
    _check_room(file, plan.layers)
    return rebuilt(file, plan)


def _check_is_there(file: NetworkFile, layer: int) -> None:
    """Someone may be quicker with the keys than the network is built."""
    if not 0 <= layer < len(file.layers):
        raise BuildingError(f"there is no column {layer + 1} any more")


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
