"""What can be done to the networks: each action is a command to the training thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.microscope.network_presets import NetworkPreset
from app.microscope.number_format import brief
from app.microscope.previews.preview import RATE
from app.microscope.tables.changes import (
    with_bias,
    with_importance,
    with_rate,
    with_samples,
    with_weight,
)
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.pace import Pace
from app.microscope.time_machine.session import Change, TrainingSession
from app.microscope.time_machine.training_thread import TrainingThread
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample


class NetworkCommands(QObject):
    """Slots for the room's widgets. Nothing here waits: what comes of it is in a later snapshot.

    ``file_ready`` sends the network with its runs, made in the training thread for ``save``.
    """

    file_ready = Signal(object)

    def __init__(self, thread: TrainingThread) -> None:
        super().__init__()
        self._thread = thread

    # Time

    def step(self) -> None:
        """One step of the chosen grain."""
        self._thread.step()

    def back(self) -> None:
        """One step back."""
        self._thread.rest_and(TrainingSession.back)

    def go_to_start(self) -> None:
        """To the start of the run's history."""
        self.scrub(0)

    def scrub(self, update: int) -> None:
        """Looks at an update made before."""
        self._thread.rest_and(lambda session: session.scrub(update))

    def pause(self) -> None:
        """Pauses."""
        self._thread.pause()

    def choose_grain(self, grain: str) -> None:
        """How far a step goes."""
        self._thread.choose_grain(Grain(grain))

    def choose_pace(self, pace: str) -> None:
        """How fast Play goes."""
        self._thread.set_pace(Pace(pace))

    # Runs

    def open_network(self, make: Callable[[], NetworkPreset]) -> None:
        """Another network, with the runs it was saved with; made in the training thread."""
        self._thread.open_runs(make)

    def same_start(self) -> None:
        """Back to the same start weights."""
        self._thread.restart(TrainingSession.same_start)

    def new_draw(self) -> None:
        """New start weights."""
        self._thread.restart(TrainingSession.new_draw)

    def show_run(self, number: int) -> None:
        """Looks at another run."""
        self._thread.rest_and(lambda session: session.show_run(number))

    def hide_run(self, number: int, is_hidden: bool) -> None:
        """Leaves a run out of the curves, or shows it again."""
        self._thread.change(lambda session: session.hide_run(number, is_hidden))

    def rename_run(self, number: int, title: str) -> None:
        """Another name."""
        self._thread.change(lambda session: session.rename_run(number, title))

    def remove_run(self, number: int) -> None:
        """Takes a run off the list."""
        self._thread.rest_and(lambda session: session.remove_run(number))

    def undo(self) -> None:
        """Takes the last change back."""
        self._thread.rest_and(TrainingSession.undo)

    def redo(self) -> None:
        """Makes the change again."""
        self._thread.rest_and(TrainingSession.redo)

    def save(self) -> None:
        """Has the network made that is to be saved."""
        self._thread.change(self._make_file)

    def watch(self, weight: str) -> None:
        """The history of this weight goes into the snapshots."""
        self._thread.change(lambda session: setattr(session, "watched", weight))

    def watch_pair(self, first: str, second: str) -> None:
        """So does the way of these two."""
        self._thread.change(lambda session: setattr(session, "watched_pair", (first, second)))

    # Changes

    def set_common_rate(self, rate: float) -> None:
        """η of all weights that have none of their own."""
        self._thread.change(lambda session: session.set_rate(rate))

    def set_bias_mode(self, bias: str) -> None:
        """None, fixed or trained."""
        self._thread.change(lambda session: session.set_bias(Bias(bias)))

    def set_value(self, what: str, value: float) -> None:
        """A weight's value, or RATE's."""
        if what == RATE:
            self.set_common_rate(value)
        else:
            self._edit(partial(with_weight, name=what, value=value), f"{what} = {brief(value)}")

    def set_bias_value(self, name: str, value: float) -> None:
        """A bias b1."""
        self._edit(partial(with_bias, name=name, value=value), f"{name} = {brief(value)}")

    def set_rate_of(self, name: str, rate: float | None) -> None:
        """A weight's own rate; None for the common one."""
        shown = "the common one" if rate is None else brief(rate)
        self._edit(partial(with_rate, name=name, rate=rate), f"η of {name} = {shown}")

    def set_importance(self, output: str, importance: float) -> None:
        """How much an output matters."""
        change = partial(with_importance, output=output, importance=importance)
        self._edit(change, f"importance of {output} = {brief(importance)}")

    def set_samples(self, samples: tuple[Sample, ...]) -> None:
        """Other samples."""
        self._edit(partial(with_samples, samples=samples), "other samples")

    def set_sample_value(self, sample: int, part: str, value: float) -> None:
        """One input (i1) or target (o1) of a sample, counted from 1."""
        change = partial(_with_sample_value, place=sample - 1, part=part, value=value)
        self._edit(change, f"{'target ' if part[0] == 'o' else ''}{part} = {brief(value)}")

    def start_at(self, first: str, x: float, second: str, y: float) -> None:
        """Two weights at once, chosen on the error surface."""

        def change(file: NetworkFile) -> NetworkFile:
            return with_weight(with_weight(file, first, x), second, y)

        self._edit(change, f"{first} = {brief(x)}, {second} = {brief(y)}")

    def _edit(self, change: Change, what: str) -> None:
        self._thread.change(lambda session: session.edit(change, what))

    def _make_file(self, session: TrainingSession) -> None:
        self.file_ready.emit(session.saved_file())


def _with_sample_value(file: NetworkFile, place: int, part: str, value: float) -> NetworkFile:
    sample, unit = file.samples[place], file.notation.unit_place(part)
    inputs, targets = list(sample.inputs), list(sample.targets)
    (targets if unit.layer else inputs)[unit.unit] = value
    changed = Sample(tuple(inputs), tuple(targets))
    return replace(file, samples=(*file.samples[:place], changed, *file.samples[place + 1 :]))
