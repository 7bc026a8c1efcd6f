"""Training that was stopped and goes on: a TrainingRun as a model file.

Weights, the optimiser's arrays, the generator's state and the best weights so far are all in it,
so 4 epochs and a half, a stop and the rest give the same bytes as 10 epochs on the same
machine. A run that was read has the best weights in its network, whether or not it goes on.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from nncore.checkpoint import Array, Checkpoint, load_checkpoint, save_checkpoint
from nncore.errors import CheckpointError
from nncore.optimizers import Optimizer
from nncore.training import TrainingRun
from nncore.untrusted.numbers import number, text, whole_number
from nncore.untrusted.quoting import one_line, quoted_name, quoted_path

_KEY = "training"
_STATE = "optimizer_"


def save_training(
    path: str | Path,
    run: TrainingRun,
    notes: Mapping[str, Any] | None = None,
    arrays: Mapping[str, Array] | None = None,
) -> None:
    """Writes a run as a model file. Its network can be used as it is: the best weights, or those of
    the moment while ``fit`` is listened to.

    ``notes`` and ``arrays`` are the caller's, as in a Checkpoint. Raises CheckpointError.
    """
    training = {
        "epoch": run.epoch,
        "update": run.update,
        "best_error": run.best_error if math.isfinite(run.best_error) else None,
        "best_epoch": run.best_epoch,
        "optimizer": type(run.optimizer).__name__,
        "generator": run.rng.bit_generator.state,
        "samples": run.samples,
        "error_sum": run.error_sum,
        "order_generator": run.order_state,
    }
    own = {f"{_STATE}{name}": array for name, array in run.optimizer.state.items()}
    if run.best_values is not None:
        own["best_values"] = run.best_values
    if run.latest_values is not None:
        own["latest_values"] = run.latest_values
    everything = own | dict(arrays or {})
    save_checkpoint(path, Checkpoint(run.network, {**(notes or {}), _KEY: training}, everything))


def load_training(
    path: str | Path, optimizer: Optimizer, rng: np.random.Generator
) -> tuple[TrainingRun, Checkpoint]:
    """Reads a run back. ``optimizer`` and ``rng`` are made as for the first run; their state is
    then replaced. Also gives the checkpoint, for its notes and arrays.

    Raises CheckpointError where the file holds no run, or one of another optimiser.
    """
    checkpoint = load_checkpoint(path)
    try:
        run = _run_from(checkpoint, optimizer, rng)
    except KeyError as error:
        raise CheckpointError(
            f"{quoted_path(path)}: holds no training that can go on (no {error.args[0]!r})"
        ) from None
    except (TypeError, ValueError, OverflowError, AttributeError) as error:
        raise CheckpointError(
            f"{quoted_path(path)}: holds no training that can go on ({one_line(str(error), 120)})"
        ) from None
    run.take_best()
    return run, checkpoint


def _run_from(
    checkpoint: Checkpoint, optimizer: Optimizer, rng: np.random.Generator
) -> TrainingRun:
    """Raises KeyError for what is missing, other errors for what is damaged."""
    training, network = checkpoint.notes[_KEY], checkpoint.network
    if not isinstance(training, dict):
        raise ValueError("its notes are damaged")
    trained_with = text(training["optimizer"], "optimizer")
    if trained_with != type(optimizer).__name__:
        raise ValueError(
            f"trained with {quoted_name(trained_with)}, not {type(optimizer).__name__}"
        )
    rng.bit_generator.state = training["generator"]
    states = {
        name.removeprefix(_STATE): array
        for name, array in checkpoint.arrays.items()
        if name.startswith(_STATE)
    }
    if not all(np.isfinite(array).all() for array in states.values()):
        raise ValueError("its optimiser has numbers that are not finite")
    optimizer.restore(states)
    best = training["best_error"]
    samples, order_state = whole_number(training["samples"], "samples"), training["order_generator"]
    if order_state is not None:  # one that can't be drawn from is refused here
        type(rng.bit_generator)().state = order_state
    return TrainingRun(
        network,
        optimizer,
        rng,
        epoch=whole_number(training["epoch"], "epoch"),
        update=whole_number(training["update"], "update"),
        best_error=math.inf if best is None else number(best, "best_error"),
        best_epoch=whole_number(training["best_epoch"], "best_epoch"),
        best_values=_values(checkpoint, "best_values"),
        latest_values=_values(checkpoint, "latest_values"),
        samples=samples,
        error_sum=number(training["error_sum"], "error_sum"),
        order_state=order_state,
    )


def _values(checkpoint: Checkpoint, name: str) -> Array | None:
    """Weights besides the network's own, of the same shape and type. Raises ValueError."""
    found, own = checkpoint.arrays.get(name), checkpoint.network.values
    if found is None:
        return None
    if (found.shape, found.dtype) != (own.shape, own.dtype) or not np.isfinite(found).all():
        raise ValueError(f"its {name!r} do not fit its network or are not finite")
    return found
