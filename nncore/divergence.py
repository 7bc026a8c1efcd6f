"""Why training went wrong, in words, and what to try."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.events import Diverged
from nncore.network import Network

UNSCALED = 100.0  # inputs beyond this are surely not in units of about 1
SATURATED = 0.01  # sig · (1 − sig) below this passes back less than a 25th of the best slope


def explain_divergence(network: Network, inputs: npt.NDArray[Any], update: int) -> Diverged:
    """Why the error or a gradient is not a finite number at this update."""
    if not np.isfinite(inputs).all():
        return Diverged(update, "an input is not a finite number", "correct the samples")
    if not np.isfinite(network.values).all():
        return Diverged(
            update,
            "a weight has grown beyond all numbers",
            "start again with a learning rate of a tenth",
        )
    if inputs.dtype.kind == "f" and np.abs(inputs).max() > UNSCALED:
        return Diverged(
            update,
            f"the inputs are not scaled: they reach {np.abs(inputs).max():.3g}",
            "divide them so that they lie between about 0 and 1",
        )
    return Diverged(
        update,
        "the error has grown beyond all numbers: each update overshoots",
        "start again with a learning rate of a tenth, and scale the targets to about 0 to 1",
    )
