"""A network that reads codes one after the other and says, after each, which comes next.

    codes → table → recurrent layer → dense layer → one net for each class → P(class)

The classes are the first of the codes. Where codes and classes share the table, the row that stands
for a code going in is also what a class is compared with coming out (Press and Wolf, 2017; Inan et
al., 2017): half the parameters, and what is learned on one side serves the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nncore.activations import IDENTITY, Array
from nncore.errors import ShapeError
from nncore.flat_parameters import FlatParameters
from nncore.kernels.batch import SumByCode, sum_by_code, sum_by_code_numpy
from nncore.layers import Bias, Dense, Dropout, Parameter
from nncore.recurrent import GatedRecurrent
from nncore.sampled_softmax import SampledSoftmax

Codes = npt.NDArray[np.int64]
NO_TARGET = -1  # stands where nothing is to be said


@dataclass(frozen=True, slots=True)
class SequenceShape:
    """``codes`` can go in, ``classes`` can come out; ``width`` numbers stand for each of them, and
    ``units`` remember. ``is_tied``: the first codes are the classes, and share their rows."""

    codes: int
    classes: int
    width: int = 96
    units: int = 192
    is_tied: bool = True
    dropout: float = 0.15

    @property
    def parameters(self) -> int:
        """How many numbers are learned."""
        rows = self.codes + (0 if self.is_tied else self.classes)
        gates = 3 * self.units * (self.width + self.units + 1) + self.units
        return rows * self.width + gates + (self.units + 1) * self.width + self.classes


class SequenceModel(FlatParameters):
    """Weights start at 0; ``draw`` draws them. ``read`` and ``probabilities`` may be asked by
    several threads at once, the rest by one. Raises ShapeError where a tied shape has more classes
    than codes."""

    def __init__(self, shape: SequenceShape, dtype: npt.DTypeLike = np.float32) -> None:
        if shape.is_tied and shape.classes > shape.codes:
            raise ShapeError(
                f"sequence model: {shape.classes} classes can't share {shape.codes} rows"
            )
        self.shape = shape
        self.table = Parameter("table", np.zeros((shape.codes, shape.width), dtype))
        self.out_table = self.table
        tables = [self.table]
        if not shape.is_tied:
            self.out_table = Parameter("out table", np.zeros((shape.classes, shape.width), dtype))
            tables.append(self.out_table)
        self.recurrent = GatedRecurrent(1, shape.width, shape.units, dtype)
        self.dense = Dense(shape.units, shape.width, IDENTITY, Bias.TRAINED, dtype)
        self.bias = Parameter("bias", np.zeros(shape.classes, dtype), decays=False)
        self._drop_in = Dropout(shape.width, shape.dropout)
        self._drop_out = Dropout(shape.units, shape.dropout)
        self._sum_by_code: SumByCode = sum_by_code_numpy
        super().__init__([*tables, *self.recurrent.parameters, *self.dense.parameters, self.bias])

    def compile(self) -> None:
        """Takes compiled code from now on; the results stay the same."""
        self._sum_by_code = sum_by_code()

    def draw(self, rng: np.random.Generator) -> None:
        """Start weights: uniform within ±√(6 / (in + out)) for each matrix of the recurrent and
        the dense layer (Glorot and Bengio, 2010), normal with deviation 0.1 for the tables."""
        units, width = self.shape.units, self.shape.width
        for each in (self.table, self.out_table):
            each.value[...] = rng.normal(0.0, 0.1, each.value.shape)
        for matrix, into in ((self.recurrent.w, width), (self.recurrent.u, units)):
            most = np.sqrt(6.0 / (into + units))
            matrix.value[...] = rng.uniform(-most, most, matrix.value.shape)
        most = np.sqrt(6.0 / (units + width))
        self.dense.w.value[...] = rng.uniform(-most, most, self.dense.w.value.shape)

    def backpropagate(
        self,
        codes: Codes,
        targets: Codes,
        loss: SampledSoftmax,
        rng: np.random.Generator,
    ) -> float:
        """The mean error of all targets; ``gradients`` then holds ∂E/∂parameter.

        ``codes`` and ``targets`` have shape (positions, batch); NO_TARGET stands where nothing is
        to be said. ``loss`` is over ``out_table`` and ``bias``. ``rng`` draws classes and dropout.
        Raises ShapeError where there is no target at all.
        """
        rows = np.flatnonzero(targets.ravel() != NO_TARGET)
        if targets.shape != codes.shape or not rows.size:
            raise ShapeError("sequence model: as many targets as codes are needed, one at least")
        states = self._states(codes, rng)
        vectors = self.dense.forward(self._drop_out.forward(states[rows], rng), None)
        wanted = targets.ravel()[rows]
        error = loss.forward(vectors, wanted, loss.draw(rng))
        self._go_back(codes, rows, wanted, loss, len(states))
        return error

    def _states(self, codes: Codes, rng: np.random.Generator | None) -> Array:
        """Shape (positions · batch, units)."""
        positions, batch = codes.shape
        x = self._drop_in.forward(self.table.value[codes.ravel()], rng)
        states = self.recurrent.states_of(x.reshape(positions, batch, self.shape.width))
        return states.reshape(-1, self.shape.units)

    def _go_back(
        self, codes: Codes, rows: Codes, wanted: Codes, loss: SampledSoftmax, states: int
    ) -> None:
        d_rows = np.empty((codes.size + len(rows), self.shape.width), self.dtype)
        d_vectors, d_drawn = loss.backward(d_rows[codes.size :])
        d_said = self.dense.backward(d_vectors, wants_d_input=True)
        assert d_said is not None
        d_said = self._drop_out.backward(d_said, wants_d_input=True)
        d_states = np.zeros((states, self.shape.units), self.dtype)
        d_states[rows] = d_said
        d_x = self.recurrent.d_inputs_of(
            d_states.reshape(*codes.shape, self.shape.units), wants_d_input=True
        )
        assert d_x is not None
        d_rows[: codes.size] = self._drop_in.backward(
            d_x.reshape(-1, self.shape.width), wants_d_input=True
        )
        self._collect(codes.ravel(), wanted, d_rows)
        self.out_table.gradient[loss.drawn] += d_drawn

    def _collect(self, codes: Codes, wanted: Codes, d_rows: Array) -> None:
        """Each row of a table collects what all its places bring."""
        if self.shape.is_tied:
            both = np.concatenate([codes, wanted])
            self._sum_by_code(both, d_rows, self.table.gradient)
            return
        self._sum_by_code(codes, d_rows[: codes.size], self.table.gradient)
        self._sum_by_code(wanted, d_rows[codes.size :], self.out_table.gradient)

    def first_state(self) -> Array:
        """Before anything was read, shape (1, units)."""
        return self.recurrent.first_state(1)

    def read(self, code: int, state: Array) -> Array:
        """The state after one more code, shape (1, units)."""
        return self.recurrent.step(self.table.value[code : code + 1], state)

    def probabilities(self, states: Array) -> Array:
        """P(class) after each state, shape (batch, units) → (batch, classes)."""
        vectors = states @ self.dense.w.value + self.dense.v.value
        nets: Array = vectors @ self.out_table.value[: self.shape.classes].T
        nets += self.bias.value
        nets -= nets.max(axis=1, keepdims=True)
        np.exp(nets, out=nets)
        nets /= nets.sum(axis=1, keepdims=True)
        return nets

    def states_after(self, codes: Codes) -> Array:
        """The states after each code of sequences side by side: from shape (positions, batch) to
        (positions, batch, units)."""
        return self._states(codes, None).reshape(*codes.shape, self.shape.units)
