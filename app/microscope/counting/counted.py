"""Numbers that count the multiplications made with them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """How many multiplications have been made so far."""

    multiplications: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """A number whose multiplications are tallied as they are done; sums, differences, and e^x with
    the division in a sigmoid are not, as they are the same few in each way to the slopes."""

    value: float
    tally: Tally = field(repr=False, compare=False)

    def __mul__(self, other: Counted) -> Counted:
        self.tally.multiplications += 1
        return Counted(self.value * other.value, self.tally)

    def __add__(self, other: Counted) -> Counted:
        return Counted(self.value + other.value, self.tally)

    def __sub__(self, other: Counted) -> Counted:
        return Counted(self.value - other.value, self.tally)

    def complement(self) -> Counted:
        """1 − x."""
        return Counted(1.0 - self.value, self.tally)

    def sigmoid(self) -> Counted:
        """1 / (1 + e^−x), at any x."""
        small = math.exp(-abs(self.value))
        value = 1.0 / (1.0 + small) if self.value >= 0 else small / (1.0 + small)
        return Counted(value, self.tally)
