"""From a matrix of numbers to a picture of it: one index into a colour table per cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.microscope.number_format import plain, signed

Numbers = npt.NDArray[np.floating]
MIDDLE = 127  # the index of 0; 0 is the most negative, 254 the most positive
NOT_FINITE = 255


@dataclass(frozen=True, eq=False)
class Matrix:
    """Numbers, shape (rows, columns), with a title; ``row_name`` and ``column_name`` give what a
    row or column, counted from 0, stands for."""

    title: str
    row_name: Callable[[int], str]
    column_name: Callable[[int], str]
    values: Numbers

    def text(self, row: int, column: int) -> str:
        """``h1 → o1: +0.400000``"""
        names = f"{self.row_name(row)} → {self.column_name(column)}"
        return f"{names}: {signed(plain(float(self.values[row, column])))}"


def largest(values: Numbers) -> float:
    """The largest absolute value among the finite ones; 1 if there is none above 0."""
    if not values.size:
        return 1.0
    ends = float(values.max()), float(values.min())
    if not np.isfinite(ends).all():
        finite = values[np.isfinite(values)]
        ends = (float(finite.max()), float(finite.min())) if finite.size else (0.0, 0.0)
    return max(abs(ends[0]), abs(ends[1])) or 1.0


def extremes(values: Numbers, rows: int, columns: int) -> Numbers:
    """At most so many rows and columns: of each block of cells the number furthest from 0."""
    for axis, most in ((0, rows), (1, columns)):
        length = values.shape[axis]
        if length > most:
            starts = np.arange(most) * length // most
            high = np.maximum.reduceat(values, starts, axis=axis)
            low = np.minimum.reduceat(values, starts, axis=axis)
            values = np.where(-low > high, low, high)
    return values


def colour_indices(values: Numbers, scale: float) -> npt.NDArray[np.uint8]:
    """0 for −scale, MIDDLE for 0, 254 for scale; NOT_FINITE for what is no finite number."""
    with np.errstate(invalid="ignore"):
        scaled = np.clip(values / scale, -1.0, 1.0) * MIDDLE + MIDDLE + 0.5
    finite = np.isfinite(values)
    return np.where(finite, np.where(finite, scaled, 0.0), NOT_FINITE).astype(np.uint8)
