"""Backpropagation against central differences: ∂E/∂w ≈ (E(w + h) − E(w − h)) / 2h."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.activations import Array
from nncore.errors import NNCoreError
from nncore.layers import Bias, Dense, Parameter
from nncore.network import Network

STEP = 1e-5  # with float64, the error of the difference itself is then about 1e-10


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One partial derivative that is not what the error does.

    ``layer`` is counted from 1.
    """

    layer: int
    kind: str
    parameter: str
    index: tuple[int, ...]
    expected: float
    received: float

    def __str__(self) -> str:
        return (
            f"layer {self.layer} ({self.kind}), {self.parameter}{list(self.index)}: "
            f"central differences give {self.expected:.10g}, backpropagation {self.received:.10g}"
        )


class GradientError(NNCoreError):
    """Backpropagation disagrees with central differences; the message names the worst culprit."""


def numeric_gradients(
    network: Network,
    inputs: npt.NDArray[Any],
    targets: npt.NDArray[Any],
    *,
    h: float = STEP,
    seed: int | None = None,
    weights: Array | None = None,
) -> Array:
    """Central differences for every parameter, shape (parameters,).

    With ``seed`` the network runs as in training, with the same draws for every evaluation;
    ``weights`` are those of the samples, shape (batch,).
    """
    numeric = np.empty_like(network.values)
    for place, value in enumerate(network.values.tolist()):
        errors = []
        for shifted in (value + h, value - h):
            network.values[place] = shifted
            outputs = network.forward(inputs, _generator(seed))
            errors.append(network.loss.forward(outputs, targets, weights))
        network.values[place] = value
        numeric[place] = (errors[0] - errors[1]) / (2 * h)
    return numeric


def find_discrepancies(
    network: Network,
    inputs: npt.NDArray[Any],
    targets: npt.NDArray[Any],
    *,
    h: float = STEP,
    tolerance: float = 1e-7,
    seed: int | None = None,
    weights: Array | None = None,
) -> list[Discrepancy]:
    """Every partial derivative that is further than ``tolerance`` · (1 + |expected|) away, the
    worst first. Fixed bias weights are left out: they have no gradient by intent."""
    expected = numeric_gradients(network, inputs, targets, h=h, seed=seed, weights=weights)
    network.backpropagate(inputs, targets, _generator(seed), weights)
    received = network.gradients
    gaps = np.abs(expected - received)
    too_wide = ~(gaps <= tolerance * (1 + np.abs(expected))) & _checked(network)
    places = np.flatnonzero(too_wide)
    return [
        _discrepancy(network, int(place), float(expected[place]))
        for place in places[np.argsort(-gaps[places], kind="stable")]
    ]


def check_gradients(
    network: Network,
    inputs: npt.NDArray[Any],
    targets: npt.NDArray[Any],
    *,
    h: float = STEP,
    tolerance: float = 1e-7,
    seed: int | None = None,
    weights: Array | None = None,
) -> None:
    """Raises GradientError naming the worst partial derivative, if any is wrong."""
    found = find_discrepancies(
        network, inputs, targets, h=h, tolerance=tolerance, seed=seed, weights=weights
    )
    if found:
        more = f" ({len(found) - 1} more)" if len(found) > 1 else ""
        raise GradientError(f"{found[0]}{more}")


def _generator(seed: int | None) -> np.random.Generator | None:
    return None if seed is None else np.random.default_rng(seed)


def _owners(network: Network) -> Iterator[tuple[int, str, Parameter, bool]]:
    """Each parameter with the number and kind of its layer, and whether it has a gradient."""
    for number, layer in enumerate(network.layers, start=1):
        for parameter in layer.parameters:
            fixed = isinstance(layer, Dense) and layer.bias is Bias.FIXED and parameter is layer.v
            yield number, layer.settings()["type"], parameter, not fixed


def _checked(network: Network) -> npt.NDArray[np.bool_]:
    return np.concatenate(
        [np.full(parameter.value.size, has) for _, _, parameter, has in _owners(network)]
    )


def _discrepancy(network: Network, place: int, expected: float) -> Discrepancy:
    owners = list(_owners(network))
    stops = np.cumsum([parameter.value.size for _, _, parameter, _ in owners])
    owner = int(np.searchsorted(stops, place, side="right"))
    number, kind, parameter, _ = owners[owner]
    within = place - int(stops[owner]) + parameter.value.size
    index = np.unravel_index(within, parameter.value.shape)
    received = float(parameter.gradient[index])
    at = tuple(int(axis) for axis in index)
    return Discrepancy(number, kind, parameter.name, at, expected, received)
