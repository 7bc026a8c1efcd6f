"""Training in mini-batches: a generator of events.

    run = TrainingRun(network, Adam(), np.random.default_rng(1))
    for event in fit(run, inputs, targets, FitSettings(epochs=10, batch_size=512)):
        ...

Stop iterating to stop training. A TrainingRun holds all that changes on the way; saved and loaded
at any event (``resume.py``), within an epoch too, it goes on to the same bytes as if it had never
stopped.

With samples held back, whoever stops listening, at whatever event and in whatever way, has the best
weights in the network; those that training would go on from are kept beside them.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.activations import Array
from nncore.divergence import explain_divergence
from nncore.errors import ShapeError
from nncore.events import BatchesDone, EpochDone, Event, StoppedEarly
from nncore.network import Network
from nncore.optimizers import Optimizer, clip_gradients

Samples = npt.NDArray[Any]
Weights = npt.NDArray[np.floating[Any]]
# Inputs and targets, and how often each sample counts, 1 where that is left out.
HeldBack = tuple[Samples, Samples] | tuple[Samples, Samples, Weights]
# Samples at a time where nothing is learned, and numbers that come out for them; bounds the memory.
EVALUATION_BATCH, EVALUATION_OUTPUTS = 4096, 4_000_000


@dataclass(frozen=True, slots=True)
class FitSettings:
    """How to train. ``clip_norm`` bounds the norm of all gradients together; ``patience`` is the
    number of epochs without a lower held-back error after which training ends; ``report_samples``
    is how many samples lie between two BatchesDone events. The learning rate falls in a straight
    line, epoch by epoch, to ``last_rate_share`` of what it is."""

    epochs: int
    batch_size: int = 1
    shuffle: bool = True
    clip_norm: float | None = None
    patience: int | None = None
    report_samples: int = 10_000
    last_rate_share: float = 1.0

    def rate_share(self, epoch: int) -> float:
        """What is left of the learning rate in this epoch, counted from 0."""
        done = epoch / max(self.epochs - 1, 1)
        return 1.0 + done * (self.last_rate_share - 1.0)


@dataclass
class TrainingRun:
    """All that changes while training: weights, the optimiser's state, the generator, the count
    of epochs and updates, and the best weights by the held-back error.

    While the network has the best weights, ``latest_values`` are those that training goes on from;
    None where they are the network's own. Shapes are that of ``network.values``.

    Of an epoch that has begun ``samples`` are done, their errors add up to ``error_sum``, and
    ``order_state`` is the state of ``rng`` from before the order of all its samples was drawn.
    """

    network: Network
    optimizer: Optimizer
    rng: np.random.Generator
    epoch: int = 0
    update: int = 0
    best_error: float = math.inf
    best_epoch: int = 0
    best_values: Array | None = field(default=None, repr=False)
    latest_values: Array | None = field(default=None, repr=False)
    samples: int = 0
    error_sum: float = 0.0
    order_state: Mapping[str, Any] | None = field(default=None, repr=False)

    @property
    def epochs_without_gain(self) -> int:
        """How many epochs have passed since the best one."""
        return self.epoch - self.best_epoch

    def take_best(self) -> None:
        """Puts the best weights into the network, if there are any; ``take_latest`` undoes it."""
        if self.best_values is not None and self.latest_values is None:
            self.latest_values = self.network.values.copy()
            self.network.values[...] = self.best_values

    def take_latest(self) -> None:
        """Puts those weights into the network that training goes on from."""
        if self.latest_values is not None:
            self.network.values[...] = self.latest_values
            self.latest_values = None

    def order(self, count: int, shuffle: bool) -> npt.NDArray[np.int64]:
        """In which order the samples of the present epoch are taken: drawn when it begins, and
        drawn again from the same state when it goes on."""
        if not shuffle:
            return np.arange(count)
        if self.order_state is None:
            self.order_state = self.rng.bit_generator.state
            return self.rng.permutation(count)
        as_it_was = np.random.Generator(type(self.rng.bit_generator)())
        as_it_was.bit_generator.state = self.order_state
        return as_it_was.permutation(count)

    def end_epoch(self) -> None:
        """One epoch more is done; the next begins with no sample."""
        self.epoch += 1
        self.samples, self.error_sum, self.order_state = 0, 0.0, None


def fit(
    run: TrainingRun,
    inputs: Samples,
    targets: Samples,
    settings: FitSettings,
    held_back: HeldBack | None = None,
    weights: Weights | None = None,
) -> Generator[Event, None, None]:
    """Trains until ``run.epoch`` is ``settings.epochs``, with events on the way.

    ``inputs`` has shape (samples, …), ``targets`` the same number of rows; ``held_back`` is of the
    same kind and never learned from. With it, training ends after ``patience`` epochs without gain,
    and the network has the best weights from the last epoch's event on, or as soon as the generator
    is closed. ``weights``, shape (samples,), all above 0, say how many equal samples each stands
    for: divided by their mean, they are what its error is multiplied by (docs/mathematics.md).

    Raises ShapeError where the arrays do not fit.
    """
    if len(inputs) != len(targets) or not len(inputs):
        raise ShapeError(
            f"training: {len(inputs)} inputs and {len(targets)} targets; "
            "the same number of each is needed, at least one"
        )
    if weights is not None:
        weights = _with_mean_1(weights, len(inputs))
    run.network.compile()
    run.optimizer.compile()
    run.take_latest()
    try:
        yield from _epochs(run, inputs, targets, settings, held_back, weights)
    finally:
        if held_back is not None:
            run.take_best()


def _epochs(
    run: TrainingRun,
    inputs: Samples,
    targets: Samples,
    settings: FitSettings,
    held_back: HeldBack | None,
    weights: Weights | None,
) -> Generator[Event, None, None]:
    patience = settings.patience or 0 if held_back is not None else 0
    while run.epoch < settings.epochs:
        # Asked before each epoch, so that a run that was stopped and goes on ends there too.
        if 0 < patience <= run.epochs_without_gain:
            run.take_best()
            yield StoppedEarly(run.epoch, run.best_epoch, patience)
            return
        run.optimizer.rate_share = settings.rate_share(run.epoch)
        error = yield from _epoch(run, inputs, targets, settings, weights)
        if error is None:
            return
        run.end_epoch()
        held_back_error = None if held_back is None else mean_error(run.network, *held_back)
        best = _keep_best(run, held_back_error)
        is_over = run.epoch >= settings.epochs or 0 < patience <= run.epochs_without_gain
        if is_over and held_back is not None:
            run.take_best()  # before anyone hears of it
        yield EpochDone(run.epoch, settings.epochs, error, held_back_error, best)


def mean_error(
    network: Network, inputs: Samples, targets: Samples, weights: Weights | None = None
) -> float:
    """The mean error over all samples, in batches that bound the memory; with ``weights``, shape
    (samples,), each counts so many times. Not finite where numbers grow beyond all bounds."""
    total = 0.0
    size = max(1, min(EVALUATION_BATCH, EVALUATION_OUTPUTS // network.layers[-1].outputs))
    for start in range(0, len(inputs), size):
        batch = slice(start, start + size)
        counting = None if weights is None else weights[batch]
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            error = network.error(inputs[batch], targets[batch], counting)
        total += error * len(inputs[batch])
    return total / (len(inputs) if weights is None else float(weights.sum(dtype=np.float64)))


def _with_mean_1(weights: Weights, samples: int) -> Weights:
    if weights.shape != (samples,) or not (np.isfinite(weights) & (weights > 0)).all():
        raise ShapeError(
            f"training: weights of shape {weights.shape} for {samples} samples; "
            "one for each is needed, finite and above 0"
        )
    divided: Weights = weights / float(weights.mean(dtype=np.float64))
    return divided


def _epoch(
    run: TrainingRun,
    inputs: Samples,
    targets: Samples,
    settings: FitSettings,
    weights: Weights | None,
) -> Generator[Event, None, float | None]:
    """One pass over the samples, or what is left of it. Returns the mean error, or None if it
    diverged."""
    count = len(inputs)
    order = run.order(count, settings.shuffle)
    reported, since_report = run.samples, 0.0
    for start in range(run.samples, count, settings.batch_size):
        rows = order[start : start + settings.batch_size]
        counting = None if weights is None else weights[rows]
        error = _update(run, inputs[rows], targets[rows], settings.clip_norm, counting)
        if error is None:
            yield explain_divergence(run.network, inputs[rows], run.update)
            return None
        run.samples = start + len(rows)
        run.error_sum += error * len(rows)
        since_report += error * len(rows)
        if run.samples - reported >= settings.report_samples:
            mean = since_report / (run.samples - reported)
            yield BatchesDone(run.epoch + 1, settings.epochs, run.samples, mean)
            reported, since_report = run.samples, 0.0
    return run.error_sum / count


def _update(
    run: TrainingRun,
    inputs: Samples,
    targets: Samples,
    clip_norm: float | None,
    weights: Weights | None,
) -> float | None:
    """One batch. Returns its error from before the update, or None, and makes no update, if the
    error or a gradient is not finite."""
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        error = run.network.backpropagate(inputs, targets, run.rng, weights)
        norm = clip_gradients(run.network, math.inf if clip_norm is None else clip_norm)
    if not (math.isfinite(error) and math.isfinite(norm)):
        return None
    run.optimizer.step(run.network)
    run.update += 1
    return error


def _keep_best(run: TrainingRun, held_back_error: float | None) -> bool:
    if held_back_error is None or not held_back_error < run.best_error:
        return False
    run.best_error, run.best_epoch = held_back_error, run.epoch
    run.best_values = run.network.values.copy()
    return True
