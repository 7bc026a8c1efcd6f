"""What the window is told about training: immutable, so that threads can share it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from app.gui.network.presets import NetworkPreset
from app.gui.network.time_machine.loss_history import Curve
from nncore.network_file import NetworkFile
from nncore.trace import Trace


class Activity(Enum):
    """What training is doing."""

    AT_START = "at the start weights"
    STEPPED = "ready for the next update"
    TRAINING = "training"
    PAUSED = "paused"
    STOPPED = "stopped"
    FINISHED = "finished"
    DIVERGED = "diverged"


@dataclass(frozen=True, slots=True, eq=False)
class NetworkSnapshot:
    """A network between two updates.

    ``file`` holds the settings and start weights of this run. ``trace`` is of the sample that comes
    next, with the weights of now; ``sample`` is its number, from 1. ``notice`` is one line about
    what happened last, "" if there is nothing to say.
    """

    preset: NetworkPreset
    file: NetworkFile
    update: int
    sample: int
    samples: int
    trace: Trace
    curve: Curve
    activity: Activity
    notice: str
    updates_per_second: float = 0.0

    @property
    def weights(self) -> Mapping[str, float]:
        """All w, then all v, by name."""
        return self.trace.weights

    @property
    def biases(self) -> Mapping[str, float]:
        """All b by name; none where the network has no biases."""
        return self.trace.biases

    @property
    def error(self) -> float:
        """E_total of the sample that comes next."""
        return self.trace.values["E_total"]
