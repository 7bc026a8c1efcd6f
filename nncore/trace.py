"""One sample through the network and back, with every number on the way and its factors.

The numbers are read off the layers after an ordinary forward and backward pass, so what a trace
shows is what training uses. Names are the article's:

    net(h1)  sig(h1)  E(o1)  E_total  delta(o1)  dE/dw5  w5'  dE/dv11  v11'

A trace holds only what has been computed: after the forward pass alone it has no deltas, and a
view shows "–" for them, never 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from nncore.activations import Array
from nncore.layers import Bias, Dense
from nncore.network import Network
from nncore.network_file import dense_layers
from nncore.notation import NeuronPlace, Notation, WeightPlace


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a chain rule: its symbol, such as ``dE/dsig(o1)``, and its value."""

    name: str
    value: float


Path = tuple[Factor, ...]


@dataclass(frozen=True)
class Trace:
    """All numbers of one sample.

    ``values`` are in the order in which they are computed. ``factors`` holds for each partial
    derivative (``dE/dw5``) the factors whose product it is.
    """

    notation: Notation
    inputs: tuple[float, ...]
    targets: tuple[float, ...]
    rate_of: Mapping[str, float]
    values: Mapping[str, float]
    factors: Mapping[str, Path] = field(default_factory=dict)
    _slopes: Mapping[str, float] = field(default_factory=dict, repr=False)
    _weights: Mapping[str, float] = field(default_factory=dict, repr=False)

    def path_count(self, name: str) -> int:
        """How many paths lead from the weight ``name`` to the outputs; found by multiplying."""
        place = self._path_start(name)
        return math.prod(self.notation.layer_sizes[place.layer + 1 :])

    def paths(self, name: str) -> Iterator[Path]:
        """Every path from an output back to the weight ``name`` (``w1`` or ``v11``).

        The product of a path's factors is its share; the shares of all paths add up to dE/dw1.
        """
        target = self._path_start(name)
        neuron = self.notation.unit(target)
        fed_by = self._fed_by(name)
        last = Factor(f"dnet({neuron})/d{name}", fed_by)
        for path in self._paths_to(target):
            yield (*path, last)

    def _path_start(self, name: str) -> NeuronPlace:
        if name.startswith("v"):
            return self.notation.bias_weight_place(name)
        place = self.notation.weight_place(name)
        return NeuronPlace(place.layer + 1, place.target)

    def _fed_by(self, name: str) -> float:
        return self.factors[f"dE/d{name}"][-1].value

    def _paths_to(self, neuron: NeuronPlace) -> Iterator[Path]:
        """Paths from the error to net(neuron)."""
        unit = self.notation.unit(neuron)
        slope = Factor(f"dsig({unit})/dnet({unit})", self._slopes[unit])
        if neuron.layer == len(self.notation.layer_sizes) - 1:
            yield (self.factors[f"delta({unit})"][0], slope)
            return
        for above in range(self.notation.layer_sizes[neuron.layer + 1]):
            weight = self.notation.weight(WeightPlace(neuron.layer, neuron.unit, above))
            next_neuron = NeuronPlace(neuron.layer + 1, above)
            step = Factor(
                f"dnet({self.notation.unit(next_neuron)})/dsig({unit})", self._weights[weight]
            )
            for path in self._paths_to(next_neuron):
                yield (*path, step, slope)


def trace_sample(network: Network, inputs: Array, targets: Array, rates: Array) -> Trace:
    """Traces one sample: forward, backward, and what the update would make of each weight.

    ``inputs`` has shape (inputs,), ``targets`` (outputs,), ``rates`` (parameters,) in the order
    of ``network.values``. The network's weights are left alone. Raises NotationError for a network
    whose layers are not all dense.
    """
    layers = dense_layers(network)
    notation = Notation((layers[0].inputs, *(layer.outputs for layer in layers)))
    network.backpropagate(inputs[np.newaxis, :], targets[np.newaxis, :])
    tracer = _Tracer(notation, layers, inputs, targets, _rates_by_name(notation, layers, rates))
    tracer.forward()
    tracer.errors()
    tracer.deltas()
    tracer.weight_partials()
    tracer.bias_weight_partials()
    return Trace(
        notation=notation,
        inputs=tuple(inputs.tolist()),
        targets=tuple(targets.tolist()),
        rate_of=tracer.rates,
        values=tracer.values,
        factors=tracer.factors,
        _slopes=tracer.slopes,
        _weights=tracer.weights,
    )


