"""What the window shows of a training, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from app.own_models.chosen_row import ChosenRow
from app.own_models.comparison import Comparison
from app.own_models.library_model import LibraryModel
from app.own_models.loss_curves import LossCurve
from app.own_models.own_settings import OwnSettings
from app.prediction.keyboard.keyboard_training import Stage as Doing


class Stage(Enum):
    """Where a training is."""

    EMPTY = "no text yet"
    READING = "looking at the text"
    READY = "ready"
    COUNTING = "reading and counting"
    TRAINING = "training"
    PAUSED = "paused"
    DONE = "done"

    @property
    def is_busy(self) -> bool:
        """Whether a training is under way, so that text and settings are settled."""
        return self in (Stage.COUNTING, Stage.TRAINING, Stage.PAUSED)


@dataclass(frozen=True, slots=True)
class Progress:
    """``share`` of the work at hand that is done, 0 to 1; what isn't known is None. ``doing`` says
    what that work is where it is not training itself. ``epoch`` is the one under way, and once
    training is over the last that was finished."""

    share: float = 0.0
    doing: str = ""
    epoch: int = 0
    epochs: int = 0
    samples_per_second: float | None = None
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """How many words of a few watched sentences, in percent, were among the first three after an
    epoch; ``found_in_use``: with the model in use, measured once before the first."""

    epoch: int
    found: float
    found_in_use: float


@dataclass(frozen=True, slots=True)
class Left:
    """A training that was left and can go on."""

    name: str
    epoch: int
    epochs: int


def _no_curve() -> LossCurve:
    return LossCurve(np.empty(0), np.empty(0))


@dataclass(frozen=True)
class TrainingView:
    """``line`` says what went wrong and what to do, "" if nothing did. ``is_stopped``: somebody
    asked training to end before its time. ``held_back`` is the error on the watched sentences, by
    which the best epoch is found. ``in_use`` is the name of the model in use. ``kept_at`` is when
    the training was kept last, by the session's clock; ``made`` is the finished model,
    ``expected_seconds`` how long training would take, None while that isn't known. ``trained_on``
    says what the text of a training is that is under way or was finished."""

    stage: Stage = Stage.EMPTY
    rows: tuple[ChosenRow, ...] = ()
    converts: bool = False
    can_undo: bool = False
    can_redo: bool = False
    settings: OwnSettings = field(default_factory=OwnSettings)
    progress: Progress = field(default_factory=Progress)
    learned: LossCurve = field(default_factory=_no_curve)
    held_back: LossCurve = field(default_factory=_no_curve)
    tried: tuple[Tried, ...] = ()
    in_use: str = ""
    comparison: Comparison | None = None
    name: str = ""
    line: str = ""
    left: Left | None = None
    kept_at: float | None = None
    made: LibraryModel | None = None
    expected_seconds: float | None = None
    trained_on: str = ""
    is_stopped: bool = False

    @property
    def is_tested(self) -> bool:
        """Whether what was learned is tried now: there is no more to learn."""
        return self.progress.doing in (Doing.TESTING.value, Doing.COMPARING.value)

    @property
    def can_stop(self) -> bool:
        """Whether there is something to stop: what is learned and only tried now is there soon."""
        return self.stage.is_busy and not self.is_tested and not self.is_stopped

    @property
    def words(self) -> int:
        """Of all text that can be read, some of it estimated."""
        return sum(row.words for row in self.rows)

    @property
    def is_exact(self) -> bool:
        """Whether no part of ``words`` is estimated."""
        return all(row.is_exact for row in self.rows)

    @property
    def unsure(self) -> int:
        """Files in an encoding that was guessed, which wait for consent."""
        return sum(row.unsure for row in self.rows)

    @property
    def epochs(self) -> int:
        """How many there are at most."""
        return self.progress.epochs or self.settings.epochs
