"""What a claim is, and what came out of trying it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nncore.network_file import NetworkFile

EARLY_UPDATES = 100
UPDATES = 10_000


@dataclass(frozen=True, slots=True)
class Knob:
    """A number to turn, from ``least`` to ``most`` in steps; written with ``decimals``."""

    name: str
    least: float
    most: float
    default: float
    step: float
    decimals: int

    @property
    def positions(self) -> int:
        """How many steps lead from one end to the other."""
        return round((self.most - self.least) / self.step)

    def at(self, position: int) -> float:
        """The number at a position, counted in steps from ``least``."""
        return round(self.least + position * self.step, self.decimals)

    def position_of(self, value: float) -> int:
        """The position nearest to a number."""
        return round((value - self.least) / self.step)

    def written(self, value: float) -> str:
        """The number as it stands in the field."""
        return f"{value:.{self.decimals}f}"


@dataclass(frozen=True, slots=True)
class Contender:
    """One of the runs that are compared: the title of its curve, its settings and its start."""

    title: str
    file: NetworkFile


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run went: E of each output, the mean of all ``samples``, after EARLY_UPDATES and after
    UPDATES. If the numbers ran away, ``trouble`` says so and there are no errors."""

    title: str
    samples: int
    early: tuple[float, ...] = ()
    final: tuple[float, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """``contenders`` makes the runs from the present network and the knob's value (0 if there is
    no knob); ``told`` puts their outcomes into one line; ``misfit`` says why the claim can't be
    tried on a network, "" if it can."""

    title: str
    sentence: str
    knob: Knob | None
    contenders: Callable[[NetworkFile, float], list[Contender]]
    told: Callable[[Sequence[Outcome]], str]
    misfit: Callable[[NetworkFile], str]
