"""What is known of a training by what it has told: curves, how the suggestions fare, how far it
is."""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from app.own_models.comparison import Comparison, Measured
from app.own_models.loss_curves import MOST_POINTS, LossCurve, LossHistory
from app.own_models.own_settings import LIMITS
from app.own_models.training_view import Progress, Tried
from app.prediction.keyboard.keyboard_training import (
    KeyboardProgress,
    KeyboardTrained,
    Stage,
    StageProgress,
    Watched,
)
from app.time_left import Clock, TimeLeft
from nncore.errors import UntrustedError
from nncore.untrusted.numbers import number, whole_number

_LARGEST_ERROR = 1e9


class TrainingLog:
    """Listens to the events of ``train_keyboard``."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock, self._left, self._besides = clock, TimeLeft(clock), TimeLeft(clock)
        self._heard: float | None = None  # when the last event came, None after a break
        self._trained_seconds = 0.0
        self._speed = TimeLeft(lambda: self._trained_seconds)
        self._learned, self._held_back = LossHistory(), LossHistory()
        self.tried: list[Tried] = []
        self.progress = Progress()
        self.comparison: Comparison | None = None
        self._epochs_seen = self._epochs = 0

    @property
    def learned(self) -> LossCurve:
        """The error while training."""
        return self._learned.curve()

    @property
    def held_back(self) -> LossCurve:
        """The error on the sentences for validation, after each epoch."""
        return self._held_back.curve()

    def rest(self) -> None:
        """There is a break: how long it takes says nothing of the work."""
        self._left, self._besides = TimeLeft(self._clock), TimeLeft(self._clock)
        self._heard = None

    def note(self, doing: str, done: float, total: float) -> None:
        """So much of something else is done, which is called so."""
        self._besides.note(done, total)
        self.progress = Progress(
            done / total if total else 0.0, doing, seconds_left=self._besides.seconds_left
        )

    def take(self, event: KeyboardProgress | StageProgress | Watched, epochs_done: int) -> None:
        """The next event, after so many whole epochs."""
        now = self._clock()
        if isinstance(event, KeyboardProgress) and self._heard is not None:
            self._trained_seconds += now - self._heard  # before others something else was done
        self._heard = now
        match event:
            case Watched(epoch=epoch, hit3=hit3, hit3_in_use=in_use):
                self.tried.append(Tried(epoch, hit3, in_use))
            case StageProgress(stage=Stage.WATCHING) if self.progress.epoch:
                pass  # training is what is gone on with
            case StageProgress(stage=stage, done=done, total=total):
                self.note(stage.value, done, total)
            case KeyboardProgress():
                self._take_progress(event, epochs_done)

    def compare(
        self, trained: KeyboardTrained, in_use: str, read_words: int, *, is_known: bool
    ) -> Comparison:
        """Training is over, on a text of so many words."""
        after, before = trained.evaluation, trained.before
        self.comparison = Comparison(
            after.phrases, after.words, in_use, Measured.of(before) if before else None,
            Measured.of(after), is_known, read_words,
        )  # fmt: skip
        self.progress = Progress(1.0, epoch=trained.epochs, epochs=self._epochs)
        return self.comparison

    def to_json(self) -> dict[str, Any]:
        """As ``log_from`` reads it."""
        curves = {"learned": self.learned, "held_back": self.held_back}
        return {
            **{name: [c.epochs.tolist(), _finite(c)] for name, c in curves.items()},
            "tried": [[each.epoch, each.found, each.found_in_use] for each in self.tried],
        }

    def _take_progress(self, event: KeyboardProgress, epochs_done: int) -> None:
        at = event.epochs * event.done / event.total if event.total else 0.0
        is_end = epochs_done > self._epochs_seen
        self._epochs_seen, self._epochs = epochs_done, event.epochs
        if is_end and event.validation_error is not None:
            self._held_back.add(at, event.validation_error)
        # After an epoch the error is that of all of it: of its parts there were points already.
        if not is_end or not self._has_points_of(epochs_done):
            self._learned.add(at, event.error)
        self._left.note(event.done, event.total)
        self._speed.note(event.done, event.total)
        self.progress = Progress(
            event.done / event.total if event.total else 0.0, "", event.epoch, event.epochs,
            self._speed.per_second, self._left.seconds_left,
        )  # fmt: skip

    def _has_points_of(self, epoch: int) -> bool:
        epochs = self._learned.curve().epochs
        return bool(len(epochs)) and epochs[-1] > epoch - 1


def log_from(value: Any, epochs_done: int, clock: Clock = time.monotonic) -> TrainingLog:
    """A log that came as JSON values. Raises UntrustedError for anything else."""
    if not isinstance(value, dict):
        raise UntrustedError("what a training has told is damaged")
    log = TrainingLog(clock)
    log._learned = LossHistory(_curve(value.get("learned")))
    log._held_back = LossHistory(_curve(value.get("held_back")))
    log.tried = [_tried(each) for each in _list(value.get("tried"), LIMITS["epochs"].most)]
    log._epochs_seen = epochs_done
    return log


def _finite(curve: LossCurve) -> list[float | None]:
    """JSON has no word for what isn't a number."""
    return [error if np.isfinite(error) else None for error in curve.errors.tolist()]


def _curve(value: Any) -> LossCurve:
    epochs, errors = _list(value, 2, exactly=True)
    pairs = zip(_list(epochs, MOST_POINTS), _list(errors, MOST_POINTS), strict=False)
    points = [
        (
            number(epoch, "an epoch", 0, LIMITS["epochs"].most),
            np.nan if error is None else number(error, "an error", 0, _LARGEST_ERROR),
        )
        for epoch, error in pairs
    ]
    return LossCurve(*np.array(points, float).reshape(-1, 2).T)


def _tried(value: Any) -> Tried:
    epoch, found, in_use = _list(value, 3, exactly=True)
    return Tried(
        whole_number(epoch, "an epoch", 0, LIMITS["epochs"].most),
        number(found, "a share", 0, 100),
        number(in_use, "a share", 0, 100),
    )


def _list(value: Any, most: int, *, exactly: bool = False) -> list[Any]:
    if not isinstance(value, list) or len(value) > most or (exactly and len(value) != most):
        raise UntrustedError("what a training has told is damaged")
    return value
