"""The order in which one sample is worked out: one moment for each number that is computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from nncore.layers import Bias
from nncore.notation import NeuronPlace, Notation, WeightPlace


class Phase(Enum):
    """What is being computed; the value is how it is named on screen."""

    NET = "net"
    SIG = "sig"
    ERROR = "E"
    DELTA = "δ"
    PARTIAL = "∂E/∂w"
    UPDATE = "update"


class Stage(Enum):
    """The three parts of one update."""

    FORWARD = "forward"
    BACKWARD = "backward"
    UPDATE = "update"


_STAGES = {
    Phase.NET: Stage.FORWARD,
    Phase.SIG: Stage.FORWARD,
    Phase.ERROR: Stage.FORWARD,
    Phase.DELTA: Stage.BACKWARD,
    Phase.PARTIAL: Stage.BACKWARD,
    Phase.UPDATE: Stage.UPDATE,
}


class Grain(Enum):
    """How far one step goes."""

    FACTOR = "factor"
    NEURON = "neuron"
    LAYER = "layer"
    SAMPLE = "sample"
    EPOCH = "epoch"

    @property
    def is_fine(self) -> bool:
        """Whether a step stops within a sample."""
        return self in (Grain.FACTOR, Grain.NEURON, Grain.LAYER)


@dataclass(frozen=True, slots=True)
class Moment:
    """One number is computed: ``net(h1)``, ``dsig(o1)/dnet(o1)``, ``dE/dw5``, ``w5'``.

    ``unit`` is the neuron at which it happens, the one a weight leads to; "" for E_total.
    ``layer`` counts from 1, the first hidden one.
    """

    name: str
    phase: Phase
    unit: str
    layer: int

    @property
    def stage(self) -> Stage:
        """Forward, backward or update."""
        return _STAGES[self.phase]

    def is_one_step_with(self, other: Moment, grain: Grain) -> bool:
        """Whether both happen within one step of this grain."""
        if not grain.is_fine:
            return True
        if grain is Grain.FACTOR:
            return self.name == other.name
        same_pass = (self.stage, self._part, self.layer) == (other.stage, other._part, other.layer)
        return same_pass and (grain is Grain.LAYER or self.unit == other.unit)

    @property
    def _part(self) -> str:
        """net and sig belong together; E, δ, ∂E/∂w and the update stand for themselves."""
        return "" if self.phase in (Phase.NET, Phase.SIG) else self.phase.value


@lru_cache(maxsize=16)
def moments_of(layers: tuple[int, ...], bias: Bias) -> tuple[Moment, ...]:
    """Every moment of one sample in order: forward; then from the last layer back δ and the
    partials of each layer; then the new weights, which are all made of old ones."""
    order = _Order(Notation(layers), bias)
    return (*order.forward(), *order.backward(), *order.update())


def stops(moments: tuple[Moment, ...], grain: Grain) -> tuple[int, ...]:
    """How many moments are past at the end of each step of a fine grain, ascending."""
    last = len(moments)
    ends = [
        count
        for count in range(1, last)
        if not moments[count - 1].is_one_step_with(moments[count], grain)
    ]
    return (*ends, last)


def moments_of_step(moments: tuple[Moment, ...], past: int, grain: Grain) -> tuple[Moment, ...]:
    """Those that belong to the step of this grain that ends with the ``past``-th moment."""
    if not past or not grain.is_fine:
        return ()
    last = moments[past - 1]
    return tuple(each for each in moments[:past] if each.is_one_step_with(last, grain))


class _Order:
    def __init__(self, notation: Notation, bias: Bias) -> None:
        self._notation, self._bias = notation, bias
        self._sizes = notation.layer_sizes
        self._last = len(self._sizes) - 1

    def forward(self) -> Iterator[Moment]:
        for neuron in self._notation.neurons():
            unit = self._notation.unit(neuron)
            yield Moment(f"net({unit})", Phase.NET, unit, neuron.layer)
            yield Moment(f"sig({unit})", Phase.SIG, unit, neuron.layer)
        for unit in self._units(self._last):
            yield Moment(f"E({unit})", Phase.ERROR, unit, self._last)
        yield Moment("E_total", Phase.ERROR, "", self._last)

    def backward(self) -> Iterator[Moment]:
        with_v = self._bias is not Bias.NONE
        for layer in range(self._last, 0, -1):
            for unit in self._units(layer):
                for name in (f"dE/dsig({unit})", f"dsig({unit})/dnet({unit})", f"delta({unit})"):
                    yield Moment(name, Phase.DELTA, unit, layer)
            for place, unit in enumerate(self._units(layer)):
                for weight in self._weights_into(NeuronPlace(layer, place), with_v=with_v):
                    yield Moment(f"dnet({unit})/d{weight}", Phase.PARTIAL, unit, layer)
                    yield Moment(f"dE/d{weight}", Phase.PARTIAL, unit, layer)

    def update(self) -> Iterator[Moment]:
        for neuron in self._notation.neurons():
            unit = self._notation.unit(neuron)
            for weight in self._weights_into(neuron, with_v=self._bias is Bias.TRAINED):
                yield Moment(f"{weight}'", Phase.UPDATE, unit, neuron.layer)

    def _units(self, layer: int) -> list[str]:
        return [self._notation.unit(NeuronPlace(layer, n)) for n in range(self._sizes[layer])]

    def _weights_into(self, neuron: NeuronPlace, *, with_v: bool) -> list[str]:
        below = neuron.layer - 1
        names = [
            self._notation.weight(WeightPlace(below, source, neuron.unit))
            for source in range(self._sizes[below])
        ]
        if with_v:
            names.append(self._notation.bias_weight(neuron))
        return names
