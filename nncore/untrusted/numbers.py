"""Numbers and texts that came as JSON values.

``where`` is what the message begins with, such as ``"rate"`` or ``sample 3: "inputs"``.
"""

from __future__ import annotations

import math
from typing import Any

from nncore.errors import UntrustedError
from nncore.untrusted.quoting import quoted

LARGEST_NUMBER = 1e300  # beyond it a product of two soon is no number any more
LARGEST_WHOLE_NUMBER = 10**12


def number(
    value: Any, where: str, least: float = -LARGEST_NUMBER, most: float = LARGEST_NUMBER
) -> float:
    """A finite number from ``least`` to ``most``. Raises UntrustedError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise UntrustedError(f"{where} is {quoted(value)}; a number is needed")
    if not least <= value <= most:  # whole numbers are compared exactly, however large
        low, high = (f"{bound:g}".replace("e+", "e") for bound in (least, most))
        within = f"within ±{high}" if least == -most else f"between {low} and {high}"
        raise UntrustedError(f"{where} is {quoted(value)}; it must lie {within}")
    return float(value)


def whole_number(value: Any, where: str, least: int = 0, most: int = LARGEST_WHOLE_NUMBER) -> int:
    """A whole number from ``least`` to ``most``; 2.0 is none. Raises UntrustedError."""
    if type(value) is not int:
        raise UntrustedError(f"{where} is {quoted(value)}; a whole number is needed")
    if not least <= value <= most:
        raise UntrustedError(
            f"{where} is {quoted(value)}; it must be from {least:,} to {quoted_bound(most)}"
        )
    return value


def quoted_bound(most: int) -> str:
    """``10^12``, ``5,000``."""
    power = round(math.log10(most)) if most > 0 else 0
    return f"10^{power}" if power > 6 and most == 10**power else f"{most:,}"


def text(value: Any, where: str, longest: int = 1000) -> str:
    """A text of at most ``longest`` signs, without lone surrogates. Raises UntrustedError."""
    if not isinstance(value, str):
        raise UntrustedError(f"{where} is {quoted(value)}; a text is needed")
    if len(value) > longest:
        raise UntrustedError(f"{where} has {len(value):,} signs; at most {longest:,} are allowed")
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise UntrustedError(f"{where} is {quoted(value)}, which is no Unicode text")
    return value
