"""A slip: what is typed differs from the word that is meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class SlipKind(IntEnum):
    """What happened."""

    ACCENT = 0
    APOSTROPHE = 1
    SWAPPED = 2
    LEFT_OUT = 3
    TOO_MANY = 4
    MISTAKEN = 5
    SEVERAL = 6

    @property
    def told(self) -> str:
        """In words, of what is typed."""
        return _TOLD[self]


_TOLD = {
    SlipKind.ACCENT: "an accent is left out",
    SlipKind.APOSTROPHE: "an apostrophe is missing or in the wrong place",
    SlipKind.SWAPPED: "two letters have changed places",
    SlipKind.LEFT_OUT: "a letter is left out",
    SlipKind.TOO_MANY: "there is a letter too many",
    SlipKind.MISTAKEN: "one letter stands for another",
    SlipKind.SEVERAL: "there is more than one slip",
}


@dataclass(frozen=True, slots=True)
class Slip:
    """``likelihood`` is how likely what is typed is if the word is meant, above 0 and below 1."""

    kind: SlipKind
    likelihood: float
