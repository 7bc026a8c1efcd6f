"""How fast Play goes."""

from __future__ import annotations

import math
from enum import Enum

FIRST_RATE = 2.0  # updates a second with which a quickening Play begins
FULL_FROM = 65_536.0  # updates a second, after 15 seconds; faster than that is as fast as can be
_FIRST_STEPS, _MOST_STEPS, _STEPS_DOUBLE_SECONDS = 1.0, 15.0, 4.0
_FULL_SECONDS = math.log2(FULL_FROM / FIRST_RATE)


class Pace(Enum):
    """Whole updates for steps by sample and epoch; steps within a sample are slower, as someone
    wants to watch them.

    A quickening Play makes FIRST_RATE · 2^t updates a second after t seconds, so the first come
    one by one, and after 15 seconds it goes as fast as this machine can.
    """

    QUICKENING = "quickening"
    SLOW = "slow"
    BRISK = "brisk"
    FULL = "full"

    @property
    def updates_per_second(self) -> float | None:
        """For steps by sample and epoch, at the beginning; None is as fast as can be."""
        return {
            Pace.QUICKENING: FIRST_RATE, Pace.SLOW: 10.0, Pace.BRISK: 1_000.0, Pace.FULL: None,
        }[self]  # fmt: skip

    @property
    def steps_per_second(self) -> float:
        """For steps by factor, neuron and layer, at the beginning."""
        return {Pace.QUICKENING: _FIRST_STEPS, Pace.SLOW: 1.0, Pace.BRISK: 4.0, Pace.FULL: 15.0}[
            self
        ]

    def rate(self, seconds: float, is_fine: bool) -> float | None:
        """Updates (steps, if ``is_fine``) a second after so many seconds of playing; None is as
        fast as can be."""
        if is_fine:
            grown = 2.0 ** min(seconds / _STEPS_DOUBLE_SECONDS, 10.0)
            quickened = min(_FIRST_STEPS * grown, _MOST_STEPS)
            return quickened if self is Pace.QUICKENING else self.steps_per_second
        if self is not Pace.QUICKENING:
            return self.updates_per_second
        return None if seconds >= _FULL_SECONDS else FIRST_RATE * 2.0**seconds

    def due(self, seconds: float, is_fine: bool) -> float:
        """How many updates or steps so many seconds of playing make: the rate, added up over
        time. Where the rate is None, what was due until then."""
        growing: float
        if self is Pace.QUICKENING and is_fine:
            full = _STEPS_DOUBLE_SECONDS * math.log2(_MOST_STEPS / _FIRST_STEPS)
            growing = 2.0 ** (min(seconds, full) / _STEPS_DOUBLE_SECONDS) - 1
            constant = max(seconds - full, 0.0) * _MOST_STEPS
            return _FIRST_STEPS * _STEPS_DOUBLE_SECONDS * growing / math.log(2) + constant
        if self is Pace.QUICKENING:
            growing = 2.0 ** min(seconds, _FULL_SECONDS) - 1
            return FIRST_RATE * growing / math.log(2)
        return (self.rate(seconds, is_fine) or 0.0) * seconds
