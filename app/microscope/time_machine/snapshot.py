"""What the window is told about training: immutable, so that threads can share it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import islice

import numpy as np
import numpy.typing as npt

from app.microscope.network_presets import NetworkPreset
from app.microscope.number_format import NOTHING
from app.microscope.phrases.word_reader import OutputReading, WordReader
from app.microscope.teaching.attempt import TeachingReport
from app.microscope.time_machine.loss_history import Curve
from app.microscope.time_machine.moments import Grain, Moment, Phase, Stage
from app.microscope.time_machine.position import Position
from nncore.network_file import NetworkFile
from nncore.trace import Trace

Path = npt.NDArray[np.float64]
HIDDEN = "?"


class Activity(Enum):
    """What training is doing."""

    AT_START = "at the start weights"
    STEPPED = "ready for the next update"
    TRAINING = "training"
    PAUSED = "paused"
    STOPPED = "stopped"
    FINISHED = "finished"
    REACHED = "error small enough"
    STILL = "nothing changes"
    DIVERGED = "diverged"


@dataclass(frozen=True, slots=True, eq=False)
class RunView:
    """One run as the curves and the list of runs show it.

    ``curve`` and ``weight_curve`` (of the chosen weight; None if this network has none of that
    name) begin at ``start``; ``head`` is the last update made. ``line`` says how they are drawn.
    """

    number: int
    title: str
    start: int
    head: int
    parent: int | None
    is_hidden: bool
    curve: Curve
    weight_curve: Curve | None
    line: int = 1


@dataclass(frozen=True, slots=True)
class OpenedView:
    """A network that was opened, the title of the entry of the list it was opened by, and the
    layers of the run that is looked at in it."""

    number: int
    title: str
    entry: str = ""
    layers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LastMove:
    """What the ``updates`` right before a place in time did: ``error_before`` is E_total of the
    ``sample`` (from 1) with which they began, and ``weight`` moved most of all, from ``before`` to
    ``after``; "" where none moved. ``moves`` is how far each weight that moved did, by name; only
    of networks that are small enough for every weight to be seen."""

    updates: int
    sample: int
    error_before: float
    weight: str
    before: float
    after: float
    moves: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class NetworkSnapshot:
    """A network between two updates, as it is at one position of one run.

    ``file`` holds the settings of the run to which the position belongs, and that run's start
    weights. ``trace`` is of the sample that comes next (``sample`` is its number, from 1), whole,
    with the weights of the position; ``computed`` names what of it has been computed by now, None
    where everything is; ask ``value``, which knows. ``lit`` are the moments of the last fine step.
    ``path``, shape (points, 2), is the way of the two weights that are watched, ``path_of``.
    ``head`` is the last update made in the run that is shown. ``last`` is what a whole sample or
    epoch has just done, None while training and within a sample. Numbers named in ``hidden`` are
    kept back: they count as not computed, and "?" stands for them. ``notice`` is one line about
    what happened last, "" if there is nothing to say. ``reader`` reads outputs as words, None
    where no sample is words; ``teaching`` says how teaching the run that is shown stands, None if
    it wasn't taught. ``opened`` are all networks that one can go
    back to, ``network`` is the number of this one. Play
    stops where E_total is below ``until``.
    """

    preset: NetworkPreset
    file: NetworkFile
    position: Position
    head: int
    grain: Grain
    sample: int
    samples: int
    trace: Trace
    computed: frozenset[str] | None
    lit: tuple[Moment, ...]
    runs: tuple[RunView, ...]
    activity: Activity
    notice: str
    updates_per_second: float = 0.0
    can_undo: bool = False
    can_redo: bool = False
    path: Path | None = None
    path_of: tuple[str, str] | None = None
    reader: WordReader | None = None
    teaching: TeachingReport | None = None
    ranks: Curve | None = None
    last: LastMove | None = None
    hidden: frozenset[str] = frozenset()
    network: int = 1
    opened: tuple[OpenedView, ...] = ()
    until: float | None = None

    @property
    def update(self) -> int:
        """How many updates have been made since the start weights."""
        return self.position.update

    @property
    def is_at_rest(self) -> bool:
        """Whether the whole sample is worked out, rather than a part of it."""
        return self.computed is None

    @property
    def phase(self) -> Phase | None:
        """What is being computed; None at rest, and before the first moment."""
        return self.lit[-1].phase if self.lit else None

    @property
    def stage(self) -> Stage | None:
        """Forward, backward or update; None at rest, and before the first moment."""
        return self.lit[-1].stage if self.lit else None

    @property
    def run(self) -> RunView:
        """The run that is shown."""
        return next(run for run in self.runs if run.number == self.position.run)

    @property
    def weights(self) -> Mapping[str, float]:
        """All w, then all v, by name, from before this sample's update."""
        return self.trace.weights

    @property
    def file_now(self) -> NetworkFile:
        """The settings, and the weights where one looks."""
        w_count = self.trace.notation.weight_count
        named = self.weights.items()  # all w come first
        return replace(
            self.file,
            weights=dict(islice(named, w_count)),
            bias_weights=dict(islice(named, w_count, None)),
            biases=dict(self.biases),
        )

    @property
    def biases(self) -> Mapping[str, float]:
        """All b by name; none where the network has no biases."""
        return self.trace.biases

    @property
    def error(self) -> float | None:
        """E_total of the sample that comes next; None if it is not computed yet."""
        return self.value("E_total")

    def value(self, name: str) -> float | None:
        """A number of this sample by its name (``net(h1)``, ``delta(o1)``, ``dE/dw5``, ``w5'``,
        and factors: ``dsig(o1)/dnet(o1)``, ``dnet(o1)/dw5``); None while it is not computed."""
        if name in self.hidden or (self.computed is not None and name not in self.computed):
            return None
        known = self.trace.values.get(name)
        return self._factor(name) if known is None else known

    def reading(self, output: int) -> OutputReading | None:
        """What an output, counted from 0, says as a word; None while it isn't computed, and where
        the sample isn't words."""
        if self.reader is None or not self.reader.reads(self.sample - 1):
            return None
        unit = self.value(f"sig(o{output + 1})")
        if unit is None or not math.isfinite(unit):
            return None
        return self.reader.read(self.sample - 1, output, unit)

    def missing(self, name: str) -> str:
        """What stands where ``value`` is None: – for what is not computed, ? for what is hidden."""
        return HIDDEN if name in self.hidden else NOTHING

    def _factor(self, name: str) -> float | None:
        above, _, below = name.partition("/d")
        if above.startswith("dsig("):
            product = "delta" + above.removeprefix("dsig")
        else:
            product = f"dE/d{below}"
        factors = self.trace.factors.get(product, ())
        return next((factor.value for factor in factors if factor.name == name), None)
