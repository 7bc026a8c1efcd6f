"""A trace as a LaTeX document in the article's notation."""

from __future__ import annotations

from collections.abc import Iterator

from nncore.notation import NeuronPlace
from nncore.trace import Path, Trace
from nncore.trace_views.symbols import latex_symbol

_BEGIN = r"""\documentclass{article}
\usepackage[a4paper,margin=2cm]{geometry}
\usepackage{amsmath}
\allowdisplaybreaks
\begin{document}"""
_END = r"\end{document}"
TERMS_ON_A_LINE = 5  # a sum of more is broken into lines that fit the page


def trace_as_latex(trace: Trace) -> str:
    """A whole document; every formula with symbols first and numbers beneath."""
    parts = [_BEGIN, r"\section*{Forward}", *_forward(trace)]
    parts += [r"\section*{Error}", *_error(trace)]
    if trace.factors:
        parts += [r"\section*{Backward}", *_backward(trace)]
        parts += [r"\section*{Update}", *_update(trace)]
    return "\n".join([*parts, _END]) + "\n"


def formula_as_latex(trace: Trace, name: str) -> str:
    """The chain rule of one partial derivative, ``dE/dw5``, as the inside of a display."""
    return _align([_chain(name, trace.factors[name], trace.values[name])])


def _forward(trace: Trace) -> Iterator[str]:
    for neuron in trace.notation.neurons():
        unit = trace.notation.unit(neuron)
        net, sig = f"net({unit})", f"sig({unit})"
        terms = trace.net_terms(neuron)
        symbols = [rf"{latex_symbol(t.source)}\cdot {latex_symbol(t.weight)}" for t in terms]
        numbers = [rf"{_number(t.signal or 0.0)}\cdot {_factor(t.value)}" for t in terms]
        value = trace.values[net]
        yield _align(
            [
                rf"{latex_symbol(net)} &= {_sum(symbols)}\\ &= {_sum(numbers)} = {_number(value)}",
                rf"{latex_symbol(sig)} &= {_activation(trace, neuron, _factor(value))}"
                rf" = {_number(trace.values[sig])}",
            ]
        )


def _activation(trace: Trace, neuron: NeuronPlace, net: str) -> str:
    name = trace.activations[neuron.layer - 1]
    return {
        "sigmoid": rf"\frac{{1}}{{1 + e^{{-{net}}}}}",
        "tanh": rf"\tanh({net})",
        "relu": rf"\max(0, {net})",
    }.get(name, net)


def _error(trace: Trace) -> Iterator[str]:
    rows = []
    for unit, target in trace.targets_by_unit():
        goal, sig = latex_symbol(f"target({unit})"), latex_symbol(f"sig({unit})")
        difference = rf"{_number(target)} - {_factor(trace.values[f'sig({unit})'])}"
        rows.append(
            rf"{latex_symbol(f'E({unit})')} &= \tfrac{{1}}{{2}}\left({goal} - {sig}\right)^2"
            rf" = \tfrac{{1}}{{2}}\left({difference}\right)^2"
            rf" = {_number(trace.values[f'E({unit})'])}"
        )
    rows.append(rf"{latex_symbol('E_total')} &= {_number(trace.values['E_total'])}")
    yield _align(rows)


def _backward(trace: Trace) -> Iterator[str]:
    for name, path in trace.factors.items():
        yield _align([_chain(name, path, trace.values[name])])


def _chain(name: str, path: Path, value: float) -> str:
    symbols = r"\cdot ".join(latex_symbol(factor.name) for factor in path)
    numbers = r"\cdot ".join(_factor(factor.value) for factor in path)
    return rf"{latex_symbol(name)} &= {symbols}\\ &= {numbers} = {_number(value)}"


def _update(trace: Trace) -> Iterator[str]:
    for name, rate in trace.rate_of.items():
        partial = trace.values[f"dE/d{name}"]
        yield _align(
            [
                rf"{latex_symbol(name)}' &= {latex_symbol(name)} - \eta\cdot "
                rf"{latex_symbol(f'dE/d{name}')} = {_number(trace.weights[name])} - "
                rf"{_factor(rate)}\cdot {_factor(partial)}"
                rf" = {_number(trace.values[name + chr(39)])}"
            ]
        )


def _align(rows: list[str]) -> str:
    return "\\begin{align*}\n" + "\\\\\n".join(rows) + "\n\\end{align*}"


def _sum(terms: list[str]) -> str:
    lines = [
        " + ".join(terms[start : start + TERMS_ON_A_LINE])
        for start in range(0, len(terms), TERMS_ON_A_LINE)
    ]
    return r"\\ &\quad + ".join(lines)


def _number(value: float) -> str:
    mantissa, _, exponent = f"{value:.8g}".partition("e")
    return rf"{mantissa}\cdot 10^{{{int(exponent)}}}" if exponent else mantissa


def _factor(value: float) -> str:
    """A number that may stand behind a dot or a minus: negative ones in brackets."""
    return f"({_number(value)})" if value < 0 else _number(value)
