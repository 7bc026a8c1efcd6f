"""Predict, then reveal: the numbers of a step are kept back until one asks, or guesses."""

from __future__ import annotations

import math
from dataclasses import replace
from enum import Enum

from app.microscope.number_format import MINUS, parse_number
from app.microscope.telling.sentence import result
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.position import Position
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot
from nncore.trace_views.symbols import plain_symbol

_COARSE = 0.05  # of the number: a guess that allows for more is no two digits
_ROUNDING = 1e-9


class Mark(Enum):
    """What a guess is worth."""

    RIGHT = "right"
    TOO_SHORT = "right as far as it goes"
    WRONG = "wrong"


class Prediction:
    """Which numbers of the step that is looked at are hidden. Another step hides its own; while
    training nothing is hidden. ``verdict`` is what was said of the last guess."""

    def __init__(self) -> None:
        self.is_on = False
        self.verdict = ""
        self._at: tuple[Position, Grain] | None = None
        self._revealed: set[str] = set()

    def switch(self, is_on: bool) -> None:
        """Hides numbers from now on, beginning with those of this step, or none."""
        self.is_on, self.verdict, self._at = is_on, "", None
        self._revealed.clear()

    def veiled(self, snapshot: NetworkSnapshot) -> NetworkSnapshot:
        """The snapshot with its hidden numbers named."""
        if not self.is_on:
            return snapshot
        here = snapshot.position, snapshot.grain
        if here != self._at:
            self._at, self.verdict = here, ""
            self._revealed.clear()
        if snapshot.activity is Activity.TRAINING:
            self.reveal(snapshot)
        hidden = {moment.name for moment in snapshot.lit} - self._revealed
        return replace(snapshot, hidden=frozenset(hidden)) if hidden else snapshot

    def asked(self, snapshot: NetworkSnapshot) -> str:
        """The first number that is hidden, by name; "" where none is."""
        hidden = self.veiled(snapshot).hidden
        return next((moment.name for moment in snapshot.lit if moment.name in hidden), "")

    def reveal(self, snapshot: NetworkSnapshot) -> None:
        """All numbers of this step."""
        self._revealed |= {moment.name for moment in snapshot.lit}

    def guess(self, snapshot: NetworkSnapshot, text: str) -> Mark | None:
        """Marks a guess of the number asked for, and shows that one unless the guess was too short
        to tell; returns the mark, None where nothing is asked for. Raises NumberError for what is
        no number."""
        name = self.asked(snapshot)
        value = snapshot.value(name) if name else None
        if value is None:
            return None
        mark, written = marked(value, text), text.strip().replace("-", MINUS)
        if mark is Mark.TOO_SHORT:
            self.verdict = f"{written} is right as far as it goes; give two digits of it"
            return mark
        self._revealed.add(name)
        whole = f"{symbol(name)} = {result(snapshot, name)}"
        self.verdict = (
            f"✓ {written} is right to the digits given: {whole}"
            if mark is Mark.RIGHT
            else f"✗ Not {written}: {whole}"
        )
        return mark


def symbol(name: str) -> str:
    """A number's name as it is shown: ``∂E/∂w5``, ``w5′``."""
    return plain_symbol(name).replace("'", "′")


def marked(value: float, text: str) -> Mark:
    """Right is what the number, rounded to as many decimals as were given, is; two significant
    digits of it at least, if it has them. Raises NumberError."""
    guess, half_a_digit = parse_number(text), 0.5 * 10.0 ** -decimals_of(text)
    off = abs(guess - value)
    if not math.isfinite(value) or off > half_a_digit * (1 + _ROUNDING):
        return Mark.WRONG
    is_exact = off <= _ROUNDING * max(abs(value), _ROUNDING)
    return Mark.RIGHT if is_exact or half_a_digit <= _COARSE * abs(value) else Mark.TOO_SHORT


def decimals_of(text: str) -> int:
    """How many decimals were written: 2 in ``0.48``, 5 in ``8.8e-4``; a fraction counts as six."""
    if "/" in text:
        return 6
    mantissa, _, exponent = text.strip().lower().replace(MINUS, "-").partition("e")
    decimals = len(mantissa.replace(",", ".").partition(".")[2])
    return decimals - int(exponent or 0)
