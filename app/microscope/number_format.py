"""Numbers as people read and write them."""

from __future__ import annotations

import math
import re

from app.errors import LettersumError

MINUS = "−"
NOTHING = "–"  # not a number, or not computed

_PLAIN = re.compile(r"[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][+-]?[0-9]{1,3})?")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+")
_LONGEST_ENTRY = 40
LARGEST_RATE = 1000


class NumberError(LettersumError, ValueError):
    """An entry that is no number; the message is one line for the person who wrote it."""


def parse_number(text: str) -> float:
    """Reads ``0.5``, ``0,5``, ``1/2``, ``5e-1``, with + or − before it. ``1,000`` is refused: it
    may be meant as 1 or as 1000.

    Raises NumberError, which says what is wrong.
    """
    entry = text.strip().replace(MINUS, "-").replace(" ", "")
    if not entry:
        raise NumberError("a number is missing; write one like 0.5, 0,5 or 1/2")
    if len(entry) > _LONGEST_ENTRY:
        raise NumberError(f"“{_short(text)}” is too long for a number")
    numerator, slash, denominator = entry.partition("/")
    value = _plain_number(numerator, text)
    if slash:
        divisor = _plain_number(denominator, text)
        if divisor == 0:
            raise NumberError(f"“{_short(text)}” divides by 0")
        value /= divisor
    if not math.isfinite(value):
        raise NumberError(f"“{_short(text)}” is too large")
    return value


def parse_rate(text: str) -> float:
    """A learning rate: a number from 0 to LARGEST_RATE. Raises NumberError."""
    if not text.strip():
        raise NumberError(
            f"the learning rate is missing; write a number from 0 to {LARGEST_RATE}, "
            "like 0.5, 0,5 or 1/2"
        )
    rate = parse_number(text)
    if rate < 0:
        raise NumberError(
            "a learning rate below 0 would make the error grow; "
            f"write a number from 0 to {LARGEST_RATE}"
        )
    if rate > LARGEST_RATE:
        raise NumberError(
            f"“{_short(text)}” is too large for a learning rate; "
            f"write a number from 0 to {LARGEST_RATE}"
        )
    return rate


def plain(value: float | None, digits: int = 6) -> str:
    """With ``digits`` decimals, or with an exponent where that would show too little; None, not
    computed yet, is –."""
    if value is None:
        return NOTHING
    if not math.isfinite(value):
        return _not_finite(value)
    if value == 0:
        return "0"
    if not 10.0 ** -(digits - 2) <= abs(value) < 1e6:
        text = f"{value:.{min(digits, 4)}e}"
    else:
        text = f"{value:.{digits}f}"
    return text.replace("-", MINUS)


def brief(value: float) -> str:
    """As short as it can be said with six significant digits: ``0.5``, ``1e+10``."""
    return f"{value:g}".replace("-", MINUS) if math.isfinite(value) else _not_finite(value)


def significant(value: float | None, digits: int = 5) -> str:
    """With so many significant digits; short enough to stand in a formula. None is –."""
    if value is None:
        return NOTHING
    if not math.isfinite(value):
        return _not_finite(value)
    if value != 0 and not 1e-3 <= abs(value) < 10.0**digits:
        text = f"{value:.{digits - 2}e}"
    else:
        text = f"{value:.{digits}g}"
    return "0" if value == 0 else text.replace("-", MINUS)


def signed(text: str) -> str:
    """A written number with + before it, if it has no sign and isn't 0."""
    return f"+{text}" if text[0] in "123456789" or text.startswith("0.") else text


def chip_number(value: float, decimals: int) -> str:
    """With sign and as many decimals as leave it ``decimals`` + 3 signs long, if it can be."""
    if not math.isfinite(value):
        return _not_finite(value)
    if abs(value) >= 10.0 ** (decimals + 1):
        text = f"{value:+.0e}".replace("e+0", "e").replace("e+", "e")
    else:
        before_point = len(f"{abs(value):.0f}")
        text = f"{value:+.{max(decimals + 1 - before_point, 0)}f}"
    return text.replace("-", MINUS)


def _plain_number(entry: str, text: str) -> float:
    if _THOUSANDS.fullmatch(entry):
        raise NumberError(_ambiguous(entry))
    if not _PLAIN.fullmatch(entry):
        raise NumberError(f"“{_short(text)}” is not a number; write one like 0.5, 0,5 or 1/2")
    return float(entry.replace(",", "."))


def _ambiguous(entry: str) -> str:
    whole = entry.replace(",", "")
    if entry.count(",") > 1:
        return f"“{entry}” has more than one comma; write {whole} without them"
    decimal = f"{float(entry.replace(',', '.')):g}"
    return f"“{entry}” can be read as {decimal} or as {whole}; write {decimal} or {whole}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_ENTRY else text[:_LONGEST_ENTRY] + "…"


def _not_finite(value: float) -> str:
    if math.isnan(value):
        return NOTHING
    return "∞" if value > 0 else f"{MINUS}∞"
