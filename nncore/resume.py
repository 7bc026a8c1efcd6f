"""Training that was stopped and goes on: a TrainingRun as a model file.

Weights, the optimiser's arrays, the generator's state and the best weights so far are all in it,
so 4 epochs, a stop and 6 more give the same bytes as 10 epochs. A run that was read has the best
weights in its network, whether or not it goes on.
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
        training = checkpoint.notes[_KEY]
        if training["optimizer"] != type(optimizer).__name__:
            raise CheckpointError(
                f"{path}: was trained with {training['optimizer']}, not {type(optimizer).__name__}"
            )
        rng.bit_generator.state = training["generator"]
        states = {
            name.removeprefix(_STATE): array
            for name, array in checkpoint.arrays.items()
            if name.startswith(_STATE)
        }
        optimizer.restore(states)
        best = training["best_error"]
        run = TrainingRun(
            checkpoint.network,
            optimizer,
            rng,
            epoch=int(training["epoch"]),
            update=int(training["update"]),
            best_error=math.inf if best is None else float(best),
            best_epoch=int(training["best_epoch"]),
            best_values=_values(checkpoint, "best_values"),
            latest_values=_values(checkpoint, "latest_values"),
        )
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, CheckpointError):
            raise
        raise CheckpointError(f"{path}: holds no training that can go on ({error})") from None
    run.take_best()
    return run, checkpoint


def _values(checkpoint: Checkpoint, name: str) -> Array | None:
    """Weights besides the network's own, of the same shape and type. Raises ValueError."""
    found, own = checkpoint.arrays.get(name), checkpoint.network.values
    if found is not None and (found.shape, found.dtype) != (own.shape, own.dtype):
        raise ValueError(f"its {name!r} do not fit its network")
    return found
