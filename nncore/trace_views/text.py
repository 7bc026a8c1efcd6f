"""A trace as lines of text, for a terminal."""

from __future__ import annotations

import math
from collections.abc import Iterator

from nncore.notation import NeuronPlace
from nncore.trace import Path, Trace, product_of
from nncore.trace_views.symbols import NOT_COMPUTED, activation, plain_symbol

MOST_PATHS_SHOWN = 12  # for one weight; beyond, the sum alone is easier to read


def trace_as_text(trace: Trace) -> str:
    """The derivation: forward, error, backward with all paths, update."""
    sections = (_forward(trace), _error(trace), _deltas(trace), _partials(trace), _update(trace))
    return "\n".join(line for section in sections for line in section)


def number(value: float | None) -> str:
    """Ten significant digits; "–" for what has not been computed."""
    return NOT_COMPUTED if value is None else f"{value:.10g}"


def factor(value: float | None) -> str:
    """A number that stands behind a dot: negative ones in brackets."""
    return f"({number(value)})" if value is not None and value < 0 else number(value)


def _forward(trace: Trace) -> Iterator[str]:
    yield "Forward"
    for place, value in enumerate(trace.inputs, start=1):
        yield f"  i{place} = {number(value)}"
    for neuron in trace.notation.neurons():
        unit = trace.notation.unit(neuron)
        terms = trace.net_terms(neuron)
        symbols = " + ".join(f"{term.source}·{term.weight}" for term in terms)
        numbers = " + ".join(f"{factor(term.signal)}·{factor(term.value)}" for term in terms)
        yield f"  net({unit}) = {symbols}"
        yield f"    = {numbers} = {number(trace.values.get(f'net({unit})'))}"
        function = activation(trace.activations[neuron.layer - 1], f"net({unit})")
        yield f"  sig({unit}) = {function}{number(trace.values.get(f'sig({unit})'))}"


def _error(trace: Trace) -> Iterator[str]:
    yield "Error"
    for unit, target in trace.targets_by_unit():
        yield f"  E({unit}) = ½(target({unit}) − sig({unit}))²"
        yield (
            f"    = ½({number(target)} − {number(trace.values.get(f'sig({unit})'))})²"
            f" = {number(trace.values.get(f'E({unit})'))}"
        )
    yield f"  E_total = {number(trace.values.get('E_total'))}"


def _deltas(trace: Trace) -> Iterator[str]:
    yield "Backward: δ of each neuron"
    for layer in range(len(trace.notation.layer_sizes) - 1, 0, -1):
        for place in range(trace.notation.layer_sizes[layer]):
            neuron = NeuronPlace(layer, place)
            unit = trace.notation.unit(neuron)
            if f"delta({unit})" not in trace.factors:
                yield f"  δ({unit}) = {NOT_COMPUTED}"
                continue
            yield from _error_above(trace, neuron, unit)
            yield from _product(f"delta({unit})", trace.factors[f"delta({unit})"])


def _partials(trace: Trace) -> Iterator[str]:
    yield "Backward: the partial derivative by each weight"
    listed = set(trace.listed_paths(MOST_PATHS_SHOWN))
    for name in trace.rate_of:
        if f"dE/d{name}" not in trace.factors:
            yield f"  ∂E/∂{name} = {NOT_COMPUTED}"
            continue
        yield from _product(f"dE/d{name}", trace.factors[f"dE/d{name}"])
        count = trace.path_count(name)
        if count > 1 and name in listed:
            yield f"    over its {count} paths:"
            for path in trace.paths(name):
                yield f"      {' · '.join(plain_symbol(each.name) for each in path)}"
                numbers = " · ".join(factor(each.value) for each in path)
                yield f"        = {numbers} = {number(product_of(path))}"
            total = math.fsum(product_of(path) for path in trace.paths(name))
            yield f"    their sum = {number(total)}"
        elif count > 1:
            yield f"    over {count:,} paths"


def _error_above(trace: Trace, neuron: NeuronPlace, unit: str) -> Iterator[str]:
    """How the error of a hidden neuron comes about."""
    if terms := trace.error_terms(neuron):
        yield f"  ∂E/∂sig({unit}) = " + " + ".join(
            f"{plain_symbol(term.source)}·{term.weight}" for term in terms
        )
        numbers = " + ".join(f"{factor(term.signal)}·{factor(term.value)}" for term in terms)
        yield f"    = {numbers} = {number(trace.values.get(f'dE/dsig({unit})'))}"


def _product(name: str, path: Path) -> Iterator[str]:
    symbols = " · ".join(plain_symbol(each.name) for each in path)
    numbers = " · ".join(factor(each.value) for each in path)
    yield f"  {plain_symbol(name)} = {symbols}"
    yield f"    = {numbers} = {number(product_of(path))}"


def _update(trace: Trace) -> Iterator[str]:
    yield "Update"
    for name, rate in trace.rate_of.items():
        partial, new = trace.values.get(f"dE/d{name}"), trace.values.get(f"{name}'")
        yield (
            f"  {name}' = {name} − η·∂E/∂{name} = {number(trace.weights[name])} − "
            f"{number(rate)}·{factor(partial)} = {number(new)}"
        )
