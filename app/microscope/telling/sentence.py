"""A sentence about one number: how it is worked out, and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.microscope.number_format import plain, significant
from app.microscope.time_machine.snapshot import NetworkSnapshot
from nncore.trace import NetTerm

MOST_TERMS = 6  # of a sum that are written out
_FIRST_TERMS = 4  # of a longer one; its last term stands too
_DIGITS = 6
_SMALL = 0.01  # of which six decimals would show too little


@dataclass(frozen=True, slots=True)
class Sentence:
    """``name`` is the number's name in a trace (``net(h1)``), ``result`` what comes out as it is
    shown, ``working`` all that stands before it, ``remark`` what is said behind it."""

    name: str
    working: str
    result: str
    remark: str = ""

    @property
    def text(self) -> str:
        """``net(h1) = 0.46 · 0.15 + 0.24 · 0.25 + 1 · 0.35 = 0.479000``."""
        text = f"{self.working} = {self.result}"
        return f"{text}. {self.remark}" if self.remark else text


def result(snapshot: NetworkSnapshot, name: str) -> str:
    """A number as it stands at the end of its sentence."""
    value = snapshot.value(name)
    return snapshot.missing(name) if value is None else whole(value)


def whole(value: float) -> str:
    """With six decimals; a small number with six significant digits, or with an exponent."""
    is_small = 0 < abs(value) < _SMALL
    return significant(value, _DIGITS) if is_small else plain(value)


def operand(value: float | None) -> str:
    """A number that something is done with: six significant digits, in brackets if negative."""
    text = significant(value, _DIGITS)
    return f"({text})" if value is not None and value < 0 else text


def known(snapshot: NetworkSnapshot, name: str) -> str:
    """A number of the snapshot as an operand."""
    value = snapshot.value(name)
    return snapshot.missing(name) if value is None else operand(value)


def sum_of(terms: Sequence[NetTerm], written: Callable[[NetTerm], str]) -> str:
    """The terms with + between them. Of more than MOST_TERMS the first ones and the last are
    written, and how many there are between: ``… 12 more terms …``."""
    if len(terms) <= MOST_TERMS:
        return " + ".join(map(written, terms))
    first = " + ".join(map(written, terms[:_FIRST_TERMS]))
    between = len(terms) - _FIRST_TERMS - 1
    return f"{first} + … {between:,} more terms … + {written(terms[-1])}"
