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
class Diverged:
    """Training stopped because a number is no longer finite.

    The weights are those from before the update numbered ``update``, the first that went wrong.
    ``reason`` and ``advice`` are one sentence each.
    """

    update: int
    reason: str
    advice: str


Event = OnlineProgress | Diverged
