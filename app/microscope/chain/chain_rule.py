"""The chain rule of one weight, put into words and numbers."""

from __future__ import annotations

from dataclasses import dataclass

from app.microscope.chain.paths import PathsOf
from app.microscope.number_format import plain, signed, significant
from app.microscope.saturation import saturated_units
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.notation import Kind, NeuronPlace, kind
from nncore.trace import NetTerm, Trace
from nncore.trace_views.symbols import derivative, plain_symbol

MOST_TERMS = 4  # of the sum that is a hidden neuron's error; more are counted, not written out


@dataclass(frozen=True, slots=True)
class Term:
    """One factor: ∂E over ∂sig(o1), and its value as it is shown; ``is_lit`` if the step just
    made has computed it. If not ``is_fraction``, a product in symbols and, below, in numbers."""

    name: str
    above: str
    below: str
    number: str
    is_lit: bool
    is_fraction: bool = True

    @property
    def symbol(self) -> str:
        """In one line: ``∂E/∂sig(o1)``, ``i1 · w1 = 0.05 · 0.15``."""
        return f"{self.above}{'/' if self.is_fraction else ' = '}{self.below}"


@dataclass(frozen=True, slots=True)
class ChainRule:
    """Everything that is shown about one weight. ``paths`` are those of a weight that leads to a
    hidden neuron, otherwise None. ``deltas`` are one or two lines, ``saturated`` names the
    neurons on the way that let hardly anything through."""

    weight: str
    route: str
    derivative: Term
    terms: tuple[Term, ...]
    deltas: tuple[str, ...]
    update: str
    update_is_lit: bool
    saturated: str
    paths: PathsOf | None

    @property
    def in_words(self) -> str:
        """The formula and the update as text, for a screen reader or the clipboard."""
        symbols = " · ".join(term.symbol for term in self.terms)
        numbers = " · ".join(term.number for term in self.terms)
        whole = f"{self.derivative.symbol} = {symbols} = {numbers} = {self.derivative.number}"
        return f"{whole}; {self.update}"


def chain_rule(snapshot: NetworkSnapshot, weight: str) -> ChainRule:
    """The chain rule of ``weight`` (w5 or v11), as far as the snapshot has computed it."""
    trace = snapshot.trace
    name = f"dE/d{weight}"
    lit = frozenset(moment.name for moment in snapshot.lit)
    target = trace.notation.target_of(weight)
    is_deep = target.layer < len(trace.notation.layer_sizes) - 1
    return ChainRule(
        weight=weight,
        route=route(trace, weight),
        derivative=_term(snapshot, name, lit),
        terms=tuple(_term(snapshot, factor.name, lit) for factor in trace.factors[name]),
        deltas=_deltas(snapshot, target),
        update=_update(snapshot, weight),
        update_is_lit=f"{weight}'" in lit,
        saturated=_saturated(snapshot, target),
        paths=PathsOf(snapshot, weight) if is_deep else None,
    )


def route(trace: Trace, weight: str) -> str:
    """``h1 → o1``: from where to where a weight leads."""
    notation = trace.notation
    return f"{notation.source_of(weight)} → {notation.unit(notation.target_of(weight))}"


def _term(snapshot: NetworkSnapshot, name: str, lit: frozenset[str]) -> Term:
    above, below = derivative(name) or (name, "")
    value = snapshot.value(name)
    number = snapshot.missing(name) if value is None else signed(significant(value))
    return Term(name, f"∂{above}", f"∂{below}", number, name in lit)


def term_of(snapshot: NetworkSnapshot, name: str) -> Term:
    """A derivative (``dE/dsig(o1)``) as a factor."""
    return _term(snapshot, name, frozenset(moment.name for moment in snapshot.lit))


def _deltas(snapshot: NetworkSnapshot, target: NeuronPlace) -> tuple[str, ...]:
    """δ = error × slope, and before it for hidden neurons where the error comes from."""
    unit = snapshot.trace.notation.unit(target)
    error, slope, delta = (
        _number(snapshot, name)
        for name in (f"dE/dsig({unit})", f"dsig({unit})/dnet({unit})", f"delta({unit})")
    )
    product = f"δ({unit}) = error × slope = {error} × {slope} = {delta}"
    terms = snapshot.trace.error_terms(target)
    return (_error_sum(snapshot, unit, terms, error), product) if terms else (product,)


def _error_sum(snapshot: NetworkSnapshot, unit: str, terms: list[NetTerm], error: str) -> str:
    first = terms[:MOST_TERMS]
    symbols = " + ".join(f"{plain_symbol(term.source)}·{term.weight}" for term in first)
    numbers = " + ".join(
        f"{_short(snapshot.value(term.source))}·{_short(term.value)}" for term in first
    )
    left = len(terms) - len(first)
    more = f" + {left} more" if left else ""
    return f"error of {unit} = {symbols}{more} = {numbers}{more} = {error}"


def _number(snapshot: NetworkSnapshot, name: str) -> str:
    return signed(significant(snapshot.value(name)))


def _short(value: float | None) -> str:
    text = significant(value, 3)
    return f"({text})" if value is not None and value < 0 else text


def _update(snapshot: NetworkSnapshot, weight: str) -> str:
    rate, now = snapshot.trace.rate_of[weight], snapshot.weights[weight]
    if kind(weight) is Kind.BIAS_WEIGHT and not rate:
        return f"{weight}′ = {weight} = {plain(now)}: fixed biases are not trained"
    gradient, after = snapshot.value(f"dE/d{weight}"), snapshot.value(f"{weight}'")
    subtracted = f"{rate:g} · {_in_brackets(gradient)}"
    return f"{weight}′ = {plain(now)} − {subtracted} = {plain(after)}"


def _in_brackets(value: float | None) -> str:
    return f"({plain(value)})" if value is not None and value < 0 else plain(value)


def _saturated(snapshot: NetworkSnapshot, target: NeuronPlace) -> str:
    """``h1 is saturated: slope 0.0004``, for the weight's own neuron and those above it."""
    notation = snapshot.trace.notation
    slopes = saturated_units(snapshot.trace)
    further = [n for n in notation.neurons() if n == target or n.layer > target.layer]
    found = [
        (unit, significant(slopes[unit], 4))
        for unit in map(notation.unit, further)
        if unit in slopes and snapshot.value(f"dsig({unit})/dnet({unit})") is not None
    ]
    if not found:
        return ""
    if len(found) == 1:
        return f"{found[0][0]} is saturated: slope {found[0][1]}"
    shown = ", ".join(f"{unit} ({slope})" for unit, slope in found[:4])
    more = f" and {len(found) - 4} more" if len(found) > 4 else ""
    return f"saturated, by slope: {shown}{more}"
