"""Optimisers: from gradients to new weights, one pass over the network's flat arrays."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping

import numpy as np

from nncore.activations import Array
from nncore.errors import ShapeError
from nncore.flat_parameters import FlatParameters
from nncore.kernels.batch import AdamStep, adam_step, adam_step_numpy


class Optimizer(ABC):
    """Turns ``network.gradients`` into new ``network.values``, in place.

    ``decay`` is the weight decay λ: besides its step every weight shrinks by η·λ·w. Bias weights
    do not decay. It is kept apart from the gradient, so that momentum and Adam do not see it
    (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019).

    ``rate_share``, 0 to 1, is what is left of the learning rate; a schedule lets it fall.
    """

    rate_share = 1.0

    def __init__(self, decay: float = 0.0) -> None:
        self.decay = decay
        self._decaying: Array | None = None

    @abstractmethod
    def step(self, network: FlatParameters) -> None:
        """One update."""

    def compile(self) -> None:  # noqa: B027 - most have no loops of their own
        """Takes compiled code from now on, where there is some; the results stay the same."""

    @property
    def state(self) -> dict[str, Array]:
        """Arrays that must be kept to go on exactly where one stopped; written to in place."""
        return {}

    def restore(self, state: Mapping[str, Array]) -> None:
        """Takes over what ``state`` gave. Raises ValueError for arrays it has no use for."""
        if state:
            raise ValueError(f"{type(self).__name__} keeps no state, but got {sorted(state)}")

    def _shrink(self, network: FlatParameters, rate: float | Array) -> None:
        if self.decay:
            if self._decaying is None:
                self._decaying = _decaying(network)
            network.values *= 1.0 - (rate * self.decay) * self._decaying


class GradientDescent(Optimizer):
    """w′ = w − η · ∂E/∂w, with one η for all weights or one for each.

    ``rate`` is a number, or an array of shape (parameters,) in the order of ``network.values``.
    """

    def __init__(self, rate: float | Array = 0.5, decay: float = 0.0) -> None:
        super().__init__(decay)
        self.rate = rate

    def step(self, network: FlatParameters) -> None:
        _check_rates(self.rate, network)
        rate = self.rate * self.rate_share
        self._shrink(network, rate)
        network.values -= rate * network.gradients


class Momentum(Optimizer):
    """u′ = μ·u + ∂E/∂w, w′ = w − η·u′ (Polyak's heavy ball); u starts at 0."""

    def __init__(
        self, rate: float | Array = 0.1, momentum: float = 0.9, decay: float = 0.0
    ) -> None:
        super().__init__(decay)
        self.rate, self.momentum = rate, momentum
        self._velocity: Array = np.zeros(0)

    def step(self, network: FlatParameters) -> None:
        _check_rates(self.rate, network)
        if self._velocity.shape != network.values.shape:
            self._velocity = np.zeros_like(network.values)
        rate = self.rate * self.rate_share
        self._shrink(network, rate)
        self._velocity *= self.momentum
        self._velocity += network.gradients
        network.values -= rate * self._velocity

    @property
    def state(self) -> dict[str, Array]:
        return {"velocity": self._velocity}

    def restore(self, state: Mapping[str, Array]) -> None:
        self._velocity = np.array(state["velocity"])


class Adam(Optimizer):
    """Adam (Kingma and Ba, 2015), with the bias corrections folded into the rate:

    m′ = β₁·m + (1 − β₁)·g      s′ = β₂·s + (1 − β₂)·g²
    w′ = w − η·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m′ / (√s′ + ε·√(1 − β₂ᵗ))
    """

    def __init__(
        self,
        rate: float = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
        decay: float = 0.0,
    ) -> None:
        super().__init__(decay)
        self.rate, self.beta1, self.beta2, self.epsilon = rate, beta1, beta2, epsilon
        self._mean: Array = np.zeros(0)
        self._square: Array = np.zeros(0)
        self._steps = np.zeros(1)
        self._adam_step: AdamStep = adam_step_numpy

    def compile(self) -> None:
        self._adam_step = adam_step()

    def step(self, network: FlatParameters) -> None:
        gradients = network.gradients
        if (self._mean.shape, self._mean.dtype) != (gradients.shape, gradients.dtype):
            self._mean, self._square = np.zeros_like(gradients), np.zeros_like(gradients)
        self._steps += 1
        steps = float(self._steps[0])
        rate = self.rate * self.rate_share
        self._shrink(network, rate)
        correction = math.sqrt(1.0 - self.beta2**steps)
        numbers = (
            self.beta1, 1.0 - self.beta1, self.beta2, 1.0 - self.beta2,
            rate * correction / (1.0 - self.beta1**steps), self.epsilon * correction,
        )  # fmt: skip
        self._adam_step(
            network.values, gradients, self._mean, self._square,
            *(gradients.dtype.type(number) for number in numbers),
        )  # fmt: skip

    @property
    def state(self) -> dict[str, Array]:
        return {"mean": self._mean, "square": self._square, "steps": self._steps}

    def restore(self, state: Mapping[str, Array]) -> None:
        mean, square = np.array(state["mean"]), np.array(state["square"])
        if (mean.shape, mean.dtype) != (square.shape, square.dtype):
            raise ValueError("Adam's mean and square differ in shape or type")
        steps = np.array(state["steps"], np.float64)
        if steps.shape != (1,) or not steps[0] >= 0:
            raise ValueError("Adam's number of steps is damaged")
        self._mean, self._square, self._steps = mean, square, steps


def clip_gradients(network: FlatParameters, largest_norm: float) -> float:
    """Shrinks all gradients together so that their Euclidean norm is at most ``largest_norm``.

    Returns the norm from before; NaN and ∞ are left as they are, for the caller to see.
    """
    norm = math.sqrt(float(np.dot(network.gradients, network.gradients)))
    if largest_norm < norm < math.inf:
        network.gradients *= largest_norm / norm
    return norm


def _check_rates(rate: float | Array, network: FlatParameters) -> None:
    if isinstance(rate, np.ndarray) and rate.shape != network.values.shape:
        raise ShapeError(
            f"optimiser: rates have shape {rate.shape}, {network.values.shape} is needed"
        )


def _decaying(network: FlatParameters) -> Array:
    return np.concatenate(
        [np.full(p.value.size, float(p.decays), network.dtype) for p in network.parameters]
    )
