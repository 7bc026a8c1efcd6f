"""What the rooms show, and what was done there: all that decides whether a step is done."""

from __future__ import annotations

from dataclasses import dataclass

from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot


@dataclass(frozen=True, slots=True)
class Nudge:
    """A weight was moved ``by`` so much: E_total changed by ``measured``, and its slope alone
    says ``predicted``."""

    weight: str
    by: float
    measured: float
    predicted: float


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """``written`` is how many characters stand on the page, ``words`` are the words before the
    caret, each with its sum, and ``is_coded`` says that another code stands in the place of the
    sums. ``explained`` is the weight or neuron whose card is seen, ``asked``
    the hidden number that is asked for, by name.

    ``guessed``, ``claims``, ``ways`` and ``nudges`` are what was done since the step began: hidden
    numbers that were given right, claims that were tried, ways to the slopes that were pointed at.
    """

    room: str = ""
    written: int = 0
    words: tuple[tuple[str, int], ...] = ()
    is_coded: bool = False
    snapshot: NetworkSnapshot | None = None
    explained: str = ""
    is_predicting: bool = False
    asked: str = ""
    guessed: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    nudges: tuple[Nudge, ...] = ()
    decoded: str = ""
    decoded_sum: int = 0
    is_word: bool = False
    delta: int = 0

    @property
    def update(self) -> int:
        """How many updates have been made where one looks."""
        return self.snapshot.update if self.snapshot else 0

    @property
    def is_training(self) -> bool:
        """Whether the network is played."""
        return self.snapshot is not None and self.snapshot.activity is Activity.TRAINING
