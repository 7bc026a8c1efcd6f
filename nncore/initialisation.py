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
