"""The record of one sample's way through a network and back: every number and its factors.

``tracing.py`` fills it, ``trace_views`` show it. Names are the article's:

    net(h1)  sig(h1)  E(o1)  E_total  delta(o1)  dE/dw5  w5'  dE/dv11  v11'

A trace holds only what has been computed: after the forward pass alone it has no deltas, and a
view shows "–" for them, never 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from nncore.notation import NeuronPlace, Notation, WeightPlace

# Of all paths that a view lists, about 3 MB of JSON: the number of paths grows with the product of
# the layers' sizes, and a network of 150 bytes may have a billion.
MOST_PATH_FACTORS = 50_000


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a chain rule: its symbol, such as ``dE/dsig(o1)``, and its value."""

    name: str
    value: float


Path = tuple[Factor, ...]


def product_of(path: Path) -> float:
    """The product of a path's factors."""
    return math.prod(factor.value for factor in path)


@dataclass(frozen=True, slots=True)
class NetTerm:
    """One term of a sum: the signal of ``source`` (``i1``, ``sig(h1)``, ``b1``, going back
    ``delta(o1)``) times a weight."""

    source: str
    signal: float | None
    weight: str
    value: float


@dataclass(frozen=True)
class Trace:
    """All numbers of one sample.

    ``activations`` names each layer's function, from the first hidden one on. Whatever it is, its
    output is called sig(h1) and its slope dsig(h1)/dnet(h1).

    ``values`` are in the order in which they are computed; what has not been computed is not in
    it. ``factors`` holds for each δ and each partial derivative (``dE/dw5``) the factors whose
    product it is. ``weights`` (w and v), ``biases`` and ``rate_of`` are by name, all of them from
    before the update.
    """

    notation: Notation
    inputs: tuple[float, ...]
    targets: tuple[float, ...]
    rate_of: Mapping[str, float]
    values: Mapping[str, float]
    weights: Mapping[str, float]
    biases: Mapping[str, float]
    activations: tuple[str, ...]
    factors: Mapping[str, Path] = field(default_factory=dict)

    def input_value(self, name: str) -> float:
        """The value of ``i1``. Raises NotationError for a name this network does not have."""
        return self.inputs[self.notation.unit_place(name).unit]

    def net_terms(self, neuron: NeuronPlace) -> list[NetTerm]:
        """The terms that add up to net(neuron): one for each source, then the bias."""
        terms = []
        for source in range(self.notation.layer_sizes[neuron.layer - 1]):
            unit = self.notation.unit(NeuronPlace(neuron.layer - 1, source))
            weight = self.notation.weight(WeightPlace(neuron.layer - 1, source, neuron.unit))
            if neuron.layer == 1:
                terms.append(NetTerm(unit, self.inputs[source], weight, self.weights[weight]))
            else:
                signal = self.values.get(f"sig({unit})")
                terms.append(NetTerm(f"sig({unit})", signal, weight, self.weights[weight]))
        bias, bias_weight = self.notation.bias(neuron), self.notation.bias_weight(neuron)
        if bias_weight in self.weights:
            value = self.weights[bias_weight]
            terms.append(NetTerm(bias, self.biases[bias], bias_weight, value))
        return terms

    def error_terms(self, neuron: NeuronPlace) -> list[NetTerm]:
        """The terms that add up to ∂E/∂sig of a hidden neuron: δ of each neuron above times the
        weight that leads there. Empty for outputs, whose error is compared with the target."""
        if neuron.layer == len(self.notation.layer_sizes) - 1:
            return []
        terms = []
        for above in range(self.notation.layer_sizes[neuron.layer + 1]):
            weight = self.notation.weight(WeightPlace(neuron.layer, neuron.unit, above))
            delta = f"delta({self.notation.unit(NeuronPlace(neuron.layer + 1, above))})"
            terms.append(NetTerm(delta, self.values.get(delta), weight, self.weights[weight]))
        return terms

    def targets_by_unit(self) -> Iterator[tuple[str, float]]:
        """``("o1", 0.01)`` and so on."""
        last = len(self.notation.layer_sizes) - 1
        for place, target in enumerate(self.targets):
            yield self.notation.unit(NeuronPlace(last, place)), target

    def path_count(self, name: str) -> int:
        """How many paths lead from the weight ``name`` to the outputs; found by multiplying."""
        return self._paths_from[self.notation.target_of(name).layer]

    def listed_paths(self, most_for_one: int | None = None) -> list[str]:
        """The weights whose paths a view may list, in order: as many as have MOST_PATH_FACTORS
        factors together, a weight with all its paths or not at all. With ``most_for_one``, only
        those that have no more paths."""
        listed, left, last = [], MOST_PATH_FACTORS, len(self.notation.layer_sizes) - 1
        for name in self.rate_of:
            layer = self.notation.target_of(name).layer
            count = self._paths_from[layer]
            factors = count * (2 * (last - layer) + 3)  # two each layer further, and dnet/dw
            if factors <= left and (most_for_one is None or count <= most_for_one):
                left -= factors
                listed.append(name)
        return listed

    @cached_property
    def _paths_from(self) -> list[int]:
        """How many paths lead from one neuron of each layer to the outputs."""
        sizes = self.notation.layer_sizes
        counts = [1] * len(sizes)
        for layer in range(len(sizes) - 2, -1, -1):
            counts[layer] = counts[layer + 1] * sizes[layer + 1]
        return counts

    def paths(self, name: str) -> Iterator[Path]:
        """Every path from an output back to the weight ``name`` (``w1`` or ``v11``).

        The product of a path's factors is its share; the shares of all paths add up to dE/dw1.
        """
        last = self.factors[f"dE/d{name}"][-1]
        for path in self._paths_to(self.notation.target_of(name)):
            yield (*path, last)

    def _paths_to(self, neuron: NeuronPlace) -> Iterator[Path]:
        """Paths from the error to net(neuron)."""
        unit = self.notation.unit(neuron)
        error, slope = self.factors[f"delta({unit})"]
        if neuron.layer == len(self.notation.layer_sizes) - 1:
            yield (error, slope)
            return
        for above in range(self.notation.layer_sizes[neuron.layer + 1]):
            weight = self.notation.weight(WeightPlace(neuron.layer, neuron.unit, above))
            next_neuron = NeuronPlace(neuron.layer + 1, above)
            name = f"dnet({self.notation.unit(next_neuron)})/dsig({unit})"
            step = Factor(name, self.weights[weight])
            for path in self._paths_to(next_neuron):
                yield (*path, step, slope)
