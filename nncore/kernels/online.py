"""The compiled loop for online training, and the same thing in NumPy.

Both work on the flat arrays of a network of dense sigmoid layers with the loss E_total: one sample
at a time, the samples in turn, an update after each.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from nncore.kernels.compiling import compiled_or

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

NO_BIAS = -1


@dataclass(frozen=True, slots=True)
class FlatNetwork:
    """Where a network's numbers are in its flat array of parameters.

    ``sizes``, shape (layers + 1,), counts units, inputs first. ``weight_starts`` and
    ``bias_weight_starts``, shape (layers,), say where each layer's w (row by row) and v begin;
    NO_BIAS where a layer has no v. ``biases``, shape (neurons,), holds b for all neurons in order.
    """

    sizes: Places
    weight_starts: Places
    bias_weight_starts: Places
    biases: Floats


# The order of arguments of both functions:
#   sizes, weight_starts, bias_weight_starts, biases      as in FlatNetwork
#   values (parameters,)      updated in place
#   rates (parameters,)       one η per parameter; 0 leaves it alone
#   inputs (samples, inputs), targets (samples, outputs)
#   first_update, updates     samples are taken in turn: update u uses sample u mod samples
#   errors (⌈updates / error_every⌉,), error_every
#                             E_total before each error_every-th update, counted from 0
#   history (⌊updates / history_every⌋, parameters), history_every
#                             the weights after every history_every-th update; 0 keeps none
# They return the number of updates made: fewer than asked for if E_total stopped being finite.
OnlineTraining = Callable[..., int]


@np.errstate(over="ignore", invalid="ignore")  # what overflows is found by looking at the error
def train_online_numpy(
    sizes: Places,
    weight_starts: Places,
    bias_weight_starts: Places,
    biases: Floats,
    values: Floats,
    rates: Floats,
    inputs: Floats,
    targets: Floats,
    first_update: int,
    updates: int,
    errors: Floats,
    error_every: int,
    history: Floats,
    history_every: int,
) -> int:
    """The readable reference: matrices for each layer, the chain rule layer by layer."""
    shapes = list(pairwise(sizes))
    starts = list(zip(weight_starts, bias_weight_starts, strict=True))
    w, w_rates = (_matrices(array, starts, shapes) for array in (values, rates))
    v, v_rates = (_vectors(array, starts, shapes) for array in (values, rates))
    b = np.split(biases, np.cumsum(sizes[1:-1]))
    for update in range(updates):
        sample = (first_update + update) % len(inputs)
        outputs = [inputs[sample]]
        for layer in range(len(shapes)):
            net = outputs[-1] @ w[layer] + b[layer] * v[layer]
            outputs.append(1.0 / (1.0 + np.exp(-net)))
        difference = outputs[-1] - targets[sample]
        error = 0.5 * float(difference @ difference)
        if update % error_every == 0:
            errors[update // error_every] = error
        if not math.isfinite(error):
            return update
        d_output = difference
        for layer in range(len(shapes) - 1, -1, -1):
            delta = d_output * outputs[layer + 1] * (1.0 - outputs[layer + 1])
            # ∂E/∂input is taken through the weights from before the update.
            d_output = w[layer] @ delta
            w[layer] -= w_rates[layer] * np.outer(outputs[layer], delta)
            v[layer] -= v_rates[layer] * (b[layer] * delta)
        if history_every and (update + 1) % history_every == 0:
            history[(update + 1) // history_every - 1] = values
    return updates


def _matrices(flat: Floats, starts: list[Any], shapes: list[Any]) -> list[Floats]:
    return [
        flat[w : w + rows * columns].reshape(rows, columns)
        for (w, _), (rows, columns) in zip(starts, shapes, strict=True)
    ]


def _vectors(flat: Floats, starts: list[Any], shapes: list[Any]) -> list[Floats]:
    return [
        np.zeros(columns) if v == NO_BIAS else flat[v : v + columns]
        for (_, v), (_, columns) in zip(starts, shapes, strict=True)
    ]


def train_online_scalar(
    sizes: Places,
    weight_starts: Places,
    bias_weight_starts: Places,
    biases: Floats,
    values: Floats,
    rates: Floats,
    inputs: Floats,
    targets: Floats,
    first_update: int,
    updates: int,
    errors: Floats,
    error_every: int,
    history: Floats,
    history_every: int,
) -> int:
    """The same in scalar loops, to be compiled."""
    layers = len(weight_starts)
    widest = 0
    for size in sizes:
        widest = max(widest, size)
    units = 0  # inputs and neurons
    for size in sizes:
        units += size
    outputs = np.empty(units)
    delta = np.empty(widest)
    delta_before = np.empty(widest)
    n_inputs, n_outputs = sizes[0], sizes[layers]
    parameters = len(values)
    sample = first_update % len(inputs)
    until_error = 0
    until_history = history_every
    errors_kept = 0
    history_kept = 0
    for update in range(updates):
        for i in range(n_inputs):
            outputs[i] = inputs[sample, i]
        # Forward: outputs of all layers stand one behind the other.
        below = 0
        for layer in range(layers):
            n_in, n_out = sizes[layer], sizes[layer + 1]
            above = below + n_in
            w, v = weight_starts[layer], bias_weight_starts[layer]
            for j in range(n_out):
                net = 0.0
                for i in range(n_in):
                    net += outputs[below + i] * values[w + i * n_out + j]
                if v >= 0:
                    net += biases[above - n_inputs + j] * values[v + j]
                outputs[above + j] = 1.0 / (1.0 + math.exp(-net))
            below = above
        # E_total, and δ of the outputs.
        error = 0.0
        for j in range(n_outputs):
            output = outputs[below + j]
            difference = output - targets[sample, j]
            error += 0.5 * difference * difference
            delta[j] = difference * output * (1.0 - output)
        if until_error == 0:
            errors[errors_kept] = error
            errors_kept += 1
            until_error = error_every
        until_error -= 1
        if not math.isfinite(error):
            return update
        # Backward and update: each weight is read for the layer below before it is changed.
        for layer in range(layers - 1, -1, -1):
            n_in, n_out = sizes[layer], sizes[layer + 1]
            above = below
            below = above - n_in
            w, v = weight_starts[layer], bias_weight_starts[layer]
            for i in range(n_in):
                output = outputs[below + i]
                row = w + i * n_out
                d_output = 0.0
                for j in range(n_out):
                    d_output += values[row + j] * delta[j]
                    values[row + j] -= rates[row + j] * (output * delta[j])
                delta_before[i] = d_output * output * (1.0 - output)
            if v >= 0:
                for j in range(n_out):
                    values[v + j] -= rates[v + j] * (biases[above - n_inputs + j] * delta[j])
            for i in range(n_in):
                delta[i] = delta_before[i]
        if history_every > 0:
            until_history -= 1
            if until_history == 0:
                for p in range(parameters):
                    history[history_kept, p] = values[p]
                history_kept += 1
                until_history = history_every
        sample += 1
        if sample == len(inputs):
            sample = 0
    return updates


SIGNATURE = (
    "int64(int64[::1], int64[::1], int64[::1], float64[::1], float64[::1], float64[::1],"
    " float64[:, ::1], float64[:, ::1], int64, int64,"
    " float64[::1], int64, float64[:, ::1], int64)"
)


@cache
def online_training() -> OnlineTraining:
    """The fastest function for online training that this machine has.

    The first call imports numba and loads or compiles the loop, which takes a second or so; call
    it off the window's thread. The loop is some hundred times faster than NumPy.
    """
    return compiled_or(train_online_numpy, train_online_scalar, [SIGNATURE])
