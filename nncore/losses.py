"""Losses: one number that says how wrong the outputs are, and its derivative by each output.

A batch counts as the mean of its samples, so a batch of one is the article's E_total.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.activations import Array
from nncore.errors import ShapeError
from nncore.layers import Buffers, Parameter


class Loss(ABC):
    """What every loss can do. Call ``forward`` before ``backward``."""

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Arrays the loss itself learns; most have none."""
        return ()

    @abstractmethod
    def forward(self, outputs: Array, targets: npt.NDArray[Any]) -> float:
        """The mean error of the batch."""

    @abstractmethod
    def backward(self) -> Array:
        """∂E/∂outputs of the last batch, shape (batch, outputs); the caller may overwrite it."""

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

    def forward(self, outputs: Array, targets: npt.NDArray[Any]) -> float:
        if targets.shape != outputs.shape:
            raise ShapeError(
                f"squared error: targets have shape {targets.shape}, {outputs.shape} is needed"
            )
        self._difference: Array = self._buffers.get("difference", outputs.shape, outputs.dtype)
        np.subtract(outputs, targets, out=self._difference)
        flat = self._difference.ravel()
        return float(0.5 * np.dot(flat, flat) / len(outputs))

    def backward(self) -> Array:
        if len(self._difference) > 1:
            self._difference /= len(self._difference)
        return self._difference

    def predict(self, outputs: Array) -> Array:
        return outputs

    def settings(self) -> dict[str, Any]:
        return {"type": "squared-error"}
