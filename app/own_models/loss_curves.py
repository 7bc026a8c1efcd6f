"""The error over the epochs, while training and on watched sentences."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

MOST_POINTS = 2_000  # of a curve; more than a window has pixels

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class LossCurve:
    """``errors[k]`` is the error at ``epochs[k]``, counted from 0 at the start; shape (points,)."""

    epochs: Floats
    errors: Floats

    def __len__(self) -> int:
        return len(self.epochs)


class LossHistory:
    """A curve that grows. When it has more than MOST_POINTS points, each two neighbours become one
    in their middle, so that memory stays flat and the line stays the same to the eye."""

    def __init__(self, curve: LossCurve | None = None) -> None:
        self._epochs = [] if curve is None else curve.epochs.tolist()
        self._errors = [] if curve is None else curve.errors.tolist()

    def add(self, epoch: float, error: float) -> None:
        """A point behind the others."""
        self._epochs.append(epoch)
        self._errors.append(error)
        if len(self._epochs) > MOST_POINTS:
            self._epochs, self._errors = _halved(self._epochs), _halved(self._errors)

    def curve(self) -> LossCurve:
        """What has been added, frozen."""
        return LossCurve(np.array(self._epochs, float), np.array(self._errors, float))


def _halved(values: list[float]) -> list[float]:
    """The means of neighbours; the last is kept as it is where it has none."""
    pairs = zip(values[::2], values[1::2], strict=False)
    return [(one + other) / 2 for one, other in pairs] + values[len(values) // 2 * 2 :]
