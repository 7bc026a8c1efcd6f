"""What is written into the picture and the tables, as changes with a name.

The name is what the list of runs calls the run that begins with the change ("w5 = 0.4").
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from app.microscope.building import (
    with_hidden_layer,
    with_neuron,
    without_hidden_layer,
    without_neuron,
)
from app.microscope.number_format import brief
from app.microscope.previews.preview import RATE
from app.microscope.tables.changes import (
    with_bias,
    with_importance,
    with_rate,
    with_samples,
    with_weight,
)
from app.microscope.tables.reach import divided
from app.microscope.time_machine.session import Change, TrainingSession
from app.microscope.time_machine.training_thread import TrainingThread
from nncore.network_file import NetworkFile, Sample


class NetworkEdits:
    """Nothing here waits: what comes of an edit, or why it is refused, is in a later snapshot."""

    def __init__(self, thread: TrainingThread) -> None:
        self._thread = thread

    def set_value(self, what: str, value: float) -> None:
        """A weight's value, or RATE's."""
        if what == RATE:
            self._thread.change(TrainingSession.set_rate, value)
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

    def divide_samples(self, divisor: int) -> None:
        """Inputs and targets of all samples by a power of ten."""
        self._edit(partial(_with_samples_divided, divisor=divisor), f"samples ÷ {divisor:,}")

    def set_sample_value(self, sample: int, part: str, value: float) -> None:
        """One input (i1) or target (o1) of a sample, counted from 1."""
        change = partial(_with_sample_value, place=sample - 1, part=part, value=value)
        self._edit(change, f"{'target ' if part[0] == 'o' else ''}{part} = {brief(value)}")

    def start_at(self, first: str, x: float, second: str, y: float) -> None:
        """Two weights at once, chosen on the error surface."""

        def change(file: NetworkFile) -> NetworkFile:
            return with_weight(with_weight(file, first, x), second, y)

        self._edit(change, f"{first} = {brief(x)}, {second} = {brief(y)}")

    def add_neuron(self, layer: int) -> None:
        """One neuron more in a layer, counted from 0 with the inputs."""
        self._build(partial(with_neuron, layer=layer))

    def remove_neuron(self, layer: int) -> None:
        """Without the last neuron of a layer."""
        self._build(partial(without_neuron, layer=layer))

    def add_layer(self, before: int) -> None:
        """A hidden layer more."""
        self._build(partial(with_hidden_layer, before=before))

    def remove_layer(self, layer: int) -> None:
        """Without a hidden layer."""
        self._build(partial(without_hidden_layer, layer=layer))

    def _build(self, change: Change) -> None:
        self._thread.change(_build, change)

    def _edit(self, change: Change, what: str) -> None:
        self._thread.change(TrainingSession.edit, change, what)


def _with_samples_divided(file: NetworkFile, divisor: int) -> NetworkFile:
    return with_samples(file, divided(file.samples, divisor))


def _build(session: TrainingSession, change: Change) -> None:
    """Says what layers there are then, and where new weights come from."""
    session.edit(change, "")
    file = session.file_now()
    layers = "-".join(map(str, file.layers))
    session.notice = session.notice or f"{layers}; new weights are drawn with seed {file.seed}"


def _with_sample_value(file: NetworkFile, place: int, part: str, value: float) -> NetworkFile:
    sample, unit = file.samples[place], file.notation.unit_place(part)
    change = sample.with_target if unit.layer else sample.with_input
    changed = change(unit.unit, value)
    return replace(file, samples=(*file.samples[:place], changed, *file.samples[place + 1 :]))
