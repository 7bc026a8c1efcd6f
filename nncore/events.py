"""What training reports. Frozen records; who listens is nobody's business here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class OnlineProgress:
    """Some updates of online training have been made.

    ``update`` counts all updates so far. ``errors[k]`` is E_total of the sample that was taken,
    before its update, at update ``first_update + k · error_every``. ``history[k]``, shape
    (parameters,), holds the weights after ``(k + 1) · history_every`` updates of this stretch;
    it is empty unless asked for.
    """

    first_update: int
    update: int
    errors: npt.NDArray[np.float64]
    error_every: int
    history: npt.NDArray[np.float64]
    history_every: int


@dataclass(frozen=True, slots=True)
class BatchesDone:
    """Some batches of an epoch are done. ``error`` is their mean; samples are counted in the
    epoch, epochs from 1."""

    epoch: int
    epochs: int
    samples: int
    error: float


@dataclass(frozen=True, slots=True)
class EpochDone:
    """An epoch is done. ``error`` is its mean while training, ``held_back_error`` that of the
    samples held back, after it; None where there are none. ``best`` says whether it is the lowest
    so far."""

    epoch: int
    epochs: int
    error: float
    held_back_error: float | None
    best: bool


@dataclass(frozen=True, slots=True)
class StoppedEarly:
    """The held-back error has not fallen for ``patience`` epochs; the weights are those of the
    best one, ``best_epoch``."""

    epoch: int
    best_epoch: int
    patience: int


@dataclass(frozen=True, slots=True)
class Diverged:
    """Training stopped because a number is no longer finite.

    The weights are those from before the update numbered ``update``, counted from 0, where it was
    found. ``reason`` and ``advice`` are one sentence each.
    """

    update: int
    reason: str
    advice: str


Event = OnlineProgress | BatchesDone | EpochDone | StoppedEarly | Diverged
