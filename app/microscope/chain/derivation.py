"""One weight's derivation to be copied: as text, or as LaTeX."""

from __future__ import annotations

from app.microscope.chain.chain_rule import ChainRule
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.trace_views.latex import formula_as_latex
from nncore.trace_views.symbols import latex_symbol

MOST_PATHS = 200  # that are copied; more would fill pages


def as_text(rule: ChainRule) -> str:
    """The derivation in lines, as it is shown, with every path."""
    lines = [f"How {rule.weight} moves the error ({rule.route})"]
    lines += [*rule.deltas, *rule.in_words.split("; ", 1)]
    if rule.saturated:
        lines.append(rule.saturated)
    if rule.paths is not None:
        count = len(rule.paths)
        lines.append(f"{count:,} paths, whose sum is {rule.derivative.symbol}:")
        lines += [f"  {rule.paths[k].in_words}" for k in range(min(count, MOST_PATHS))]
        lines += [f"  and {count - MOST_PATHS:,} more"] if count > MOST_PATHS else []
    return "\n".join(lines)


def as_latex(snapshot: NetworkSnapshot, rule: ChainRule) -> str:
    """Displays for a document that uses amsmath: δ, the partial derivative, the update. What is
    not computed yet stands as a dash."""
    name = f"dE/d{rule.weight}"
    unit = rule.route.rpartition(" ")[2]
    shown = [_chain(snapshot, each) for each in (f"delta({unit})", name)]
    return "\n".join([*shown, _update(snapshot, rule.weight)])


def _chain(snapshot: NetworkSnapshot, name: str) -> str:
    if snapshot.value(name) is not None:
        return formula_as_latex(snapshot.trace, name)
    factors = snapshot.trace.factors[name]
    symbols = r"\cdot ".join(latex_symbol(factor.name) for factor in factors)
    numbers = r"\cdot ".join(_number(snapshot.value(factor.name)) for factor in factors)
    return _display(rf"{latex_symbol(name)} &= {symbols}\\ &= {numbers} = {_number(None)}")


def _update(snapshot: NetworkSnapshot, weight: str) -> str:
    symbol, rate = latex_symbol(weight), snapshot.trace.rate_of[weight]
    now, gradient = snapshot.weights[weight], snapshot.value(f"dE/d{weight}")
    return _display(
        rf"{symbol}' &= {symbol} - \eta\cdot {latex_symbol(f'dE/d{weight}')}"
        rf" = {_number(now)} - {_number(rate)}\cdot {_number(gradient)}"
        rf" = {_number(snapshot.value(weight + chr(39)))}"
    )


def _display(row: str) -> str:
    return "\\begin{align*}\n" + row + "\n\\end{align*}"


def _number(value: float | None) -> str:
    if value is None:
        return r"\text{--}"
    mantissa, _, exponent = f"{value:.8g}".partition("e")
    text = rf"{mantissa}\cdot 10^{{{int(exponent)}}}" if exponent else mantissa
    return f"({text})" if value < 0 else text
