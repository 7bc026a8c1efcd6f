"""Filling a trace: one sample through the network and back.

The numbers are read off the layers after an ordinary forward and backward pass, so what a trace
shows is what training uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from nncore.activations import Array
from nncore.errors import NotationError, ShapeError
from nncore.layers import Bias, Dense, stop_fixed
from nncore.losses import SquaredError
from nncore.network import Network
from nncore.network_file import dense_layers
from nncore.notation import Kind, NeuronPlace, Notation, kind
from nncore.trace import Factor, Path, Trace

MOST_WEIGHTS = 20_000  # in a trace, which takes about a thousand bytes for each


def check_traceable(layer_sizes: Sequence[int]) -> None:
    """Raises ShapeError for a network that has too many weights for a trace; asked before work
    that ends in one."""
    count = Notation(tuple(layer_sizes)).weight_count
    if count > MOST_WEIGHTS:
        raise ShapeError(f"the network has {count:,} weights; a trace shows up to {MOST_WEIGHTS:,}")


def trace_sample(
    network: Network, inputs: Array, targets: Array, rates: Array, *, backward: bool = True
) -> Trace:
    """Traces one sample: forward, backward, and what the update would make of each weight.

    ``inputs`` has shape (inputs,), ``targets`` (outputs,), ``rates`` (parameters,) in the order
    of ``network.values``. The network's weights are left alone. Without ``backward`` the trace
    ends with E_total, and holds nothing that comes after it. What is too large for a number is
    infinite in it, and what is worked out from that may be NaN.

    Raises ShapeError where the sample does not fit or the network is too large, NotationError for
    a network whose layers are not all dense, or whose error is not E_total.
    """
    layers = dense_layers(network)
    if not isinstance(network.loss, SquaredError):
        raise NotationError("this network's error is not E_total, so E(o1) … mean nothing")
    notation = Notation(
        (layers[0].inputs, *(layer.outputs for layer in layers)),
        has_biases=any(layer.bias is not Bias.NONE for layer in layers),
    )
    check_traceable(notation.layer_sizes)
    expected = (notation.layer_sizes[0],), (notation.layer_sizes[-1],)
    if (inputs.shape, targets.shape) != expected:
        raise ShapeError(
            f"trace: inputs {inputs.shape} and targets {targets.shape}; "
            f"{expected[0]} and {expected[1]} are needed"
        )
    reader = _LayerReader(notation, layers, targets, rates)
    with np.errstate(over="ignore", invalid="ignore"):  # infinite numbers are shown as such
        network.backpropagate(inputs[np.newaxis, :], targets[np.newaxis, :])
        reader.read_forward()
        if backward:
            reader.read_backward()
    return Trace(
        notation=notation,
        inputs=tuple(inputs.tolist()),
        targets=tuple(targets.tolist()),
        rate_of=reader.rates,
        values=reader.values,
        weights=reader.weights,
        biases=reader.biases,
        activations=tuple(layer.activation.name for layer in layers),
        factors=reader.factors(),
    )


class _LayerReader:
    """Reads one sample's numbers off the layers, in the order of their computation."""

    def __init__(
        self, notation: Notation, layers: tuple[Dense, ...], targets: Array, rates: Array
    ) -> None:
        self.notation, self.layers, self.targets = notation, layers, targets
        self.values: dict[str, float] = {}
        self.deltas: dict[str, Path] = {}
        self.weights: dict[str, float] = {}
        self.biases: dict[str, float] = {}
        self.rates: dict[str, float] = {}
        rates = np.array(rates, np.float64)
        stop_fixed(layers, rates)
        self._w = _in_a_row(layer.w.value for layer in layers)
        self._w_rates = _in_a_row(
            rates[layer.w.start : layer.w.start + layer.w.value.size] for layer in layers
        )
        names = notation.weight_names
        self.weights.update(zip(names, self._w.tolist(), strict=True))
        self.rates.update(zip(names, self._w_rates.tolist(), strict=True))
        for neuron in self._biased_neurons():
            layer = layers[neuron.layer - 1]
            name = notation.bias_weight(neuron)
            self.weights[name] = float(layer.v.value[neuron.unit])
            self.biases[notation.bias(neuron)] = float(layer.b[neuron.unit])
            self.rates[name] = float(rates[layer.v.start + neuron.unit])

    def read_forward(self) -> None:
        """net, sig and E."""
        for neuron in self.notation.neurons():
            unit, layer = self.notation.unit(neuron), self.layers[neuron.layer - 1]
            self.values[f"net({unit})"] = float(layer.net[0, neuron.unit])
            self.values[f"sig({unit})"] = float(layer.output[0, neuron.unit])
        total = 0.0
        for unit, target in self._outputs():
            difference = target - self.values[f"sig({unit})"]
            error = 0.5 * (difference * difference)  # ** would raise where this overflows
            self.values[f"E({unit})"] = error
            total += error
        self.values["E_total"] = total

    def read_backward(self) -> None:
        """δ from the outputs back, then the partials by every w, then by every v."""
        errors = {unit: self.values[f"sig({unit})"] - target for unit, target in self._outputs()}
        for layer in range(len(self.layers), 0, -1):
            for place in range(self.layers[layer - 1].outputs):
                neuron = NeuronPlace(layer, place)
                unit = self.notation.unit(neuron)
                self._delta(neuron, errors[unit] if unit in errors else self._error_below(neuron))
        self._partials_of_weights()
        for neuron in self._biased_neurons():
            unit, bias = self.notation.unit(neuron), self.biases[self.notation.bias(neuron)]
            # δ·b holds in every mode; fixed bias weights have the rate 0 and stay.
            gradient = self.values[f"delta({unit})"] * bias
            name = self.notation.bias_weight(neuron)
            self.values[f"dE/d{name}"] = gradient
            self.values[f"{name}'"] = self.weights[name] - self.rates[name] * gradient

    def _delta(self, neuron: NeuronPlace, error: float) -> None:
        """δ = ∂E/∂sig · ∂sig/∂net."""
        unit = self.notation.unit(neuron)
        self.values[f"dE/dsig({unit})"] = error
        self.values[f"delta({unit})"] = float(self.layers[neuron.layer - 1].delta[0, neuron.unit])
        self.deltas[f"delta({unit})"] = (
            Factor(f"dE/dsig({unit})", error),
            Factor(f"dsig({unit})/dnet({unit})", self._slope(neuron)),
        )

    def _slope(self, neuron: NeuronPlace) -> float:
        """∂sig/∂net, as the layer's own activation has it."""
        layer = self.layers[neuron.layer - 1]
        slope = np.ones(1, layer.output.dtype)
        layer.activation.multiply_by_slope(slope, layer.output[0, neuron.unit : neuron.unit + 1])
        return float(slope[0])

    def _error_below(self, neuron: NeuronPlace) -> float:
        above = self.layers[neuron.layer]
        return float(above.w.value[neuron.unit] @ above.delta[0])

    def _partials_of_weights(self) -> None:
        """∂E/∂w and w′ of every w, in lists: there may be 20,000, thirty times a second."""
        names = self.notation.weight_names
        gradients = _in_a_row(layer.w.gradient for layer in self.layers)
        with np.errstate(over="ignore", invalid="ignore"):
            after = self._w - self._w_rates * gradients
        in_turn = np.column_stack((gradients, after)).ravel()
        self.values.update(zip(_partial_names(names), in_turn.tolist(), strict=True))

    def factors(self) -> Mapping[str, Path]:
        """Of each δ and each partial; none before the way back."""
        if not self.deltas:
            return {}
        fed_by = tuple(tuple(layer.input[0].tolist()) for layer in self.layers)
        return _Factors(self.notation, self.deltas, fed_by, self.weights, self.biases)

    def _biased_neurons(self) -> Iterator[NeuronPlace]:
        for neuron in self.notation.neurons():
            if self.layers[neuron.layer - 1].bias is not Bias.NONE:
                yield neuron

    def _outputs(self) -> Iterator[tuple[str, float]]:
        last = len(self.layers)
        for place, target in enumerate(self.targets.tolist()):
            yield self.notation.unit(NeuronPlace(last, place)), target


