"""Softmax over many classes, learned from a few of them at a time.

The nets of all classes are o·tableᵀ + bias, with o a vector and a row of the table for each class.
In training only the targets and some drawn classes are looked at. A class that is drawn often would
be pushed down often, so ln of how often it is expected among the drawn is taken off its net; then
the gradient is, up to chance, that of the whole softmax (Bengio and Senécal, 2008; Jean et al.,
2015).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.activations import Array
from nncore.errors import ShapeError
from nncore.layers import Buffers, Parameter

Classes = npt.NDArray[np.int64]


class SampledSoftmax:
    """E = −ln P(target), the mean over the rows.

    ``table`` has shape (at least classes, width), ``bias`` shape (classes,). ``chances``, shape
    (classes,), says how likely each class is to be drawn; it is done ``draws`` times, and what is
    drawn twice counts once. ``drawn`` are the classes of the last time.
    """

    def __init__(
        self, table: Parameter, bias: Parameter, chances: npt.NDArray[Any], draws: int
    ) -> None:
        if len(chances) != len(bias.value) or not (np.min(chances) > 0):
            raise ShapeError("sampled softmax: each class needs a chance above 0 to be drawn")
        self.table, self.bias, self.draws = table, bias, draws
        chance = np.asarray(chances, np.float64) / np.sum(chances)
        self._up_to = np.cumsum(chance)
        # ln of the chance to be among the drawn at all.
        self._log_expected = np.log(
            -np.expm1(draws * np.log1p(-np.minimum(chance, 1 - 1e-12)))
        ).astype(bias.value.dtype)
        self._column = np.full(len(chance), -1, np.int64)
        self._buffers = Buffers()

    def draw(self, rng: np.random.Generator) -> Classes:
        """Some classes, each once, in growing order."""
        places = np.searchsorted(self._up_to, rng.random(self.draws) * self._up_to[-1], "right")
        return np.unique(places)

    def forward(self, vectors: Array, targets: Classes, drawn: Classes) -> float:
        """The mean error of vectors of shape (rows, width) and targets of shape (rows,)."""
        self._vectors, self._targets, self.drawn = vectors, targets, drawn
        table, bias, expected = self.table.value, self.bias.value, self._log_expected
        self._drawn_rows, self._target_rows = table[drawn], table[targets]
        shape = (len(vectors), len(drawn))
        self._others: Array = self._buffers.get("others", (shape[0] * shape[1],), table.dtype)
        others = self._others = self._others.reshape(shape)
        np.matmul(vectors, self._drawn_rows.T, out=others)
        others += bias[drawn] - expected[drawn]
        self._silence_targets(others)
        own = np.einsum("ij,ij->i", vectors, self._target_rows) + bias[targets] - expected[targets]
        highest = np.maximum(others.max(axis=1), own)
        others -= highest[:, np.newaxis]
        np.exp(others, out=others)
        self._own = np.exp(own - highest)
        self._sums = others @ np.ones(len(drawn), table.dtype) + self._own
        return float(np.mean(np.log(self._sums) - (own - highest), dtype=np.float64))

    def backward(self, d_targets: Array) -> tuple[Array, Array]:
        """∂E/∂vectors, shape (rows, width), and ∂E/∂table of the drawn classes, shape (drawn,
        width). ∂E/∂table of each row's target is written into ``d_targets``, shape (rows, width),
        and the gradient of the bias is set."""
        scale = (1.0 / (self._sums * len(self._sums)))[:, np.newaxis]
        others = self._others
        others *= scale  # ∂E/∂net of the drawn: their P, over the rows
        own = self._own[:, np.newaxis] * scale - 1.0 / len(self._sums)
        d_vectors = others @ self._drawn_rows
        d_vectors += own * self._target_rows
        np.multiply(own, self._vectors, out=d_targets)
        self.bias.gradient[...] = np.bincount(self._targets, own[:, 0], len(self.bias.value))
        self.bias.gradient[self.drawn] += np.ones(len(others), others.dtype) @ others
        return d_vectors, others.T @ self._vectors

    def _silence_targets(self, others: Array) -> None:
        """A row's own target is no other class."""
        self._column[self.drawn] = np.arange(len(self.drawn))
        columns = self._column[self._targets]
        rows = np.flatnonzero(columns >= 0)
        others[rows, columns[rows]] = -np.inf
        self._column[self.drawn] = -1
