"""How wrong one is who always guesses the mean of the targets: what a network has to beat."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nncore.network_file import Sample


def error_of_mean_guess(samples: Sequence[Sample]) -> float | None:
    """The mean E_total over all samples of outputs that are the mean target whatever comes in.
    None where that is no error at all: of one sample, or of several with the same targets."""
    targets = np.array([sample.targets for sample in samples], np.float64)
    if len(targets) < 2:
        return None
    with np.errstate(over="ignore", invalid="ignore"):
        misses = targets - targets.mean(axis=0)
        error = float((0.5 * misses * misses).sum(axis=1).mean())
    return error if np.isfinite(error) and error > 0 else None