class _Factors(Mapping[str, Path]):
    """Those of the δ are kept; those of a partial are put together when they are asked for."""

    def __init__(
        self,
        notation: Notation,
        deltas: Mapping[str, Path],
        fed_by: tuple[tuple[float, ...], ...],
        weights: Mapping[str, float],
        biases: Mapping[str, float],
    ) -> None:
        self._notation, self._deltas, self._fed_by = notation, deltas, fed_by
        self._weights, self._biases = weights, biases

    def __getitem__(self, name: str) -> Path:
        if name in self._deltas:
            return self._deltas[name]
        weight = name.removeprefix("dE/d")
        if weight == name or weight not in self._weights:
            raise KeyError(name)
        neuron = self._notation.target_of(weight)
        unit = self._notation.unit(neuron)
        return *self._deltas[f"delta({unit})"], Factor(f"dnet({unit})/d{weight}", self._fed(weight))

    def __iter__(self) -> Iterator[str]:
        yield from self._deltas
        yield from (f"dE/d{weight}" for weight in self._weights)

    def __len__(self) -> int:
        return len(self._deltas) + len(self._weights)

    def _fed(self, weight: str) -> float:
        """What is fed in through a weight."""
        if kind(weight) is Kind.BIAS_WEIGHT:
            return self._biases[self._notation.source_of(weight)]
        place = self._notation.weight_place(weight)
        return self._fed_by[place.layer][place.source]


def _in_a_row(arrays: Iterable[Array]) -> npt.NDArray[np.float64]:
    """One after the other, row by row, in double precision."""
    return np.concatenate([array.ravel() for array in arrays], dtype=np.float64)


@lru_cache(maxsize=8)
def _partial_names(weights: tuple[str, ...]) -> tuple[str, ...]:
    """dE/dw1, w1', dE/dw2, w2' …"""
    return tuple(each for name in weights for each in (f"dE/d{name}", f"{name}'"))
