"""All parameters of something that learns in one flat array, all gradients in another.

The owners of the parameters hold views of them. So an optimiser is one pass over two arrays, a copy
of the weights is one copy, and compiled loops can work on the same memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nncore.activations import Array
from nncore.layers import Parameter


class FlatParameters:
    """``values`` and ``gradients`` have shape (parameters,), in the order of ``parameters``."""

    def __init__(self, parameters: Sequence[Parameter]) -> None:
        self.parameters = tuple(parameters)
        self.values, self.gradients = _gather(self.parameters)

    @property
    def dtype(self) -> np.dtype[Any]:
        """float64 or float32."""
        return self.values.dtype


def _gather(parameters: Sequence[Parameter]) -> tuple[Array, Array]:
    """Moves all parameters into one flat array, their gradients into another."""
    values = np.concatenate([parameter.value.ravel() for parameter in parameters])
    gradients = np.zeros_like(values)
    start = 0
    for parameter in parameters:
        shape, stop = parameter.value.shape, start + parameter.value.size
        parameter.start = start
        parameter.value = values[start:stop].reshape(shape)
        parameter.gradient = gradients[start:stop].reshape(shape)
        start = stop
    return values, gradients
