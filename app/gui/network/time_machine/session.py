"""One network in training: its start, where it is now, and the error so far. Knows no Qt.

A session belongs to one thread at a time; what it hands out are snapshots.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.gui.network.presets import NetworkPreset
from app.gui.network.time_machine.loss_history import LossHistory
from app.gui.network.time_machine.snapshot import Activity, NetworkSnapshot
from nncore.activations import Array
from nncore.events import Diverged
from nncore.kernels import OnlineTraining
from nncore.layers import Bias
from nncore.network import Network
from nncore.network_file import NetworkFile
from nncore.online import OnlineTrainer
from nncore.tracing import trace_sample


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """Everything that begins anew at a start. Inputs and targets have a row for each sample."""

    network: Network
    inputs: Array
    targets: Array
    trainer: OnlineTrainer
    history: LossHistory


class TrainingSession:
    """``train`` is the function that makes the updates (see nncore.kernels).

    ``activity`` and ``notice`` go into the next snapshot.
    """

    def __init__(self, preset: NetworkPreset, train: OnlineTraining) -> None:
        self._train = train
        self._preset, self._file = preset, preset.file
        self._run = _begin(preset.file, train)
        self.activity, self.notice = Activity.AT_START, ""

    @property
    def update(self) -> int:
        """How many updates have been made since the start weights."""
        return self._run.trainer.update

    @property
    def has_diverged(self) -> bool:
        """Whether training has come to an end because a number isn't finite any more."""
        return self.activity is Activity.DIVERGED

    def open(self, preset: NetworkPreset) -> None:
        """Begins with another network."""
        self._preset = preset
        self._start(preset.file, "")

    def same_start(self) -> None:
        """Back to the start weights of this run."""
        self._start(self._file, "back at the same start weights")

    def new_draw(self) -> None:
        """New start weights, drawn in [0, 1) from the next seed."""
        seed = (self._file.seed or 0) + 1
        file = replace(self._file, weights={}, bias_weights={}, seed=seed)
        self._start(file, f"new start weights, drawn with seed {seed}")

    def set_bias(self, bias: Bias) -> None:
        """Another network, so it begins again, from the same weights."""
        if bias is not self._file.bias:
            file = replace(self._file, bias=bias)
            self._start(file, f"bias {bias}: begun again from the same start weights")

    def set_rate(self, rate: float) -> None:
        """A new learning rate η for all weights, from the next update on."""
        self._file = replace(self._file, rate=rate)
        rates = self._file.rate_array(self._run.network)
        self._run.trainer.rates = np.asarray(rates, np.float64)
        self.notice = f"learning rate {rate:g} from here on"

    def advance(self, updates: int) -> None:
        """Makes updates; where the numbers run away it stops and says why."""
        with np.errstate(over="ignore", invalid="ignore"):
            event = self._run.trainer.advance(updates)
        if isinstance(event, Diverged):
            self.activity = Activity.DIVERGED
            self.notice = (
                f"training diverged at update {event.update:,}: {event.reason}; {event.advice}"
            )
        else:
            self._run.history.append(event.errors)
            self.notice = ""

    def snapshot(self, updates_per_second: float = 0.0) -> NetworkSnapshot:
        """The network as it is now."""
        run = self._run
        sample = self.update % len(run.inputs)
        with np.errstate(over="ignore", invalid="ignore"):
            trace = trace_sample(
                run.network, run.inputs[sample], run.targets[sample], run.trainer.rates
            )
        return NetworkSnapshot(
            preset=self._preset,
            file=self._file,
            update=self.update,
            sample=sample + 1,
            samples=len(run.inputs),
            trace=trace,
            curve=run.history.curve(),
            activity=self.activity,
            notice=self.notice,
            updates_per_second=updates_per_second,
        )

    def _start(self, file: NetworkFile, notice: str) -> None:
        self._file, self._run = file, _begin(file, self._train)
        self.activity, self.notice = Activity.AT_START, notice


def _begin(file: NetworkFile, train: OnlineTraining) -> _Run:
    network = file.build()
    inputs, targets = file.sample_arrays()
    trainer = OnlineTrainer(network, inputs, targets, file.rate_array(network), train=train)
    return _Run(network, inputs, targets, trainer, LossHistory(len(inputs)))
