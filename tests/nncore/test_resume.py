"""Training that stops and goes on: the same bytes, wherever it was left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nncore.checkpoint import Checkpoint, load_checkpoint, save_checkpoint
from nncore.errors import CheckpointError
from nncore.events import EpochDone
from nncore.optimizers import Adam, GradientDescent, Momentum, Optimizer
from nncore.resume import load_training, save_training
from nncore.training import FitSettings, TrainingRun, fit
from tests.nncore.small_training import END, Overfitting, code_samples, keyboard_like, overfitting


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("optimizer", [Adam, Momentum, GradientDescent])
def test_stopped_and_resumed_training_gives_the_same_bytes(
    tmp_path: Path, dtype: str, optimizer: type[Optimizer]
) -> None:
    inputs, targets = code_samples()
    held_back = code_samples(20)
    straight = TrainingRun(keyboard_like(dtype), optimizer(), np.random.default_rng(3))
    list(fit(straight, inputs, targets, FitSettings(10, 16), held_back))

    first = TrainingRun(keyboard_like(dtype), optimizer(), np.random.default_rng(3))
    for event in fit(first, inputs, targets, FitSettings(10, 16), held_back):
        if isinstance(event, EpochDone) and event.epoch == 4:
            break
    save_training(tmp_path / "run.npz", first, {"seed": 3})
    second, checkpoint = load_training(tmp_path / "run.npz", optimizer(), np.random.default_rng(99))
    list(fit(second, inputs, targets, FitSettings(10, 16), held_back))
    assert checkpoint.notes["seed"] == 3
    assert second.network.values.tobytes() == straight.network.values.tobytes()
    assert (second.update, second.best_epoch) == (straight.update, straight.best_epoch)


@pytest.mark.parametrize("settings", END.values(), ids=END)
@pytest.mark.parametrize("through_file", [False, True])
def test_a_run_left_after_any_epoch_goes_on_to_the_same_bytes(
    settings: FitSettings, through_file: bool, tmp_path: Path
) -> None:
    straight = overfitting()
    list(straight.events(settings))
    for epoch in range(1, straight.run.epoch + 1):
        left = overfitting()
        for event in left.events(settings):
            if isinstance(event, EpochDone) and event.epoch == epoch:
                save_training(tmp_path / "listening.npz", left.run)
                break
        save_training(tmp_path / "left.npz", left.run)
        runs = [left.run]
        if through_file:
            runs = [read_again(tmp_path / name, left) for name in ("listening.npz", "left.npz")]
        for run in runs:
            list(fit(run, left.inputs, left.targets, settings, left.noise))
            assert (run.epoch, run.best_epoch) == (straight.run.epoch, straight.run.best_epoch)
            assert run.network.values.tobytes() == straight.run.network.values.tobytes()


@pytest.mark.parametrize(("shuffle", "weighted"), [(True, True), (False, False)])
def test_a_run_left_within_an_epoch_goes_on_to_the_same_bytes(
    shuffle: bool, weighted: bool, tmp_path: Path
) -> None:
    inputs, targets = code_samples()
    weights = np.arange(1.0, 61.0) if weighted else None
    settings = FitSettings(2, 7, shuffle=shuffle, report_samples=14)
    held_back = code_samples(20)
    straight = TrainingRun(keyboard_like(), Adam(), np.random.default_rng(3))
    events = list(fit(straight, inputs, targets, settings, held_back, weights))
    for place in range(len(events)):
        left = TrainingRun(keyboard_like(), Adam(), np.random.default_rng(3))
        for passed, _ in enumerate(fit(left, inputs, targets, settings, held_back, weights)):
            if passed == place:
                break
        save_training(tmp_path / "left.npz", left)
        run, _ = load_training(tmp_path / "left.npz", Adam(), np.random.default_rng(99))
        rest = list(fit(run, inputs, targets, settings, held_back, weights))
        assert run.network.values.tobytes() == straight.network.values.tobytes()
        ends = [[e for e in each if isinstance(e, EpochDone)] for each in (rest, events)]
        assert ends[0] == ends[1][len(ends[1]) - len(ends[0]) :]


def read_again(path: Path, left: Overfitting) -> TrainingRun:
    run, _ = load_training(path, Adam(0.05), np.random.default_rng(99))
    assert run.network.values.tobytes() == left.copies[-1].tobytes()  # the best so far
    return run


def test_a_run_of_another_optimiser_is_refused(tmp_path: Path) -> None:
    run = TrainingRun(keyboard_like(), Adam(), np.random.default_rng(0))
    save_training(tmp_path / "run.npz", run)
    with pytest.raises(CheckpointError, match="trained with Adam, not Momentum"):
        load_training(tmp_path / "run.npz", Momentum(), np.random.default_rng(0))


def test_a_model_without_training_is_refused(tmp_path: Path) -> None:
    save_checkpoint(tmp_path / "model.npz", Checkpoint(keyboard_like()))
    with pytest.raises(CheckpointError, match="no training that can go on"):
        load_training(tmp_path / "model.npz", Adam(), np.random.default_rng(0))


@pytest.mark.parametrize("name", ["best_values", "latest_values"])
def test_weights_of_another_network_are_refused(name: str, tmp_path: Path) -> None:
    training = overfitting()
    list(training.events(END["stopped early"]))
    save_training(tmp_path / "run.npz", training.run)
    whole = load_checkpoint(tmp_path / "run.npz")
    arrays = {**whole.arrays, name: whole.arrays[name][:-1]}
    save_checkpoint(tmp_path / "run.npz", Checkpoint(whole.network, whole.notes, arrays))
    with pytest.raises(CheckpointError, match=f"run.npz: .*'{name}' do not fit its network"):
        load_training(tmp_path / "run.npz", Adam(0.05), np.random.default_rng(0))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"training": 1}, "its notes are damaged"),
        ({"training": {}}, "no 'optimizer'"),
        ({"epoch": 10**400}, "epoch is a number of very many digits"),
        ({"update": -1}, "update is -1"),
        ({"best_error": "low"}, "best_error is 'low'"),
        ({"best_epoch": 1.5}, "best_epoch is 1.5"),
        ({"generator": {"bit_generator": "MT19937"}}, "holds no training that can go on"),
        ({"generator": 3}, "holds no training that can go on"),
        ({"samples": -1}, "samples is -1"),
        ({"error_sum": "much"}, "error_sum is 'much'"),
        ({"order_generator": {"bit_generator": "MT19937"}}, "holds no training that can go on"),
        ({"order_generator": 3}, "holds no training that can go on"),
        ({"optimizer_steps": np.full(1, np.nan)}, "not finite"),
        ({"optimizer_mean": np.zeros(3)}, "differ in shape"),
        ({"optimizer_steps": np.full(1, -1.0)}, "number of steps is damaged"),
        ({"optimizer_steps": np.zeros((2, 2))}, "number of steps is damaged"),
    ],
)
def test_a_run_that_is_damaged_is_refused_in_one_line(
    tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    path = tmp_path / "run.npz"
    save_training(path, TrainingRun(keyboard_like(), Adam(), np.random.default_rng(0)))
    sound = load_checkpoint(path)
    arrays = {**sound.arrays, **{k: v for k, v in changes.items() if isinstance(v, np.ndarray)}}
    training = sound.notes["training"] | {k: v for k, v in changes.items() if k not in arrays}
    notes = {"training": changes.get("training", training)}
    save_checkpoint(path, Checkpoint(sound.network, notes, arrays))
    with pytest.raises(CheckpointError, match=message) as caught:
        load_training(path, Adam(), np.random.default_rng(0))
    assert "\n" not in str(caught.value)
