"""The error over all updates, in bounded memory."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

MOST_POINTS = 2048


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Points of a curve, both of shape (points,): the update, and E_total there."""

    updates: Floats
    errors: Floats


class LossHistory:
    """Keeps one point for every ``stride`` updates; the stride doubles when there are too many.

    With one sample a point is E_total before that very update. With several samples, which take
    turns, it is the mean over ``stride`` updates: of whole rounds of the samples, then of two such
    means, then of two of those. The first point is at ``first_update``.

    The curve is the same to the last bit whatever pieces the errors arrive in.
    """

    def __init__(
        self, samples: int, most_points: int = MOST_POINTS, *, first_update: int = 0
    ) -> None:
        self._first_update = first_update
        self._most_points = most_points
        self.stride = samples
        self._count = 0  # errors so far
        self._points: Floats = np.empty(0)
        # Of several samples, what has not filled a mean yet: errors of the last round, then a mean
        # or none for each doubling of the stride.
        self._waiting: list[Floats] = [np.empty(0)] if samples > 1 else []
        self._samples = samples

    def copy(self) -> LossHistory:
        """The same so far; what is appended to one isn't to the other."""
        other = copy(self)
        other._waiting = list(self._waiting)  # arrays are never changed in place
        return other

    def append(self, errors: Floats) -> None:
        """Adds the errors, shape (updates,), of the updates made since the last call."""
        points = errors
        for doublings in range(len(self._waiting)):
            if len(points):  # else all of it waits for more
                points = self._means(doublings, points)
        if self._samples == 1:
            points = errors[-self._count % self.stride :: self.stride]
        if len(points):
            self._points = np.concatenate([self._points, points])
        self._count += len(errors)
        while self._count // self.stride > self._most_points:
            self._halve()

    def curve(self) -> Curve:
        """The points so far, none of which stands for less than a whole stride."""
        points = self._points[: self._count // self.stride].copy()
        updates = self._first_update + self.stride * np.arange(len(points), dtype=np.float64)
        return Curve(updates, points)

    def _halve(self) -> None:
        self.stride *= 2
        if self._samples == 1:
            self._points = self._points[::2].copy()
        else:
            self._waiting.append(np.empty(0))
            self._points = self._means(len(self._waiting) - 1, self._points)

    def _means(self, doublings: int, values: Floats) -> Floats:
        """Of whole rounds, or of two means each; what is left over waits for the next values."""
        size = 2 if doublings else self._samples
        if len(self._waiting[doublings]):
            values = np.concatenate([self._waiting[doublings], values])
        whole = len(values) // size * size
        self._waiting[doublings] = values[whole:].copy()
        return _row_means(values[:whole].reshape(-1, size))


def _row_means(rows: Floats) -> Floats:
    """Each row added from left to right, whatever the processor and the shape.

    NumPy's own sum and mean add in an order that depends on both, so that their last bits do too.
    Adding column to column is one addition for each row, and accumulate is defined to go from left
    to right, as every sum on the way is part of what it returns.
    """
    if rows.shape[1] > len(rows):
        sums = np.array([np.add.accumulate(row)[-1] for row in rows], np.float64)
    else:
        sums = rows[:, 0] + rows[:, 1] if rows.shape[1] > 1 else rows[:, 0].copy()
        for column in rows.T[2:]:
            sums += column
    sums /= rows.shape[1]
    return sums
