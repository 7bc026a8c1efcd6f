"""Three ways to the slope ∂E/∂w of every weight, done over numbers that count.

Each takes a PlainNetwork and gives the slopes by name; the network's tally then says how many
multiplications that took. All begin with a forward pass and the slopes sig·(1 − sig).
"""

from __future__ import annotations

from collections.abc import Iterator

from app.microscope.counting.counted import Counted
from app.microscope.counting.plain_network import PlainNetwork, Row

NUDGE = 1e-5  # small enough for the slope, large enough for the last digits of E
Slopes = dict[str, float]


def path_by_path(network: PlainNetwork) -> Slopes:
    """Each weight's slope as the sum over all paths from the error back to it; every path is
    multiplied out by itself, from the error on."""
    way = _Way(network)
    found: Slopes = {}
    for name, layer, neuron, signal in _parameters(network, way.outputs):
        total = network.number(0.0)
        for product in way.products_to(layer, neuron):
            total = total + product * signal
        found[name] = total.value
    return found


def by_nudging(network: PlainNetwork) -> Slopes:
    """Each weight a little up and a little down, two forward passes for each of them, and how much
    E changes between: nearly the slope, never quite."""
    found: Slopes = {}
    for name, (row, place) in network.places.items():
        before, errors = row[place], []
        for nudge in (NUDGE, -NUDGE):
            row[place] = network.number(before.value + nudge)
            errors.append(network.error())
        row[place] = before
        found[name] = (errors[0] - errors[1]) / (2 * NUDGE)
    return found


def with_deltas(network: PlainNetwork) -> Slopes:
    """Backpropagation: δ of each neuron once, from the outputs back; each is used for all weights
    that lead into its neuron, and for the δ of all neurons below."""
    way = _Way(network)
    last = len(network.weights)
    deltas: dict[int, Row] = {last: _each(way.errors, way.slopes[last])}
    for layer in range(last - 1, 0, -1):
        errors = []
        for row in network.weights[layer]:
            error = network.number(0.0)
            for delta, weight in zip(deltas[layer + 1], row, strict=True):
                error = error + delta * weight
            errors.append(error)
        deltas[layer] = _each(errors, way.slopes[layer])
    return {
        name: (deltas[layer][neuron] * signal).value
        for name, layer, neuron, signal in _parameters(network, way.outputs)
    }


class _Way:
    """One forward pass, and what the way back begins with: layers count from 1 in ``slopes``."""

    def __init__(self, network: PlainNetwork) -> None:
        self._network = network
        self.outputs = network.forward()
        self.slopes = {
            layer: [output * output.complement() for output in row]
            for layer, row in enumerate(self.outputs)
            if layer
        }
        outputs = zip(self.outputs[-1], network.targets, strict=True)
        self.errors = [output - target for output, target in outputs]

    def products_to(self, layer: int, neuron: int) -> Iterator[Counted]:
        """For each path from an output back to a neuron the product of all factors up to its
        slope. Recomputed for each path from its beginning: nothing is used twice."""
        for places in self._paths(layer, neuron):
            above = places[0]
            product = self.errors[above] * self.slopes[len(self._network.weights)][above]
            for down, place in enumerate(places[1:], start=1):
                at = len(self._network.weights) - down
                product = product * self._network.weights[at][place][above]
                product = product * self.slopes[at][place]
                above = place
            yield product

    def _paths(self, layer: int, neuron: int) -> Iterator[tuple[int, ...]]:
        """The places of the neurons on each path, from the output down."""
        if layer == len(self._network.weights):
            yield (neuron,)
            return
        for above in range(len(self.outputs[layer + 1])):
            for path in self._paths(layer + 1, above):
                yield (*path, neuron)


def _parameters(
    network: PlainNetwork, outputs: list[Row]
) -> Iterator[tuple[str, int, int, Counted]]:
    """Each parameter: its name, the layer (from 1) and the place of the neuron it leads to, and
    what goes in through it."""
    where = {id(row): (layer, signal) for layer, rows in enumerate(network.weights, 1)
             for row, signal in zip(rows, outputs[layer - 1], strict=True)}  # fmt: skip
    bias_rows = {id(row): layer for layer, row in enumerate(network.bias_weights)}
    for name, (row, place) in network.places.items():
        if id(row) in where:
            layer, signal = where[id(row)]
            yield name, layer, place, signal
        else:
            layer = bias_rows[id(row)]
            yield name, layer + 1, place, network.biases[layer][place]


def _each(left: Row, right: Row) -> Row:
    return [one * other for one, other in zip(left, right, strict=True)]
