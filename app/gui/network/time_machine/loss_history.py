"""The error over all updates, in bounded memory. Knows no Qt."""

from __future__ import annotations

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
    turns, it is the mean over ``stride`` updates, always whole rounds of the samples. The first
    point is at ``first_update``.
    """

    def __init__(
        self, samples: int, most_points: int = MOST_POINTS, *, first_update: int = 0
    ) -> None:
        self._first_update = first_update
        self._means, self._most_points = samples > 1, most_points
        self._stride = samples
        self._points: Floats = np.empty(0)
        # Errors that don't fill a stride yet: the first one, their sum, and how many they are.
        self._first, self._sum, self._count = 0.0, 0.0, 0

    @property
    def stride(self) -> int:
        """Updates from one point to the next."""
        return self._stride

    def append(self, errors: Floats) -> None:
        """Adds the errors, shape (updates,), of the updates made since the last call."""
        begun = errors[: self._stride - self._count] if self._count else errors[:0]
        self._begin(begun)
        errors = errors[len(begun) :]
        points = [self._completed()]
        whole = len(errors) // self._stride * self._stride
        rows = errors[:whole].reshape(-1, self._stride)
        points.append(rows.mean(axis=1) if self._means else rows[:, 0])
        self._begin(errors[whole:])
        self._points = np.concatenate([self._points, *points])
        while len(self._points) > self._most_points:
            self._halve()

    def curve(self) -> Curve:
        """The points so far."""
        updates = self._first_update + self._stride * np.arange(len(self._points), dtype=np.float64)
        return Curve(updates, self._points.copy())

    def _begin(self, errors: Floats) -> None:
        if len(errors):
            self._first = self._first if self._count else float(errors[0])
            self._sum += float(errors.sum())
            self._count += len(errors)

    def _completed(self) -> Floats:
        if self._count < self._stride:
            return np.empty(0)
        point = self._sum / self._count if self._means else self._first
        self._first, self._sum, self._count = 0.0, 0.0, 0
        return np.array([point])

    def _halve(self) -> None:
        even = len(self._points) // 2 * 2
        for last in self._points[even:]:  # a point without a partner is not complete any more
            self._first = float(last)
            self._sum += float(last) * self._stride
            self._count += self._stride
        pairs = self._points[:even].reshape(-1, 2)
        self._points = pairs.mean(axis=1) if self._means else pairs[:, 0].copy()
        self._stride *= 2
