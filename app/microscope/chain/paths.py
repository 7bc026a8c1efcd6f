"""The paths from the error back to one weight, by number: any of them without the others.

The order is that of ``Trace.paths``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import prod

from app.microscope.number_format import signed, significant
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.notation import NeuronPlace, WeightPlace
from nncore.trace_views.symbols import plain_symbol


@dataclass(frozen=True, slots=True)
class PathFactor:
    """One factor of a path: its name, its value (None while it is not computed), and whether the
    step just made has computed it."""

    name: str
    value: float | None
    is_lit: bool

    @property
    def symbol(self) -> str:
        """``∂net(o1)/∂sig(h1)``."""
        return plain_symbol(self.name)

    @property
    def number(self) -> str:
        """The value as it is shown; negative ones in brackets."""
        text = significant(self.value, 4)
        return f"({text})" if self.value is not None and self.value < 0 else text


@dataclass(frozen=True, slots=True)
class PathShare:
    """What one path adds to the derivative; ``through`` names its neurons: ``o1 ← h1``."""

    through: str
    factors: tuple[PathFactor, ...]

    @property
    def value(self) -> float | None:
        """The product of the factors; None while one of them is not computed."""
        values = [factor.value for factor in self.factors if factor.value is not None]
        return prod(values) if len(values) == len(self.factors) else None

    @property
    def share(self) -> str:
        """The product as it is shown."""
        return signed(significant(self.value))

    @property
    def in_words(self) -> str:
        """The path in one line."""
        numbers = " · ".join(factor.number for factor in self.factors)
        return f"{self.through}: {numbers} = {self.share}"


class PathsOf:
    """All paths of one weight of a snapshot, each made when it is asked for."""

    def __init__(self, snapshot: NetworkSnapshot, weight: str) -> None:
        self._snapshot, self._weight = snapshot, weight
        self._target = snapshot.trace.notation.target_of(weight)
        self._sizes_above = snapshot.trace.notation.layer_sizes[self._target.layer + 1 :]
        self._lit = frozenset(moment.name for moment in snapshot.lit)

    def __len__(self) -> int:
        return prod(self._sizes_above)

    def __getitem__(self, number: int) -> PathShare:
        """The path of this number, from 0."""
        places = self._neurons(number)
        units = [self._snapshot.trace.notation.unit(place) for place in places]
        factors = [*self._of_neuron(units[0])]
        for (above, place), (unit_above, unit) in zip(
            pairwise(places), pairwise(units), strict=True
        ):
            factors.append(self._of_edge(above, place, unit_above, unit))
            factors.append(self._factor(f"dsig({unit})/dnet({unit})"))
        factors.append(self._factor(f"dnet({units[-1]})/d{self._weight}"))
        return PathShare(" ← ".join(units), tuple(factors))

    def _neurons(self, number: int) -> list[NeuronPlace]:
        """The neurons passed, from the output back; the last layer's number runs fastest."""
        places = []
        for layer in range(len(self._sizes_above), 0, -1):
            number, unit = divmod(number, self._sizes_above[layer - 1])
            places.append(NeuronPlace(self._target.layer + layer, unit))
        return [*places, self._target]

    def _of_neuron(self, output: str) -> tuple[PathFactor, PathFactor]:
        return (
            self._factor(f"dE/dsig({output})"),
            self._factor(f"dsig({output})/dnet({output})"),
        )

    def _of_edge(
        self, above: NeuronPlace, place: NeuronPlace, unit_above: str, unit: str
    ) -> PathFactor:
        """∂net/∂sig is the weight between the two; it is first used for the error of the lower."""
        trace, when = self._snapshot.trace, f"dE/dsig({unit})"
        weight = trace.notation.weight(WeightPlace(place.layer, place.unit, above.unit))
        value = None if self._snapshot.value(when) is None else trace.weights[weight]
        return PathFactor(f"dnet({unit_above})/dsig({unit})", value, when in self._lit)

    def _factor(self, name: str) -> PathFactor:
        return PathFactor(name, self._snapshot.value(name), name in self._lit)
