"""One run as it is trained: its weights at any update, found again by repeating a short stretch."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from app.microscope.time_machine.loss_history import Curve, LossHistory
from app.microscope.time_machine.run import Run
from app.microscope.time_machine.stopping import first_below
from nncore.activations import Array
from nncore.errors import NotationError
from nncore.events import Diverged, OnlineProgress
from nncore.kernels.online import OnlineTraining
from nncore.network import Network
from nncore.online import OnlineTrainer

MOST_KEPT = 2048  # sets of weights; a replay is then a 2048th of the run at most
LARGEST_KEPT_BYTES = 16_000_000

Floats = npt.NDArray[np.float64]
LoopNow = Callable[[], OnlineTraining]
# Of an update, and of what came from there on (the error before each update, shape (updates,), and
# the weights after each, shape (updates, parameters)): the row at which to stop, None for none.
StopAt = Callable[[int, Floats, Floats], int | None]


class Recording:
    """Trains one run, and keeps its weights after every ``stride`` updates; the stride doubles
    when they are too many, so memory stays bounded however long the run.

    ``loop_now`` says which function makes the updates now. It may change on the way, from NumPy
    to the compiled one; as their last bits differ, a replay uses the one that was used.
    """

    def __init__(self, run: Run, loop_now: LoopNow) -> None:
        self.run = run
        self._loop_now = loop_now
        self._network = run.file.build()
        inputs, targets = run.file.sample_arrays()
        rates = run.file.rate_array(self._network)
        self.samples = len(inputs)
        self._trainer = OnlineTrainer(self._network, inputs, targets, rates, run.start, loop_now())
        self._losses = LossHistory(self.samples, first_update=run.start)
        self.diverged: Diverged | None = None
        self._below: float | None = None
        self._is_reached = False
        self._round: Floats = np.empty(0)  # E_total before each of the last updates
        size = len(self._network.values)
        self._most = min(max(LARGEST_KEPT_BYTES // (8 * size), 16), MOST_KEPT)
        self._stride = 1
        self._kept: Floats = np.empty((self._most + 1, size))
        self._kept[0] = self._network.values
        self._kept_count = 1
        self._curve, self._curve_of_head = self._losses.curve(), run.start
        self._weight_curve, self._weight_curve_of = self._curve, (-1, -1)
        self._loops: list[tuple[int, OnlineTraining]] = [(run.start, loop_now())]
        self._scratch = run.file.build()
        self._replayer = OnlineTrainer(self._scratch, inputs, targets, rates, run.start, loop_now())

    def index_of(self, weight: str) -> int | None:
        """The place of a weight in a network's flat array; None if this network has none of that
        name."""
        try:
            return self.run.file.notation.index_of(weight)
        except NotationError:
            return None

    @property
    def head(self) -> int:
        """The last update made."""
        return self._trainer.update

    @property
    def network(self) -> Network:
        """A network with the weights that ``go_to`` put in; for reading only."""
        return self._scratch

    @property
    def inputs(self) -> Array:
        """Shape (samples, inputs)."""
        return self._trainer.inputs

    @property
    def targets(self) -> Array:
        """Shape (samples, outputs)."""
        return self._trainer.targets

    @property
    def rates(self) -> Array:
        """Shape (parameters,): η of each."""
        return self._trainer.rates

    def curve(self) -> Curve:
        """E_total by update; the same object until an update is made."""
        if self._curve_of_head != self.head:
            self._curve, self._curve_of_head = self._losses.curve(), self.head
        return self._curve

    def weight_curve(self, parameter: int) -> Curve:
        """One parameter after each of the updates whose weights are kept, and now; the same
        object until an update is made."""
        if self._weight_curve_of != (parameter, self.head):
            values = self.kept_weights()[:, parameter]
            self._weight_curve = Curve(self.kept_updates(), values)
            self._weight_curve_of = parameter, self.head
        return self._weight_curve

    def kept_weights(self) -> Floats:
        """All that are kept, in order of time, and those of now: shape (kept + 1, parameters)."""
        return np.vstack([self._kept[: self._kept_count], self._network.values])

    def kept_updates(self) -> Floats:
        """The updates after which ``kept_weights`` are, in order; the last is the head."""
        kept = self.run.start + self._stride * np.arange(self._kept_count, dtype=np.float64)
        return np.append(kept, self.head)

    def path(self, weights: tuple[str, str], until: int) -> Floats | None:
        """Where two weights were, shape (points, 2), from the start to an update; None if the
        network has no weights of these names."""
        places = [place for place in map(self.index_of, weights) if place is not None]
        if len(places) < len(weights):
            return None
        return self.kept_weights()[self.kept_updates() <= until][:, places]

    def advance(self, updates: int, below: float | None = None) -> bool:
        """Makes updates at the head; where the numbers run away it stops, and ``diverged`` says
        why. Returns whether it stopped at the first update at which the mean E_total of the last
        round of samples is ``below``."""
        self._use_loop_of_now()
        end = self.head + updates
        self._is_reached = False
        self._below = below
        while self.head < end and self.diverged is None and not self._is_reached:
            if self._kept_count == len(self._kept):
                self._keep_every_second()
            behind = (self.head - self.run.start) % self._stride
            if behind:  # up to the next update whose weights are kept
                self._make(min(self._stride - behind, end - self.head), 0)
                if (self.head - self.run.start) % self._stride == 0 and not self._is_reached:
                    self._keep(self._network.values[np.newaxis])
            else:
                places = len(self._kept) - self._kept_count
                self._make(min(self._stride * places, end - self.head), self._stride)
        return self._is_reached

    def advance_until(self, updates: int, stop_at: StopAt) -> bool:
        """Makes at most so many updates at the head, and stops right after the first that
        ``stop_at`` names; returns whether there was one."""
        self._use_loop_of_now()
        end, size = self.head + updates, len(self._network.values)
        most = max(LARGEST_KEPT_BYTES // (8 * size), 1)
        while self.head < end and self.diverged is None:
            if self._make_until(min(most, end - self.head), stop_at):
                return True
        return False

    def find(self, stop_at: StopAt, since: int) -> int | None:
        """The first update after ``since`` that has been made and that ``stop_at`` names."""
        most = max(LARGEST_KEPT_BYTES // (8 * len(self._network.values)), 1)
        self.go_to(since)
        for at, until, loop in self._stretches(since, self.head):
            self._replayer.update, self._replayer.train = at, loop
            while self._replayer.update < until:
                first = self._replayer.update
                event = self._replayer.advance(min(most, until - first), history_every=1)
                assert isinstance(event, OnlineProgress)  # it was made before
                row = stop_at(first, event.errors, event.history)
                if row is not None:
                    return first + row + 1
        return None

    def go_to(self, update: int) -> None:
        """Puts the weights after ``update`` updates into ``network``; start ≤ update ≤ head."""
        values = self._scratch.values
        if update == self.head:
            values[:] = self._network.values
            return
        place = (update - self.run.start) // self._stride
        values[:] = self._kept[place]
        at = self.run.start + place * self._stride
        for first, until, loop in self._stretches(at, update):
            self._replayer.update, self._replayer.train = first, loop
            self._replayer.advance(until - first)

    def _stretches(self, at: int, update: int) -> Iterator[tuple[int, int, OnlineTraining]]:
        """From where to where the way between two updates was gone with which loop."""
        starts = [start for start, _ in self._loops[1:]] + [self.head]
        for (_, loop), end in zip(self._loops, starts, strict=True):
            until = min(end, update)
            if at < until:
                yield at, until, loop
                at = until

    def _make_until(self, updates: int, stop_at: StopAt) -> bool:
        """Where the numbers run away nothing is known of the updates before: they are made again,
        fewer at a time."""
        first, values = self.head, self._network.values.copy()
        event = self._trainer.advance(updates, history_every=1)
        if isinstance(event, Diverged) and updates > 1:
            self._network.values[:], self._trainer.update = values, first
            half = updates // 2
            return self._make_until(half, stop_at) or (
                self.diverged is None and self._make_until(updates - half, stop_at)
            )
        if isinstance(event, Diverged):
            self.diverged = event
            return False
        row = stop_at(first, event.errors, event.history)
        made = updates if row is None else row + 1
        self._network.values[:], self._trainer.update = event.history[made - 1], first + made
        self._losses.append(event.errors[:made])
        self._keep_of(first, event.history[:made])
        return row is not None

    def _keep_of(self, first: int, history: Floats) -> None:
        """Keeps as many of the weights after each update from ``first`` on as ``advance`` does."""
        while len(history):
            if self._kept_count == len(self._kept):
                self._keep_every_second()
            to_next = self._stride - (first - self.run.start) % self._stride
            places = len(self._kept) - self._kept_count
            rows = history[to_next - 1 :: self._stride][:places]
            self._keep(rows)
            done = to_next + (places - 1) * self._stride
            first, history = first + done, history[done:]

    def _make(self, updates: int, history_every: int) -> None:
        losses, before = self._losses.copy(), self._round
        event = self._trainer.advance(updates, history_every=history_every)
        if isinstance(event, Diverged):
            self.diverged = event
            return
        self._losses.append(event.errors)
        self._keep(event.history)
        self._round = np.concatenate([before, event.errors[-self.samples :]])[-self.samples :]
        if self._below is None:
            return
        place = first_below(before, event.errors, self.samples, self._below)
        if place is not None:
            self._is_reached = True
            self._take_back(self.head - len(event.errors) + place)
            losses.append(event.errors[:place])
            self._losses = losses
            self._round = np.concatenate([before, event.errors[:place]])[-self.samples :]

    def _take_back(self, update: int) -> None:
        """Makes an earlier update the head; the weights that were kept since are forgotten."""
        self.go_to(update)
        self._network.values[:] = self._scratch.values
        self._trainer.update = update
        self._kept_count = (update - self.run.start) // self._stride + 1

    def _keep(self, rows: Array) -> None:
        self._kept[self._kept_count : self._kept_count + len(rows)] = rows
        self._kept_count += len(rows)

    def _keep_every_second(self) -> None:
        thinned = self._kept[: self._kept_count : 2].copy()
        self._kept[: len(thinned)] = thinned
        self._kept_count = len(thinned)
        self._stride *= 2

    def _use_loop_of_now(self) -> None:
        loop = self._loop_now()
        if loop is not self._loops[-1][1]:
            self._loops.append((self.head, loop))
            self._trainer.train = loop
