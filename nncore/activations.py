"""Activation functions: sig(net) and its slope, written in terms of the neuron's output.

Every slope here can be computed from the output alone, so the forward pass need not be kept twice.
All functions work element by element on arrays of any shape and write into ``out``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Activation:
    """One activation function.

    ``apply(net, out)`` writes the outputs; ``multiply_by_slope(gradient, output)`` turns
    ∂E/∂output into δ = ∂E/∂net in place.
    """

    name: str
    apply: Callable[[Array, Array], None]
    multiply_by_slope: Callable[[Array, Array], None]


def _sigmoid(net: Array, out: Array) -> None:
    # sig(x) = 1 / (1 + e^−x). e^−x overflows to infinity for very negative x, and 1/∞ = 0 is right.
    with np.errstate(over="ignore"):
        np.negative(net, out=out)
        np.exp(out, out=out)
    out += 1.0
    np.reciprocal(out, out=out)


def _sigmoid_slope(gradient: Array, output: Array) -> None:
    # sig′ = sig · (1 − sig)
    gradient *= output
    gradient *= 1.0 - output


def _tanh(net: Array, out: Array) -> None:
    np.tanh(net, out=out)


def _tanh_slope(gradient: Array, output: Array) -> None:
    # tanh′ = 1 − tanh²
    gradient *= 1.0 - output * output


def _relu(net: Array, out: Array) -> None:
    np.maximum(net, 0.0, out=out)


def _relu_slope(gradient: Array, output: Array) -> None:
    # 1 where the neuron is on; at exactly 0 the slope is taken as 0.
    gradient *= output > 0


def _identity(net: Array, out: Array) -> None:
    np.copyto(out, net)


def _identity_slope(gradient: Array, output: Array) -> None:
    pass  # the slope is 1


SIGMOID = Activation("sigmoid", _sigmoid, _sigmoid_slope)
TANH = Activation("tanh", _tanh, _tanh_slope)
RELU = Activation("relu", _relu, _relu_slope)
IDENTITY = Activation("identity", _identity, _identity_slope)

ACTIVATIONS: Mapping[str, Activation] = MappingProxyType(
    {activation.name: activation for activation in (SIGMOID, TANH, RELU, IDENTITY)}
)
