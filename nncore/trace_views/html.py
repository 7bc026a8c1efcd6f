"""A trace as HTML tables that QLabel and QTextDocument can show, and any browser."""

from __future__ import annotations

from collections.abc import Iterator

from nncore.trace import Path, Trace, product_of
from nncore.trace_views.symbols import NOT_COMPUTED, activation, derivative, html_symbol


def trace_as_html(trace: Trace) -> str:
    """A whole page: forward, error, backward, update."""
    sections = [("Forward", _forward(trace)), ("Error", _error(trace))]
    if trace.factors:
        sections += [("Backward", _backward(trace)), ("Update", _update(trace))]
    body = "".join(f"<h2>{title}</h2>{''.join(parts)}" for title, parts in sections)
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def chain_as_html(name: str, path: Path | None) -> str:
    """One chain rule as a table: symbols above, numbers beneath.

    Without a path the numbers are "–": not computed yet, which is not 0.
    """
    if path is None:
        return _row([(_fraction(name), ""), ("=", "="), (NOT_COMPUTED, NOT_COMPUTED)])
    cells = [(_fraction(name), number(product_of(path))), ("=", "=")]
    for place, factor in enumerate(path):
        if place:
            cells.append(("·", "·"))
        cells.append((_fraction(factor.name), number(factor.value)))
    return _row(cells)


def number(value: float | None) -> str:
    """Six significant digits; "–" for what has not been computed."""
    return NOT_COMPUTED if value is None else f"{value:.6g}".replace("-", "−")


def _row(cells: list[tuple[str, str]]) -> str:
    above = "".join(f'<td align="center">{symbol}</td>' for symbol, _ in cells)
    below = "".join(f'<td align="center">{value}</td>' for _, value in cells)
    return f'<table cellspacing="0" cellpadding="4"><tr>{above}</tr><tr>{below}</tr></table>'


def _fraction(name: str) -> str:
    parts = derivative(name)
    if parts is None:
        return html_symbol(name)
    above, below = (html_symbol(part) for part in parts)
    return f"∂{above}<hr>∂{below}"


def _forward(trace: Trace) -> Iterator[str]:
    for neuron in trace.notation.neurons():
        unit = trace.notation.unit(neuron)
        terms = trace.net_terms(neuron)
        symbols = " + ".join(f"{html_symbol(t.source)}·{html_symbol(t.weight)}" for t in terms)
        numbers = " + ".join(f"{number(t.signal)}·{number(t.value)}" for t in terms)
        net, sig = f"net({unit})", f"sig({unit})"
        yield f"<p>{html_symbol(net)} = {symbols}<br>= {numbers}"
        yield f" = <b>{number(trace.values.get(net))}</b><br>"
        function = activation(trace.activations[neuron.layer - 1], html_symbol(net))
        yield f"{html_symbol(sig)} = {function}<b>{number(trace.values.get(sig))}</b></p>"


def _error(trace: Trace) -> Iterator[str]:
    for unit, target in trace.targets_by_unit():
        sig = trace.values.get(f"sig({unit})")
        yield f"<p>{html_symbol(f'E({unit})')} = ½({number(target)} − {number(sig)})²"
        yield f" = <b>{number(trace.values.get(f'E({unit})'))}</b></p>"
    total = number(trace.values.get("E_total"))
    yield f"<p>{html_symbol('E_total')} = <b>{total}</b></p>"


def _backward(trace: Trace) -> Iterator[str]:
    for name, path in trace.factors.items():
        yield chain_as_html(name, path)


def _update(trace: Trace) -> Iterator[str]:
    for name, rate in trace.rate_of.items():
        partial, new = trace.values.get(f"dE/d{name}"), trace.values.get(f"{name}'")
        yield f"<p>{html_symbol(name)}′ = {number(trace.weights[name])} − {number(rate)}·"
        yield f"{number(partial)} = <b>{number(new)}</b></p>"
