"""The rule of each box: in the article's symbols, and with its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from app.lessons.boxes import Box, BoxKind
from app.lessons.connections import Term
from app.lessons.sheet import Sheet
from app.microscope.number_format import significant
from nncore.trace_views.symbols import plain_symbol

Written = Callable[[str], str]  # how a number is written that is called so

_DIGITS = 6


def rule(sheet: Sheet, box: Box) -> str:
    """In symbols: ``net(h1) = i1·w1 + i2·w3 + b1·v11``."""
    return f"{plain_symbol(box.name)} = {formula(sheet, box)}"


def worked(sheet: Sheet, box: Box, numbers: Mapping[str, float]) -> str:
    """With the numbers of the boxes it needs, and what comes out:
    ``net(h1) = 0.05·0.15 + 0.1·0.25 + 1·0.35 = 0.3825``."""

    result = significant(sheet.work_out(box, numbers), _DIGITS)
    return f"{plain_symbol(box.name)} = {with_numbers(sheet, box, numbers)} = {result}"


def with_numbers(sheet: Sheet, box: Box, numbers: Mapping[str, float]) -> str:
    """The right side of a box's rule with these numbers and those that are given; the boxes
    without one stay symbols."""

    def written(name: str) -> str:
        if name not in sheet.given and name not in numbers:
            return plain_symbol(name)
        value = significant(sheet.number(name, numbers), _DIGITS)
        return f"({value})" if value.startswith("−") else value

    return formula(sheet, box, written)


def formula(sheet: Sheet, box: Box, written: Written = plain_symbol) -> str:
    """The right side of a box's rule."""
    of = box.of
    match box.kind:
        case BoxKind.NET:
            return total(sheet.terms(of), written)
        case BoxKind.SIG:
            return f"1 / (1 + e^−{written(f'net({of})')})"
        case BoxKind.ERROR:
            return " + ".join(f"½({_miss(output, written)})²" for output in sheet.outputs)
        case BoxKind.ERROR_SLOPE if of in sheet.outputs:
            return f"−({_miss(of, written)})"
        case BoxKind.ERROR_SLOPE:
            return total(sheet.terms_back(of), written)
        case BoxKind.SLOPE:
            return f"{written(f'sig({of})')} · (1 − {written(f'sig({of})')})"
        case BoxKind.DELTA:
            return " · ".join(written(name) for name in sheet.needs(box))
        case BoxKind.GRADIENT:
            delta = f"delta({sheet.target(of)})"
            return f"{written(delta)} · {written(sheet.signal(of))}"
        case BoxKind.UPDATED:
            return f"{written(of)} − {written(f'η({of})')} · {written(f'dE/d{of}')}"


def total(terms: Iterable[Term], written: Written = plain_symbol) -> str:
    """The sum of all terms."""
    return " + ".join(f"{written(term.source)}·{written(term.weight)}" for term in terms)


def _miss(output: str, written: Written) -> str:
    return f"{written(f'target({output})')} − {written(f'sig({output})')}"
