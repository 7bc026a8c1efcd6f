"""Start weights, drawn from an explicit generator."""

from __future__ import annotations

import numpy as np

from nncore.network import Network


def draw_unit_interval(network: Network, rng: np.random.Generator) -> None:
    """Every parameter uniform in [0, 1), as the article starts: all w in order, then all v."""
    for name in ("w", "v"):
        for parameter in network.parameters:
            if parameter.name == name:
                parameter.value[...] = rng.random(parameter.value.shape)


def draw_glorot(network: Network, rng: np.random.Generator) -> None:
    """Weights uniform in ±√(6 / (inputs + outputs)) of their layer (Glorot and Bengio, 2010),
    tables of embeddings normal with deviation 0.1, bias weights 0."""
    for parameter in network.parameters:
        shape = parameter.value.shape
        if parameter.name == "table":
            parameter.value[...] = rng.normal(0.0, 0.1, shape)
        elif parameter.value.ndim == 2:
            limit = np.sqrt(6.0 / sum(shape))
            parameter.value[...] = rng.uniform(-limit, limit, shape)
        else:
            parameter.value[...] = 0.0
