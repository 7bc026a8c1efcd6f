"""The chain rule as HTML tables: symbols above, numbers beneath. Knows no Qt widget."""

from __future__ import annotations

from app.gui.network.chain.chain_rule import ChainRule, Term
from app.gui.theme.fonts import mono_family_css
from app.gui.theme.tokens import TEXT, Colours


def formula_html(rule: ChainRule, colours: Colours, scale: float) -> str:
    """∂E/∂w5 = ∂E/∂sig(o1) · ∂sig(o1)/∂net(o1) · ∂net(o1)/∂w5, each with its number beneath."""
    symbol_px, number_px = round(TEXT.body * scale), round(TEXT.chip * scale)
    bar = f"border-bottom:1px solid {colours.ink};"
    above, below, numbers = [], [], []
    for term, sign in _with_signs(rule):
        above.append(_cell(term.above, bar) + _sign_cell(sign))
        below.append(_cell(term.below))
        number = _number(term.number, number_px, colours)
        numbers.append(f"<td colspan='2' style='padding:3px 5px 0 0'>{number}</td>")
    rows = "".join(f"<tr>{''.join(row)}</tr>" for row in (above, below, numbers))
    return f"<table cellspacing='0' style='font-size:{symbol_px}px'>{rows}</table>"


def paths_html(rule: ChainRule, colours: Colours, scale: float) -> str:
    """One line for each path: the neurons, the product, its share."""
    number_px = round(TEXT.chip * scale)
    rows = [
        f"<tr><td style='color:{colours.soft}'>{path.through}</td>"
        f"<td align='right'>{_number(path.share, number_px, colours)}</td></tr>"
        f"<tr><td colspan='2' style='color:{colours.soft}'>"
        f"{_styled(path.numbers, number_px, colours.soft)}</td></tr>"
        for path in rule.paths
    ]
    left = rule.path_count - len(rule.paths)
    if left > 0:
        rows.append(
            f"<tr><td colspan='2'>and {left:,} more {'path' if left == 1 else 'paths'}</td></tr>"
        )
    return f"<table width='100%' cellspacing='0' cellpadding='1'>{''.join(rows)}</table>"


def _with_signs(rule: ChainRule) -> list[tuple[Term, str]]:
    signs = ["=", *("·" for _ in rule.terms[1:]), ""]
    return list(zip((rule.derivative, *rule.terms), signs, strict=True))


def _cell(text: str, style: str = "") -> str:
    return f"<td align='center' style='{style}padding:1px 2px'>{text}</td>"


def _sign_cell(sign: str) -> str:
    return f"<td rowspan='2' style='vertical-align:middle; padding:0 4px'>{sign}</td>"


def _number(text: str, size_px: int, colours: Colours) -> str:
    return _styled(text, size_px, colours.accent)


def _styled(text: str, size_px: int, colour: str) -> str:
    family = mono_family_css().replace('"', "")
    return (
        f"<span style='font-family:{family}; font-size:{size_px}px; color:{colour}'>{text}</span>"
    )
