"""A number as a learner typed it: its value, and how exactly it was said."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from app.microscope.number_format import MINUS, parse_number

FEWEST_DIGITS = 2  # fewer say too little to be marked by

_MANTISSA = re.compile(r"[+-]?([0-9]*)[.,]?([0-9]*)(?:[eE]([+-]?[0-9]+))?")


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """``half_unit`` is half a unit of the last digit typed: as far as the number that was meant
    may be from ``value``. A fraction is exact: it has a half unit of 0, and ``digits`` None, where
    otherwise the significant digits are counted."""

    value: float
    half_unit: float
    digits: int | None

    def half_unit_at(self, size: float) -> float:
        """The half unit by which an answer is marked whose right value has this ``size``: never
        more than half a unit of its digit FEWEST_DIGITS, or "0" would be right for all that is
        small."""
        if size == 0 or not math.isfinite(size):
            return min(self.half_unit, 0.5 * 10.0**-FEWEST_DIGITS)
        return min(self.half_unit, 0.5 * 10.0 ** (_exponent(size) - FEWEST_DIGITS + 1))


def read_number(text: str) -> TypedNumber:
    """Reads 0.48, .48, 0,48, 4.8e-1, 1/3 and −0.02 with their digits.

    Zeros before the first other digit don't count, those at the end do: 0.0500 has three. Of a
    number without a point each digit counts: 120 has three.

    Raises NumberError, which says what is wrong.
    """
    value = parse_number(text)
    if "/" in text:
        return TypedNumber(value, 0.0, None)
    entry = "".join(text.split()).replace(MINUS, "-")
    found = _MANTISSA.fullmatch(entry)
    assert found is not None  # parse_number reads nothing else
    whole, decimals, exponent = found[1], found[2], int(found[3] or 0)
    digits = len((whole + decimals).lstrip("0"))
    return TypedNumber(value, 0.5 * 10.0 ** (exponent - len(decimals)), digits)


def rounded(value: float, digits: int) -> float:
    """``value`` with so many significant digits."""
    return float(f"{value:.{digits - 1}e}")


def _exponent(value: float) -> int:
    """Of the first significant digit: −2 for 0.048."""
    return math.floor(math.log10(abs(value)))