def _rates_by_name(notation: Notation, layers: tuple[Dense, ...], rates: Array) -> dict[str, float]:
    by_name: dict[str, float] = {}
    start = 0
    for number, layer in enumerate(layers, start=1):
        for source in range(layer.inputs):
            for target in range(layer.outputs):
                name = notation.weight(WeightPlace(number - 1, source, target))
                by_name[name] = float(rates[start])
                start += 1
        if layer.bias is not Bias.NONE:
            for unit in range(layer.outputs):
                name = notation.bias_weight(NeuronPlace(number, unit))
                by_name[name] = float(rates[start])
                start += 1
    return by_name


class _Tracer:
    """Reads one sample's numbers off the layers, in the order of their computation."""

    def __init__(
        self,
        notation: Notation,
        layers: tuple[Dense, ...],
        inputs: Array,
        targets: Array,
        rates: dict[str, float],
    ) -> None:
        self.notation, self.layers = notation, layers
        self.inputs, self.targets, self.rates = inputs, targets, rates
        self.values: dict[str, float] = {}
        self.factors: dict[str, Path] = {}
        self.slopes: dict[str, float] = {}
        self.weights: dict[str, float] = {
            notation.weight(p): float(layers[p.layer].w.value[p.source, p.target])
            for p in notation.weights()
        }

    def forward(self) -> None:
        for neuron in self.notation.neurons():
            unit, layer = self.notation.unit(neuron), self.layers[neuron.layer - 1]
            output = float(layer.output[0, neuron.unit])
            self.values[f"net({unit})"] = float(layer.net[0, neuron.unit])
            self.values[f"sig({unit})"] = output
            self.slopes[unit] = output * (1.0 - output)

    def errors(self) -> None:
        total = 0.0
        for unit, target in self._outputs():
            error = 0.5 * (target - self.values[f"sig({unit})"]) ** 2
            self.values[f"E({unit})"] = error
            total += error
        self.values["E_total"] = total

    def deltas(self) -> None:
        """δ = ∂E/∂sig · ∂sig/∂net, from the outputs back to the first hidden layer."""
        errors = {unit: self.values[f"sig({unit})"] - target for unit, target in self._outputs()}
        for layer in range(len(self.layers), 0, -1):
            for place in range(self.layers[layer - 1].outputs):
                neuron = NeuronPlace(layer, place)
                unit = self.notation.unit(neuron)
                error = errors[unit] if unit in errors else self._error_below(neuron)
                self.values[f"dE/dsig({unit})"] = error
                self.values[f"delta({unit})"] = float(self.layers[layer - 1].delta[0, place])
                self.factors[f"delta({unit})"] = (
                    Factor(f"dE/dsig({unit})", error),
                    Factor(f"dsig({unit})/dnet({unit})", self.slopes[unit]),
                )

    def _error_below(self, neuron: NeuronPlace) -> float:
        above = self.layers[neuron.layer]
        return float(above.w.value[neuron.unit] @ above.delta[0])

    def weight_partials(self) -> None:
        for place in self.notation.weights():
            name = self.notation.weight(place)
            layer = self.layers[place.layer]
            source = float(layer.input[0, place.source])
            gradient = float(layer.w.gradient[place.source, place.target])
            target = self.notation.unit(NeuronPlace(place.layer + 1, place.target))
            self._partial(name, target, source, gradient, self.weights[name])

    def bias_weight_partials(self) -> None:
        """∂E/∂v = δ·b in every mode; fixed bias weights have the rate 0 and stay."""
        for neuron in self.notation.neurons():
            layer = self.layers[neuron.layer - 1]
            if layer.bias is Bias.NONE:
                continue
            name, unit = self.notation.bias_weight(neuron), self.notation.unit(neuron)
            bias = float(layer.b[neuron.unit])
            gradient = self.values[f"delta({unit})"] * bias
            self._partial(name, unit, bias, gradient, float(layer.v.value[neuron.unit]))

    def _partial(
        self, name: str, target: str, fed_by: float, gradient: float, value: float
    ) -> None:
        self.values[f"dE/d{name}"] = gradient
        self.values[f"{name}'"] = value - self.rates[name] * gradient
        self.factors[f"dE/d{name}"] = (
            *self.factors[f"delta({target})"],
            Factor(f"dnet({target})/d{name}", fed_by),
        )

    def _outputs(self) -> Iterator[tuple[str, float]]:
        last = len(self.layers)
        for place, target in enumerate(self.targets):
            yield self.notation.unit(NeuronPlace(last, place)), float(target)
