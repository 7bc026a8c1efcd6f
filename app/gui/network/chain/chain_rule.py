"""The chain rule of one weight, put into words and numbers. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from app.gui.network.numbers import plain, signed, significant
from app.gui.network.time_machine.snapshot import NetworkSnapshot
from nncore.notation import NeuronPlace
from nncore.trace import Factor, Path, Trace, product_of
from nncore.trace_views.symbols import derivative

MOST_PATHS = 4


@dataclass(frozen=True, slots=True)
class Term:
    """One factor: ∂E over ∂sig(o1), and its value as it is shown."""

    above: str
    below: str
    number: str

    @property
    def symbol(self) -> str:
        """In one line: ``∂E/∂sig(o1)``."""
        return f"{self.above}/{self.below}"


@dataclass(frozen=True, slots=True)
class PathShare:
    """What one path from the error to the weight adds: the neurons passed, numbers, product."""

    through: str
    numbers: str
    share: str


@dataclass(frozen=True, slots=True)
class ChainRule:
    """Everything that is shown about one weight.

    ``paths`` are given for weights from which more than one path, or a longer one, leads to the
    error; at most MOST_PATHS of ``path_count``.
    """

    weight: str
    route: str
    derivative: Term
    terms: tuple[Term, ...]
    update: str
    paths: tuple[PathShare, ...]
    path_count: int

    @property
    def in_words(self) -> str:
        """All of it as text, for a screen reader or the clipboard."""
        symbols = " · ".join(term.symbol for term in self.terms)
        numbers = " · ".join(term.number for term in self.terms)
        whole = f"{self.derivative.symbol} = {symbols} = {numbers} = {self.derivative.number}"
        return f"{whole}; {self.update}"


def chain_rule(snapshot: NetworkSnapshot, weight: str) -> ChainRule:
    """The chain rule of ``weight`` (w5 or v11) for the sample that comes next."""
    trace = snapshot.trace
    name = f"dE/d{weight}"
    first = _term(name, trace.values[name])
    is_deep = _target(trace, weight).layer < len(trace.notation.layer_sizes) - 1
    shown = islice(trace.paths(weight), MOST_PATHS if is_deep else 0)
    return ChainRule(
        weight=weight,
        route=route(trace, weight),
        derivative=first,
        terms=tuple(_term(factor.name, factor.value) for factor in trace.factors[name]),
        update=_update(snapshot, weight),
        paths=tuple(_share(path) for path in shown),
        path_count=trace.path_count(weight) if is_deep else 0,
    )


def route(trace: Trace, weight: str) -> str:
    """``h1 → o1``: from where to where a weight leads."""
    notation = trace.notation
    target = _target(trace, weight)
    if weight.startswith("v"):
        source = notation.bias(target)
    else:
        place = notation.weight_place(weight)
        source = notation.unit(NeuronPlace(place.layer, place.source))
    return f"{source} → {notation.unit(target)}"


def _target(trace: Trace, weight: str) -> NeuronPlace:
    if weight.startswith("v"):
        return trace.notation.bias_weight_place(weight)
    place = trace.notation.weight_place(weight)
    return NeuronPlace(place.layer + 1, place.target)


def _term(name: str, value: float) -> Term:
    above, below = derivative(name) or (name, "")
    return Term(f"∂{above}", f"∂{below}", signed(significant(value)))


def _update(snapshot: NetworkSnapshot, weight: str) -> str:
    trace, rate = snapshot.trace, snapshot.trace.rate_of[weight]
    now, after = snapshot.weights[weight], trace.values[f"{weight}'"]
    if weight.startswith("v") and not rate:
        return f"{weight}′ = {weight} = {plain(now)}: fixed biases are not trained"
    gradient = trace.values[f"dE/d{weight}"]
    subtracted = f"{rate:g} · {_in_brackets(gradient)}"
    return f"{weight}′ = {plain(now)} − {subtracted} = {plain(after)}"


def _in_brackets(value: float) -> str:
    return f"({plain(value)})" if value < 0 else plain(value)


def _share(path: Path) -> PathShare:
    return PathShare(
        through=" ← ".join(_neurons(path)),
        numbers=" · ".join(significant(factor.value) for factor in path),
        share=signed(significant(product_of(path))),
    )


def _neurons(path: Path) -> list[str]:
    """The neurons a path goes through, from the output back."""
    return [_inside(factor) for factor in path if factor.name.startswith("dsig(")]


def _inside(factor: Factor) -> str:
    return factor.name.removeprefix("dsig(").partition(")")[0]
