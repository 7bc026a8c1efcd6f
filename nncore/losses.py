"""Losses: one number that says how wrong the outputs are, and its derivative by each output.

A batch counts as the mean of its samples, so a batch of one is the article's E_total. With weights,
shape (batch,), each sample's error is first taken so many times.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.activations import Array
from nncore.errors import ShapeError
from nncore.layers import Buffers


class Loss(ABC):
    """What every loss can do. Call ``forward`` before ``backward``."""

    @abstractmethod
    def forward(
        self, outputs: Array, targets: npt.NDArray[Any], weights: Array | None = None
    ) -> float:
        """The mean error of the batch, Σ weight · error / batch; without ``weights`` each is 1."""

    @abstractmethod
    def backward(self) -> Array:
        """∂E/∂outputs of the last batch, shape (batch, outputs), with the weights it had; the
        caller may overwrite it."""

    @abstractmethod
    def predict(self, outputs: Array) -> Array:
        """What the network says, from its raw outputs."""

    @abstractmethod
    def settings(self) -> dict[str, Any]:
        """What is needed to build the loss again, as JSON values."""


class SquaredError(Loss):
    """The article's E_total = Σ_o ½(target_o − sig_o)², so ∂E/∂sig_o = −(target_o − sig_o).

    ``targets`` have the shape of the outputs, (batch, outputs).
    """

    def __init__(self) -> None:
        self._buffers = Buffers()

    def forward(
        self, outputs: Array, targets: npt.NDArray[Any], weights: Array | None = None
    ) -> float:
        if targets.shape != outputs.shape:
            raise ShapeError(
                f"squared error: targets have shape {targets.shape}, {outputs.shape} is needed"
            )
        self._difference: Array = self._buffers.get("difference", outputs.shape, outputs.dtype)
        np.subtract(outputs, targets, out=self._difference)
        self._weights = weights
        flat = self._difference.ravel()
        with np.errstate(over="ignore"):  # an infinite error is found by whoever asked for it
            if weights is None:
                return float(0.5 * np.dot(flat, flat) / len(outputs))
            squares = np.einsum("ij,ij->i", self._difference, self._difference)
            return float(0.5 * np.dot(weights, squares) / len(outputs))

    def backward(self) -> Array:
        if len(self._difference) > 1:
            self._difference /= len(self._difference)
        if self._weights is not None:
            self._difference *= self._weights[:, np.newaxis]
        return self._difference

    def predict(self, outputs: Array) -> Array:
        return outputs

    def settings(self) -> dict[str, Any]:
        return {"type": "squared-error"}


# Within ±60 e^net lies between 10^−27 and 10^26, and float32 reaches 10^38: no shift is needed
# before nets are raised, whatever number of classes there is.
TAME = 60.0


class SoftmaxCrossEntropy(Loss):
    """One or several heads; each says P(class) = e^net_class / Σ e^net, E = −ln P(target).

    ``sizes`` counts the classes of each head; their nets stand side by side in the outputs,
    shape (batch, Σ sizes). ``targets`` are whole numbers, shape (batch, heads). The heads' errors
    add up. For each head ∂E/∂net_class = P(class) − [class is the target].
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = tuple(sizes)
        self._bounds = list(pairwise(accumulate(self.sizes, initial=0)))
        self._buffers = Buffers()

    def forward(
        self, outputs: Array, targets: npt.NDArray[Any], weights: Array | None = None
    ) -> float:
        self._check(outputs, targets)
        batch = len(outputs)
        rows = np.arange(batch)
        # Exponentials and their sums are kept; backward needs both.
        self._exp: Array = self._buffers.get("exp", outputs.shape, outputs.dtype)
        self._sums: Array = self._buffers.get("sums", (batch, len(self.sizes)), outputs.dtype)
        self._targets: npt.NDArray[Any] = targets
        self._weights = weights
        error = 0.0
        tame = bool(outputs.size) and outputs.min() > -TAME and outputs.max() < TAME
        for head, (start, stop) in enumerate(self._bounds):
            nets, exp = outputs[:, start:stop], self._exp[:, start:stop]
            if not tame:  # e^(net − highest) can't overflow
                nets = np.subtract(nets, nets.max(axis=1, keepdims=True), out=exp)
            on_target = nets[rows, targets[:, head]]
            np.exp(nets, out=exp)
            self._sums[:, head] = exp @ np.ones(stop - start, exp.dtype)
            errors = np.log(self._sums[:, head]) - on_target
            if weights is not None:
                errors = errors * weights
            error += float(np.sum(errors, dtype=np.float64))
        return error / batch

    def backward(self) -> Array:
        batch, weights = len(self._exp), self._weights
        rows = np.arange(batch)
        for head, (start, stop) in enumerate(self._bounds):
            exp = self._exp[:, start:stop]
            shares = 1.0 / (self._sums[:, head] * batch)
            if weights is not None:
                shares = shares * weights
            exp *= shares[:, np.newaxis]
            exp[rows, self._targets[:, head]] -= (1.0 if weights is None else weights) / batch
        return self._exp

    def predict(self, outputs: Array) -> Array:
        """Probabilities, shape (batch, Σ sizes); each head's add up to 1."""
        probabilities = np.empty_like(outputs)
        for start, stop in self._bounds:
            _softmax_rows(outputs[:, start:stop], probabilities[:, start:stop])
        return probabilities

    def settings(self) -> dict[str, Any]:
        return {"type": "softmax-cross-entropy", "sizes": list(self.sizes)}

    def _check(self, outputs: Array, targets: npt.NDArray[Any]) -> None:
        width = self._bounds[-1][1]
        if outputs.shape[1] != width or targets.shape != (len(outputs), len(self.sizes)):
            raise ShapeError(
                f"softmax: outputs {outputs.shape} and targets {targets.shape}; "
                f"(batch, {width}) and (batch, {len(self.sizes)}) are needed"
            )
        for head, size in enumerate(self.sizes):
            _check_targets(targets[:, head], size)


def _check_targets(targets: npt.NDArray[Any], classes: int) -> None:
    """−1 would quietly be taken for the last class."""
    if targets.dtype.kind not in "iu":
        raise ShapeError(f"softmax: targets are {targets.dtype}; whole numbers are needed")
    if targets.size and not (targets.min() >= 0 and targets.max() < classes):
        raise ShapeError(
            f"softmax: targets run from {targets.min()} to {targets.max()}; "
            f"there are the classes 0 to {classes - 1}"
        )


def _softmax_rows(nets: Array, out: Array) -> None:
    np.subtract(nets, nets.max(axis=1, keepdims=True), out=out)
    np.exp(out, out=out)
    out /= out.sum(axis=1, keepdims=True)
