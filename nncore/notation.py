"""The article's names: w1, v11, b1, i1, h1, o1, and where they are in the arrays.

Weights are numbered through the whole network, layer by layer and source neuron by source neuron
(w1: i1→h1, w2: i1→h2, w3: i2→h1 …); hidden neurons and biases count on through the layers;
bias weights carry layer and place (v11, v12 | v21), with an underscore once either is above 9.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import accumulate, islice, pairwise

from nncore.errors import NotationError
from nncore.untrusted.quoting import quoted

_NUMBERED = re.compile(r"([a-z])([1-9][0-9]{0,8})")
_BIAS_WEIGHT = re.compile(
    r"v(?:([1-9])([1-9])|([1-9][0-9]{0,8})_([1-9][0-9]{0,8}))"  # v21, v1_10
)


class Kind(StrEnum):
    """What a name is of: the letter that it begins with."""

    INPUT = "i"
    HIDDEN = "h"
    OUTPUT = "o"
    BIAS = "b"
    WEIGHT = "w"
    BIAS_WEIGHT = "v"


def kind(name: str) -> Kind:
    """What ``w5`` is of; whether a network has it is for the network's Notation to say.

    Raises NotationError for what is no such name.
    """
    if _NUMBERED.fullmatch(name) or _BIAS_WEIGHT.fullmatch(name):
        try:
            return Kind(name[0])
        except ValueError:
            pass
    raise NotationError(f"{quoted(name)} is no name of a weight, a bias or a neuron")


@dataclass(frozen=True, slots=True)
class WeightPlace:
    """The weight from unit ``source`` of layer ``layer`` to unit ``target`` of the next one.

    All counted from 0; layer 0 is the input.
    """

    layer: int
    source: int
    target: int


@dataclass(frozen=True, slots=True)
class NeuronPlace:
    """Unit ``unit`` of layer ``layer``, both counted from 0; layer 0 is the input."""

    layer: int
    unit: int


@dataclass(frozen=True)
class Notation:
    """Names for a network whose layers have these sizes, inputs and outputs included.

    ``has_biases`` says whether the network's flat array (``Network.values``) holds bias weights.
    """

    layer_sizes: tuple[int, ...]
    has_biases: bool = False

    @cached_property
    def _weights_before(self) -> list[int]:
        # how many weights are numbered before those that leave layer l; the last: all of them
        return [0, *accumulate(a * b for a, b in pairwise(self.layer_sizes))]

    @cached_property
    def _neurons_before(self) -> list[int]:
        # how many neurons (inputs left out) come before layer l + 1
        return [0, *accumulate(self.layer_sizes[1:])]

    @property
    def weight_count(self) -> int:
        """How many weights w there are."""
        return self._weights_before[-1]

    @property
    def parameter_count(self) -> int:
        """How many w and v there are in the flat array."""
        return self.weight_count + (self._neurons_before[-1] if self.has_biases else 0)

    @property
    def weight_names(self) -> tuple[str, ...]:
        """w1, w2, w3 …: all of them, in order."""
        return _weight_names(self.weight_count)

    @property
    def bias_weight_names(self) -> tuple[str, ...]:
        """v11, v12 … of all neurons, in order; none where the network has no biases."""
        return _bias_weight_names(self) if self.has_biases else ()

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """All w and v in the order of the network's flat array: layer by layer, w before v."""
        return _parameter_names(self)

    def index_of(self, name: str) -> int:
        """The place of ``w5`` or ``v21`` in the network's flat array.

        Raises NotationError for a name this network does not have there.
        """
        if self.has_biases and name.startswith(Kind.BIAS_WEIGHT):
            neuron = self.bias_weight_place(name)
            return self._weights_before[neuron.layer] + (
                self._neurons_before[neuron.layer - 1] + neuron.unit
            )
        number = self.weight_number(name)
        layer = bisect_right(self._weights_before, number) - 1
        return number + (self._neurons_before[layer] if self.has_biases else 0)

    def indices_into(self, neuron: NeuronPlace) -> list[int]:
        """The places, in the network's flat array, of all w and the v that lead to a neuron."""
        below, size = neuron.layer - 1, self.layer_sizes[neuron.layer]
        before = self._neurons_before[below] if self.has_biases else 0
        first, end = (
            self._weights_before[below] + before,
            self._weights_before[neuron.layer] + before,
        )
        v = [end + neuron.unit] if self.has_biases else []
        return [*range(first + neuron.unit, end, size), *v]

    def unit(self, place: NeuronPlace) -> str:
        """``i1``, ``h3``, ``o2``."""
        if place.layer == 0:
            return f"i{place.unit + 1}"
        if place.layer == len(self.layer_sizes) - 1:
            return f"o{place.unit + 1}"
        return f"h{self._neurons_before[place.layer - 1] + place.unit + 1}"

    def weight(self, place: WeightPlace) -> str:
        """``w5``."""
        within = place.source * self.layer_sizes[place.layer + 1] + place.target
        return f"w{self._weights_before[place.layer] + within + 1}"

    def bias(self, neuron: NeuronPlace) -> str:
        """``b3``: the bias that feeds this neuron."""
        return f"b{self._neurons_before[neuron.layer - 1] + neuron.unit + 1}"

    def bias_weight(self, neuron: NeuronPlace) -> str:
        """``v21``, or ``v1_10`` where a number has two digits."""
        separator = "_" if neuron.layer > 9 or neuron.unit + 1 > 9 else ""
        return f"v{neuron.layer}{separator}{neuron.unit + 1}"

    def units(self) -> Iterator[NeuronPlace]:
        """Inputs, hidden neurons and outputs, layer by layer."""
        for layer, size in enumerate(self.layer_sizes):
            for unit in range(size):
                yield NeuronPlace(layer, unit)

    def neurons(self) -> Iterator[NeuronPlace]:
        """Hidden neurons and outputs, layer by layer."""
        for layer, size in enumerate(self.layer_sizes[1:], start=1):
            for unit in range(size):
                yield NeuronPlace(layer, unit)

    def weights(self) -> Iterator[WeightPlace]:
        """w1, w2, w3 … in order."""
        for layer, (sources, targets) in enumerate(pairwise(self.layer_sizes)):
            for source in range(sources):
                for target in range(targets):
                    yield WeightPlace(layer, source, target)

    def weight_number(self, name: str) -> int:
        """The number of ``w5``, counted from 0. Raises NotationError for a name this network does
        not have."""
        return self._number(name, Kind.WEIGHT, self.weight_count, "weight", "weights")

    def weight_place(self, name: str) -> WeightPlace:
        """Where ``w5`` is. Raises NotationError for a name this network does not have."""
        number = self.weight_number(name)
        layer = bisect_right(self._weights_before, number) - 1
        source, target = divmod(number - self._weights_before[layer], self.layer_sizes[layer + 1])
        return WeightPlace(layer, source, target)

    def bias_place(self, name: str) -> NeuronPlace:
        """Which neuron ``b3`` feeds. Raises NotationError."""
        number = self._number(name, "b", self._neurons_before[-1], "bias", "biases")
        before = bisect_right(self._neurons_before, number) - 1
        return NeuronPlace(before + 1, number - self._neurons_before[before])

    def bias_weight_place(self, name: str) -> NeuronPlace:
        """Which neuron ``v21`` leads to. Raises NotationError."""
        match = _BIAS_WEIGHT.fullmatch(name)
        if match is not None:
            neuron = NeuronPlace(int(match[1] or match[3]), int(match[2] or match[4]) - 1)
            is_there = (
                neuron.layer < len(self.layer_sizes)
                and neuron.unit < self.layer_sizes[neuron.layer]
            )
            if is_there and self.bias_weight(neuron) == name:
                return neuron
        last = len(self.layer_sizes) - 1
        first, end = NeuronPlace(1, 0), NeuronPlace(last, self.layer_sizes[last] - 1)
        raise NotationError(
            f"{quoted(name)} is no bias weight of this network; its bias weights are "
            f"{self.bias_weight(first)} to {self.bias_weight(end)}"
        )

    def unit_place(self, name: str) -> NeuronPlace:
        """Where ``i2``, ``h3`` or ``o1`` is. Raises NotationError."""
        if name.startswith(Kind.INPUT):
            return NeuronPlace(0, self._number(name, "i", self.layer_sizes[0], "input", "inputs"))
        if name.startswith(Kind.OUTPUT):
            return self.output_place(name)
        hidden = self._neurons_before[-2]
        number = self._number(name, Kind.HIDDEN, hidden, "hidden neuron", "hidden neurons")
        before = bisect_right(self._neurons_before, number) - 1
        return NeuronPlace(before + 1, number - self._neurons_before[before])

    def target_of(self, weight: str) -> NeuronPlace:
        """The neuron to which ``w5`` or ``v21`` leads. Raises NotationError."""
        if weight.startswith(Kind.BIAS_WEIGHT):
            return self.bias_weight_place(weight)
        place = self.weight_place(weight)
        return NeuronPlace(place.layer + 1, place.target)

    def source_of(self, weight: str) -> str:
        """Where ``w5`` or ``v21`` comes from: ``i1``, ``h3``, ``b3``. Raises NotationError."""
        if weight.startswith(Kind.BIAS_WEIGHT):
            return self.bias(self.bias_weight_place(weight))
        place = self.weight_place(weight)
        return self.unit(NeuronPlace(place.layer, place.source))

    def output_place(self, name: str) -> NeuronPlace:
        """Which output ``o2`` is. Raises NotationError."""
        last = len(self.layer_sizes) - 1
        return NeuronPlace(
            last, self._number(name, "o", self.layer_sizes[last], "output", "outputs")
        )

    def _number(self, name: str, letter: str, count: int, kind: str, kinds: str) -> int:
        """The number in a name such as ``w5``, counted from 0."""
        match = _NUMBERED.fullmatch(name)
        if match is None or match[1] != letter or int(match[2]) > count:
            raise NotationError(
                f"{quoted(name)} is no {kind} of this network; its {kinds} are {letter}1 to "
                f"{letter}{count}"
            )
        return int(match[2]) - 1


# Names are listed for each sample that is traced, so lists are kept; few networks are open at once.
@lru_cache(maxsize=8)
def _weight_names(count: int) -> tuple[str, ...]:
    return tuple(f"w{number}" for number in range(1, count + 1))


@lru_cache(maxsize=8)
def _bias_weight_names(notation: Notation) -> tuple[str, ...]:
    return tuple(map(notation.bias_weight, notation.neurons()))


@lru_cache(maxsize=8)
def _parameter_names(notation: Notation) -> tuple[str, ...]:
    w, v, names = iter(notation.weight_names), iter(notation.bias_weight_names), list[str]()
    for sources, targets in pairwise(notation.layer_sizes):
        names.extend(islice(w, sources * targets))
        names.extend(islice(v, targets))
    return tuple(names)
