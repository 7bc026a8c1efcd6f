"""Optimisers: from gradients to new weights, one pass over the network's flat arrays."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from nncore.activations import Array
from nncore.errors import ShapeError
from nncore.network import Network


class Optimizer(ABC):
    """Turns ``network.gradients`` into new ``network.values``."""

    @abstractmethod
    def step(self, network: Network) -> None:
        """One update, in place."""

    @property
    def state(self) -> dict[str, Array]:
        """Arrays that must be kept to go on exactly where one stopped."""
        return {}


class GradientDescent(Optimizer):
    """w′ = w − η · ∂E/∂w, with one η for all weights or one for each.

    ``rate`` is a number, or an array of shape (parameters,) in the order of ``network.values``.
    """

    def __init__(self, rate: float | Array = 0.5) -> None:
        self.rate = rate

    def step(self, network: Network) -> None:
        if isinstance(self.rate, np.ndarray) and self.rate.shape != network.values.shape:
            raise ShapeError(
                f"gradient descent: rates have shape {self.rate.shape}, "
                f"{network.values.shape} is needed"
            )
        network.values -= self.rate * network.gradients
