"""What the window shows of a training, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from app.own_models.chosen_text import Source
from app.own_models.comparison import Comparison
from app.own_models.loss_curves import LossCurve
from app.own_models.own_settings import OwnSettings


class Stage(Enum):
    """Where a training is."""

    EMPTY = "no text yet"
    READING = "reading"
    READY = "ready"
    COUNTING = "counting"
    TRAINING = "training"
    PAUSED = "paused"
    COMPARING = "comparing"
    DONE = "done"
    DIVERGED = "diverged"

    @property
    def is_busy(self) -> bool:
        """Whether a training is under way, so that text and settings are settled."""
        return self in (Stage.COUNTING, Stage.TRAINING, Stage.PAUSED, Stage.COMPARING)


@dataclass(frozen=True, slots=True)
class Progress:
    """``share`` of the work at hand that is done, 0 to 1; what isn't known is None."""

    share: float = 0.0
    epoch: int = 0
    epochs: int = 0
    samples_per_second: float | None = None
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """How many words of a few sentences held back, in percent, were among the first three at an
    epoch."""

    epoch: int
    found: float


@dataclass(frozen=True, slots=True)
class KeptInfo:
    """A training that was left and can go on."""

    name: str
    epoch: int
    epochs: int


def _no_curve() -> LossCurve:
    return LossCurve(np.empty(0), np.empty(0))


@dataclass(frozen=True)
class TrainingView:
    """``line`` says what went wrong and what to do, "" if nothing did. ``in_use`` is the name of
    the model in use, ``found_in_use`` how many of the watched words that finds. ``kept_at`` is when
    the last checkpoint was written, in seconds since the epoch of the clock."""

    stage: Stage = Stage.EMPTY
    sources: tuple[Source, ...] = ()
    can_undo: bool = False
    can_redo: bool = False
    settings: OwnSettings = field(default_factory=OwnSettings)
    progress: Progress = field(default_factory=Progress)
    learned: LossCurve = field(default_factory=_no_curve)
    held_back: LossCurve = field(default_factory=_no_curve)
    watched: tuple[Watched, ...] = ()
    in_use: str = ""
    found_in_use: float | None = None
    comparison: Comparison | None = None
    name: str = ""
    line: str = ""
    kept: KeptInfo | None = None
    kept_at: float | None = None

    @property
    def words(self) -> int:
        """Of all text that was read."""
        return sum(source.words for source in self.sources)

    @property
    def sentences(self) -> int:
        """Of all text that was read."""
        return sum(source.sentences for source in self.sources)

    @property
    def epochs(self) -> int:
        """How many there are at most."""
        return self.progress.epochs or self.settings.epochs
