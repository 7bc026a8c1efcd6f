"""Names such as ``dE/dsig(o1)`` taken apart, and turned into each form's symbols."""

from __future__ import annotations

import re

_DERIVATIVE = re.compile(r"d(?P<above>[^/]+)/d(?P<below>.+)")
_INDEXED = re.compile(r"(?P<letter>[a-z])(?P<index>[0-9_]+)")

NOT_COMPUTED = "–"


def derivative(name: str) -> tuple[str, str] | None:
    """``dE/dsig(o1)`` → ("E", "sig(o1)"); None for a name that is no derivative."""
    match = _DERIVATIVE.fullmatch(name)
    return (match["above"], match["below"]) if match else None


def activation(name: str, net: str) -> str:
    """``tanh(net(h1)) = ``, to stand before a neuron's output; nothing for the article's sigmoid,
    as sig is its name already."""
    written = {"tanh": f"tanh({net})", "relu": f"max(0, {net})", "identity": net}.get(name)
    return f"{written} = " if written else ""


def plain_symbol(name: str) -> str:
    """``dE/dw5`` → ``∂E/∂w5``, ``delta(h1)`` → ``δ(h1)``."""
    parts = derivative(name)
    if parts is not None:
        return f"∂{parts[0]}/∂{parts[1]}"
    return name.replace("delta", "δ")


def latex_symbol(name: str) -> str:
    """``sig(h1)`` → ``sig(h_{1})``, ``dE/dw5`` → a fraction, ``w5'`` → ``w_{5}'``."""
    parts = derivative(name)
    if parts is not None:
        above, below = (latex_symbol(part) for part in parts)
        return rf"\frac{{\partial {above}}}{{\partial {below}}}"
    text = name.replace("E_total", r"E_{\mathrm{total}}").replace("delta", r"\delta")
    text = re.sub(r"\b(sig|net|target)\b", lambda match: rf"\mathrm{{{match[1]}}}", text)
    return re.sub(r"\b" + _INDEXED.pattern, _latex_index, text)


def _latex_index(match: re.Match[str]) -> str:
    index = match["index"].replace("_", ",\\,")
    return f"{match['letter']}_{{{index}}}"


def html_symbol(name: str) -> str:
    """``sig(h1)`` → ``sig(h<sub>1</sub>)``; derivatives stay on one line."""
    parts = derivative(name)
    if parts is not None:
        return f"∂{html_symbol(parts[0])}/∂{html_symbol(parts[1])}"
    text = name.replace("E_total", "E<sub>total</sub>").replace("delta", "δ").replace("'", "′")
    return re.sub(r"\b" + _INDEXED.pattern, _html_index, text)


def _html_index(match: re.Match[str]) -> str:
    return f"{match['letter']}<sub>{match['index'].replace('_', ', ')}</sub>"
