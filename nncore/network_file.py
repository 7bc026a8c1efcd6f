"""The network file: a small network, its rates and its samples as JSON, written by hand.

    {"lettersum": "network", "version": 1, "layers": [2, 2, 2],
     "weights": {"w1": 0.15}, "bias": "fixed", "biases": {"b1": 1}, "bias_weights": {"v11": 0.35},
     "rate": 0.5, "rates": {"w6": 0.8}, "importance": {"o2": 1.6}, "seed": 7,
     "samples": [{"inputs": [0.05, 0.1], "targets": [0.01, 0.99]}]}

Only "lettersum", "version" and "layers" are needed. Missing biases are 1; missing weights and bias
weights are drawn in [0, 1) from the seed (0 if none is given): all w in order, then all v, so that
giving one weight never changes the draw of another. "rates" are by name; "importance" multiplies
the rates of all weights that lead into an output. "runs" is read in network_file_runs.py, the
"captions" of samples in captions.py.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from nncore.activations import Array
from nncore.captions import Captions
from nncore.errors import NetworkFileError, NotationError
from nncore.initialisation import draw_unit_interval
from nncore.layers import Bias, Dense, stop_fixed
from nncore.network import Network, sigmoid_network
from nncore.notation import Kind, Notation, kind

DEFAULT_RATE = 0.5  # the article's η
NAMED = ("weights", "biases", "bias_weights", "importance", "rates")  # settings by name
# What a run may have of its own; layers and samples too, as runs of another shape may be compared.
RUN_KEYS = {
    "layers", "weights", "bias", "biases", "bias_weights",
    "rate", "rates", "importance", "seed", "samples",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """One pair of inputs and targets, in units (not sums), and what they stand for, if that is
    known."""

    inputs: tuple[float, ...]
    targets: tuple[float, ...]
    captions: Captions | None = None

    def with_input(self, place: int, value: float) -> Sample:
        """Another input, counted from 0; the captions no longer fit, so they go."""
        return Sample((*self.inputs[:place], value, *self.inputs[place + 1 :]), self.targets)

    def with_target(self, place: int, value: float) -> Sample:
        """Another target, counted from 0, without the captions."""
        return Sample(self.inputs, (*self.targets[:place], value, *self.targets[place + 1 :]))

    def to_json(self) -> dict[str, Any]:
        """As JSON values."""
        content: dict[str, Any] = {"inputs": list(self.inputs), "targets": list(self.targets)}
        return content if self.captions is None else content | {"captions": self.captions.to_json()}


@dataclass(frozen=True)
class NetworkFile:
    """What a network file says. ``weights``, ``biases``, ``bias_weights`` and ``rates`` are by
    name and may be partial; ``runs`` are those that were saved with it."""

    layers: tuple[int, ...]
    weights: Mapping[str, float] = field(default_factory=dict)
    bias: Bias = Bias.NONE
    biases: Mapping[str, float] = field(default_factory=dict)
    bias_weights: Mapping[str, float] = field(default_factory=dict)
    rate: float = DEFAULT_RATE
    rates: Mapping[str, float] = field(default_factory=dict)
    importance: Mapping[str, float] = field(default_factory=dict)
    seed: int | None = None
    samples: tuple[Sample, ...] = ()
    runs: tuple[FileRun, ...] = ()

    @cached_property
    def notation(self) -> Notation:
        """The names of this network."""
        return Notation(self.layers, self.bias is not Bias.NONE)

    @property
    def parameter_count(self) -> int:
        """How many weights and bias weights there are; known without building the network."""
        return self.notation.parameter_count

    def check_names(self, of: Collection[str] = NAMED) -> None:
        """Raises NetworkFileError for a name in these settings that the network does not have."""
        notation = self.notation
        place_of: dict[str, Callable[[str], object]] = {
            "weights": notation.weight_number,
            "biases": notation.bias_place,
            "bias_weights": notation.bias_weight_place,
            "importance": notation.output_place,
            "rates": notation.target_of,
        }
        with _naming_errors():
            for setting in of:
                for name in getattr(self, setting):
                    place_of[setting](name)

    def build(self) -> Network:
        """A new network with these weights, drawn where none are given.

        Raises NetworkFileError for a name the network does not have.
        """
        network = sigmoid_network(self.layers, self.bias)
        draw_unit_interval(network, np.random.default_rng(self.seed or 0))
        layers, notation = dense_layers(network), self.notation
        with _naming_errors():
            for name, value in self.weights.items():
                network.values[notation.index_of(name)] = value
            for name, value in self.bias_weights.items():
                neuron = notation.bias_weight_place(name)
                layers[neuron.layer - 1].v.value[neuron.unit] = value
            for name, value in self.biases.items():
                neuron = notation.bias_place(name)
                layers[neuron.layer - 1].b[neuron.unit] = value
        return network

    def rate_array(self, network: Network) -> Array:
        """One learning rate per parameter, shape (parameters,), in the order of
        ``network.values``. Bias weights that are fixed have the rate 0."""
        rates = np.full(self.notation.parameter_count, self.rate)
        with _naming_errors():
            for name, factor in self.importance.items():
                rates[self.notation.indices_into(self.notation.output_place(name))] *= factor
            for name, rate in self.rates.items():
                self.notation.target_of(name)  # a network without biases may hold rates for them
                if self.notation.has_biases or kind(name) is Kind.WEIGHT:
                    rates[self.notation.index_of(name)] = rate
        stop_fixed(dense_layers(network), rates)
        return rates

    def sample_arrays(self) -> tuple[Array, Array]:
        """Inputs, shape (samples, inputs), and targets, shape (samples, outputs)."""
        inputs = np.array([sample.inputs for sample in self.samples], np.float64)
        targets = np.array([sample.targets for sample in self.samples], np.float64)
        return inputs.reshape(-1, self.layers[0]), targets.reshape(-1, self.layers[-1])

    def with_weights_of(self, network: Network) -> NetworkFile:
        """The same file with all the weights, biases and bias weights that ``network`` has now."""
        notation, layers = self.notation, dense_layers(network)
        weights = np.concatenate([layer.w.value.ravel() for layer in layers]).tolist()
        file = replace(self, weights=dict(zip(notation.weight_names, weights, strict=True)))
        if self.bias is Bias.NONE:
            return file
        biases = np.concatenate([layer.b for layer in layers]).tolist()
        v = np.concatenate([layer.v.value for layer in layers]).tolist()
        return replace(
            file,
            biases=dict(zip(map(notation.bias, notation.neurons()), biases, strict=True)),
            bias_weights=dict(zip(notation.bias_weight_names, v, strict=True)),
        )

    def to_json(self) -> dict[str, Any]:
        """The file as JSON values; what is empty is left out."""
        content: dict[str, Any] = {
            "lettersum": "network",
            "version": 1,
            "layers": list(self.layers),
            "weights": dict(self.weights),
            "bias": str(self.bias),
            "biases": dict(self.biases),
            "bias_weights": dict(self.bias_weights),
            "rate": self.rate,
            "rates": dict(self.rates),
            "importance": dict(self.importance),
            "seed": self.seed,
            "samples": [sample.to_json() for sample in self.samples],
        }
        content["runs"] = [run.to_json(content) for run in self.runs]
        return {key: value for key, value in content.items() if value not in ({}, None, [])}


@dataclass(frozen=True)
class FileRun:
    """``file`` holds the run's start weights and settings, and no runs. ``parent`` is the place,
    from 0, of the run that this one left at the update ``start``; None for a beginning. ``updates``
    counts those made from there on. ``line`` is the number of the style in which its curves are
    drawn; 0 for that of its place, from 1."""

    title: str
    file: NetworkFile
    start: int = 0
    updates: int = 0
    parent: int | None = None
    is_hidden: bool = False
    line: int = 0

    def to_json(self, of: Mapping[str, Any]) -> dict[str, Any]:
        """As JSON values; what is the same in the file ``of``, itself as JSON, is left out."""
        content: dict[str, Any] = {"title": self.title, "start": self.start}
        content |= {"updates": self.updates}
        if self.parent is not None:
            content["parent"] = self.parent
        if self.is_hidden:
            content["hidden"] = True
        if self.line:
            content["line"] = self.line
        own = self.file.to_json()
        empty: dict[str, Any] = {"seed": None, "samples": []}
        for key in sorted(RUN_KEYS):
            value = own.get(key, empty.get(key, {}))
            if value != of.get(key, empty.get(key, {})):
                content[key] = value
        return content


def dense_layers(network: Network) -> tuple[Dense, ...]:
    """The layers of a network that has dense layers only. Raises NotationError for any other:
    the article's names are for those."""
    layers = tuple(layer for layer in network.layers if isinstance(layer, Dense))
    if len(layers) != len(network.layers):
        raise NotationError("this network has layers that are not dense, so w1, v11 … mean nothing")
    return layers


class _naming_errors:  # noqa: N801  (used as a statement, reads as one)
    """Turns a NotationError about the file's content into a NetworkFileError."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, NotationError):
            raise NetworkFileError(f"network file: {error}") from None
