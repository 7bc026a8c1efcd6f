"""How fast Play goes."""

from __future__ import annotations

from enum import Enum


class Pace(Enum):
    """``updates_per_second`` for whole samples; None is as fast as this machine can.
    ``steps_per_second`` for steps within a sample, which someone wants to watch."""

    SLOW = "slow"
    BRISK = "brisk"
    FULL = "full"

    @property
    def updates_per_second(self) -> float | None:
        """For steps by sample and epoch."""
        return {Pace.SLOW: 10.0, Pace.BRISK: 1_000.0, Pace.FULL: None}[self]

    @property
    def steps_per_second(self) -> float:
        """For steps by factor, neuron and layer."""
        return {Pace.SLOW: 1.0, Pace.BRISK: 4.0, Pace.FULL: 15.0}[self]
