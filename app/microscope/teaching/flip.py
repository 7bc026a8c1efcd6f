"""The first update after which all words of a lesson come first.

Every update counts, as words may come first and go again; looking each of them up in the
dictionary would take longer than training. So most are ruled out by what is cheap and certain: an
error too large for any output of that sample to be near enough, then outputs of many updates at
once with a margin for other last bits. What is left is looked up as the picture does it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.microscope.teaching.lesson import Lesson
from nncore.activations import Array
from nncore.kernels.online import NO_BIAS, FlatNetwork
from nncore.network_file import NetworkFile
from nncore.online import flat_network

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

_MARGIN = 1e-9  # in units; outputs of many updates at once differ in the 16th digit


@dataclass(frozen=True, slots=True)
class _Cell:
    """For each output, shape (outputs,): between which units its word can be first."""

    low: Floats
    high: Floats

    def largest_error(self, targets: Floats) -> float:
        """E_total beyond which an output must be outside."""
        far = np.maximum(targets - self.low, self.high - targets)
        return float(0.5 * (far @ far))

    def hold(self, outputs: Floats) -> npt.NDArray[np.bool_]:
        """For each row of outputs, shape (rows, outputs), whether all lie inside."""
        return np.asarray(((outputs >= self.low) & (outputs <= self.high)).all(axis=1))


class FirstTaught:
    """Finds when a lesson is learned among weights that were recorded while ``file``, whose
    samples are the lesson's, was trained."""

    def __init__(self, lesson: Lesson, file: NetworkFile) -> None:
        self._lesson = lesson
        self._network = file.build()
        self._flat = flat_network(self._network)
        self._inputs, targets = file.sample_arrays()
        self._cells = [_cell(lesson, sample) for sample in range(len(self._inputs))]
        self._largest = np.array(
            [cell.largest_error(row) for cell, row in zip(self._cells, targets, strict=True)]
        )

    def at(self, values: Array) -> bool:
        """Whether all words come first with these weights, shape (parameters,)."""
        self._network.values[:] = values
        with np.errstate(over="ignore", invalid="ignore"):
            return self._lesson.is_taught(self._network)

    def __call__(self, first_update: int, errors: Floats, history: Floats) -> int | None:
        """The first row of ``history`` with which all words come first.

        ``history``, shape (updates, parameters), holds the weights after each update from
        ``first_update`` on; ``errors``, shape (updates,), E_total before each, of the sample whose
        turn it is.
        """
        for row in self._candidates(first_update, errors, history):
            if self.at(history[row]):
                return int(row)
        return None

    def _candidates(self, first_update: int, errors: Floats, history: Floats) -> Places:
        """The rows that can't be ruled out: of the last one the error isn't known yet."""
        turns = (first_update + 1 + np.arange(len(errors) - 1)) % len(self._inputs)
        is_open = np.append(errors[1:] <= self._largest[turns], True)
        rows = np.flatnonzero(is_open)
        with np.errstate(over="ignore", invalid="ignore"):
            for inputs, cell in zip(self._inputs, self._cells, strict=True):
                if not len(rows):
                    break
                rows = rows[cell.hold(outputs_of(self._flat, history[rows], inputs))]
        return rows


def outputs_of(flat: FlatNetwork, states: Floats, inputs: Floats) -> Floats:
    """What one sample gives with each of many sets of weights.

    ``states`` has shape (states, parameters), ``inputs`` (inputs,), the result (states, outputs).
    """
    signals = np.broadcast_to(inputs, (len(states), len(inputs)))
    first = 0
    for layer, (w, v) in enumerate(zip(flat.weight_starts, flat.bias_weight_starts, strict=True)):
        rows, columns = int(flat.sizes[layer]), int(flat.sizes[layer + 1])
        weights = states[:, w : w + rows * columns].reshape(len(states), rows, columns)
        net = np.einsum("si,sij->sj", signals, weights)
        if v != NO_BIAS:
            net += flat.biases[first : first + columns] * states[:, v : v + columns]
        signals = 1.0 / (1.0 + np.exp(-net))
        first += columns
    return np.asarray(signals)


def _cell(lesson: Lesson, sample: int) -> _Cell:
    outputs = range(len(lesson.phrases[sample].wanted))
    bounds = np.array([lesson.reader.cell(sample, output) for output in outputs])
    return _Cell(bounds[:, 0] - _MARGIN, bounds[:, 1] + _MARGIN)
