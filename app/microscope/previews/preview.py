"""What would happen if one weight, or the rate η, were another."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace

import numpy as np

from app.microscope.time_machine.loss_history import Curve, LossHistory
from app.microscope.time_machine.recording import LoopNow
from nncore.activations import Array
from nncore.divergence import explain_divergence
from nncore.kernels.online import OnlineTraining
from nncore.network import Network
from nncore.network_file import NetworkFile
from nncore.online import flat_network
from nncore.trace import Trace
from nncore.tracing import trace_sample

RATE = "η"
ROUNDS = 10_000  # updates of which the loss is shown
MOST_POINTS = 1_000
_PREVIEW_SECONDS = 0.014  # larger networks show fewer rounds, so that dragging stays smooth
_LEAST_LOOP_SECONDS = 0.003
_TRIALS, _TRIAL_UPDATES = 3, 50


@dataclass(frozen=True, slots=True)
class SlopeRequest:
    """One number at another value. ``file`` holds the weights at the update ``update``; ``what``
    is a weight's name or RATE."""

    file: NetworkFile
    update: int
    what: str
    value: float


@dataclass(frozen=True, slots=True, eq=False)
class SlopePreview:
    """``trace`` is of the coming sample with the changed number, ``error`` its E_total, ``curve``
    the E_total of the next ``rounds`` updates, as ``LossHistory`` keeps them.

    For a weight ``measured`` is how much E_total changes, ``predicted`` is ∂E/∂w · Δw. For the
    rate both are about the next update: the change of E_total it makes, and −Σ η·(∂E/∂w)².
    ``notice`` says that training would diverge, "" otherwise.
    """

    request: SlopeRequest
    trace: Trace
    error: float
    curve: Curve
    rounds: int
    measured: float
    predicted: float
    took_seconds: float
    notice: str = ""


class Previewer:
    """Makes previews one after the other; what the requests of one file have in common is kept."""

    def __init__(self, loop_now: LoopNow) -> None:
        self._loop_now = loop_now
        self._base: _Base | None = None

    def preview(self, request: SlopeRequest) -> SlopePreview:
        """Raises KeyError for a weight that the network doesn't have."""
        started = time.perf_counter()
        base, loop = self._base, self._loop_now()
        if base is None or base.file is not request.file or base.update != request.update:
            base = self._base = _Base(request.file, request.update)
        base.fit_rounds(loop)
        with np.errstate(over="ignore", invalid="ignore"):
            made = base.preview(request, loop)
        return replace(made, took_seconds=time.perf_counter() - started)


class _Base:
    """A network as it is, and a copy of it to try things on."""

    def __init__(self, file: NetworkFile, update: int) -> None:
        self.file, self.update = file, update
        self._network: Network = file.build()
        self._values = self._network.values.copy()
        self._inputs, self._targets = file.sample_arrays()
        self._rates = file.rate_array(self._network)
        self._flat = flat_network(self._network)
        self._sample = update % len(self._inputs)
        self._errors = np.empty(ROUNDS)
        self._no_history = np.empty((0, len(self._values)))
        self._rounds = ROUNDS
        self._loop_of_rounds: OnlineTraining | None = None
        started = time.perf_counter()
        self._trace = self._traced(self._rates)
        self._trace_seconds = time.perf_counter() - started
        self._places = {name: k for k, name in enumerate(file.notation.parameter_names)}

    def fit_rounds(self, loop: OnlineTraining) -> None:
        """As many of the 10,000 rounds as this network can be trained for while one drags: a
        round number, found by trying once."""
        if loop is self._loop_of_rounds:
            return
        self._loop_of_rounds = loop
        each = min(self._trial(loop) for _ in range(_TRIALS)) / _TRIAL_UPDATES
        left = max(_PREVIEW_SECONDS - self._trace_seconds, _LEAST_LOOP_SECONDS)
        self._rounds = _round_number(min(int(left / max(each, 1e-9)), ROUNDS))

    def _trial(self, loop: OnlineTraining) -> float:
        started = time.perf_counter()
        self._network.values[:] = self._values
        self._train(loop, self._rates, _TRIAL_UPDATES)
        return time.perf_counter() - started

    def preview(self, request: SlopeRequest, loop: OnlineTraining) -> SlopePreview:
        is_rate = request.what == RATE
        rates, values = self._rates, self._values
        if is_rate:
            rates = replace(self.file, rate=request.value).rate_array(self._network)
        else:
            values = values.copy()
            values[self._places[request.what]] = request.value
        self._network.values[:] = values
        trace = self._traced(rates)
        done = self._train(loop, rates, self._rounds)
        notice = ""
        if done < self._rounds or not np.isfinite(self._network.values).all():
            event = explain_divergence(self._network, self._inputs, self.update + done)
            notice = f"training would diverge at update {event.update:,}: {event.reason}"
        errors = self._errors[: done - 1 if notice and done else done]
        measured, predicted = (
            self._after_one_update(trace) if is_rate else self._beside(request, trace)
        )
        history = LossHistory(len(self._inputs), MOST_POINTS, first_update=self.update)
        history.append(errors[np.isfinite(errors)])
        self._network.values[:] = self._values
        return SlopePreview(
            request, trace, trace.values["E_total"], history.curve(), self._rounds, measured,
            predicted, 0.0, notice,
        )  # fmt: skip

    def _beside(self, request: SlopeRequest, trace: Trace) -> tuple[float, float]:
        before, what = self._trace, request.what
        change = request.value - before.weights[what]
        measured = trace.values["E_total"] - before.values["E_total"]
        return measured, before.values[f"dE/d{what}"] * change

    def _after_one_update(self, trace: Trace) -> tuple[float, float]:
        """What the next update does to E_total of its own sample, and what the slopes say."""
        for name, place in self._places.items():
            self._network.values[place] = trace.values[f"{name}'"]
        row = slice(self._sample, self._sample + 1)
        after = self._network.error(self._inputs[row], self._targets[row])
        predicted = -math.fsum(
            rate * trace.values[f"dE/d{name}"] * trace.values[f"dE/d{name}"]
            for name, rate in trace.rate_of.items()
        )
        return after - trace.values["E_total"], predicted

    def _traced(self, rates: Array) -> Trace:
        return trace_sample(
            self._network, self._inputs[self._sample], self._targets[self._sample], rates
        )

    def _train(self, loop: OnlineTraining, rates: Array, updates: int) -> int:
        """Trains the copy; errors go into ``_errors``. Returns the updates made."""
        flat = self._flat
        done: int = loop(
            flat.sizes, flat.weight_starts, flat.bias_weight_starts, flat.biases,
            self._network.values, rates, self._inputs, self._targets,
            self.update, updates, self._errors, 1, self._no_history, 0,
        )  # fmt: skip
        return done


def _round_number(count: int) -> int:
    """1, 2 or 5 times a power of ten, not above ``count``; at least 10."""
    power: int = 10 ** int(math.log10(max(count, 10)))
    return max(step * power for step in (1, 2, 5) if step * power <= max(count, 10))
