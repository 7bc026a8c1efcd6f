"""Compiled passes for training in batches, and the same in NumPy, to the same bits.

What is not a matrix product costs NumPy several passes over the memory; here it is one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.kernels.compiling import compiled_or

Floats = npt.NDArray[np.floating]
Codes = npt.NDArray[np.int64]

# Arguments: codes (rows,), each below the number of sums; rows (rows, width), read only;
# sums (codes, width), overwritten: sums[c] is the sum of all rows whose code is c, in their order.
SumByCode = Callable[[Codes, Floats, Floats], None]

# Arguments, each array of shape (parameters,):
#   values, gradients, mean, square           Adam's w, g, m and s; all but g updated in place
#   keep_mean, add_mean                       β₁, 1 − β₁
#   keep_square, add_square                   β₂, 1 − β₂
#   rate, epsilon                             with the corrections of the bias in them
# The numbers are of the arrays' own type, or float32 would be worked out in float64.
AdamStep = Callable[..., None]

FLOAT_TYPES = ("float32", "float64")


def sum_by_code_numpy(codes: Codes, rows: Floats, sums: Floats) -> None:
    """The readable reference. On one axis np.add.at is five times faster than on two."""
    width = sums.shape[1]
    places = codes[:, np.newaxis] * width + np.arange(width)
    sums[...] = 0.0
    np.add.at(sums.reshape(-1), places.reshape(-1), rows.reshape(-1))


def sum_by_code_scalar(codes: Codes, rows: Floats, sums: Floats) -> None:
    """The same in scalar loops, to be compiled."""
    sums[:, :] = 0.0
    for row in range(len(codes)):
        code = codes[row]
        for column in range(sums.shape[1]):
            sums[code, column] += rows[row, column]


@cache
def sum_by_code() -> SumByCode:
    """The fastest that this machine has; the first call imports numba, about a second."""
    signatures = [f"void(int64[::1], {t}[:, ::1], {t}[:, ::1])" for t in FLOAT_TYPES]
    return compiled_or(sum_by_code_numpy, sum_by_code_scalar, signatures)


def adam_step_numpy(
    values: Floats,
    gradients: Floats,
    mean: Floats,
    square: Floats,
    keep_mean: Any,
    add_mean: Any,
    keep_square: Any,
    add_square: Any,
    rate: Any,
    epsilon: Any,
) -> None:
    """The readable reference."""
    mean *= keep_mean
    mean += gradients * add_mean
    square *= keep_square
    square += gradients * gradients * add_square
    values -= mean / (np.sqrt(square) + epsilon) * rate


def adam_step_scalar(
    values: Floats,
    gradients: Floats,
    mean: Floats,
    square: Floats,
    keep_mean: Any,
    add_mean: Any,
    keep_square: Any,
    add_square: Any,
    rate: Any,
    epsilon: Any,
) -> None:
    """The same in one loop, to be compiled."""
    for p in range(len(values)):
        gradient = gradients[p]
        mean[p] = mean[p] * keep_mean + gradient * add_mean
        square[p] = square[p] * keep_square + gradient * gradient * add_square
        values[p] -= mean[p] / (np.sqrt(square[p]) + epsilon) * rate


@cache
def adam_step() -> AdamStep:
    """The fastest that this machine has; the first call imports numba, about a second."""
    signatures = [f"void({', '.join([f'{t}[::1]'] * 4 + [t] * 6)})" for t in FLOAT_TYPES]
    return compiled_or(adam_step_numpy, adam_step_scalar, signatures)
