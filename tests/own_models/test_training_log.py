from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from app.own_models.training_log import TrainingLog, log_from
from app.prediction.keyboard.keyboard_training import (
    KeyboardProgress,
    Stage,
    StageProgress,
    Watched,
)
from nncore.errors import UntrustedError
from tests.own_models.small_training import HandClock


def progress(done: int, error: float, held_back: float | None = None) -> KeyboardProgress:
    """Of two epochs of 100 samples."""
    return KeyboardProgress(done, 200, min(done // 100 + 1, 2), 2, error, held_back)


def full_log(clock: HandClock | None = None) -> TrainingLog:
    log = TrainingLog(clock or HandClock())
    log.take(StageProgress(Stage.LISTENING, 3, 4), 0)
    for done, error in ((40, 9.0), (80, 8.0)):
        log.take(progress(done, error), 0)
    log.take(progress(100, 8.4, 8.1), 1)
    log.take(Watched(1, 30.0, 20.0), 1)
    log.take(progress(140, np.nan, 8.1), 1)
    log.take(progress(200, 7.2, 7.4), 2)
    return log


def test_the_mean_of_an_epoch_is_no_point_among_those_of_its_parts() -> None:
    log = full_log()
    assert log.learned.epochs.tolist() == [0.4, 0.8, 1.4]
    assert log.learned.errors[:2].tolist() == [9.0, 8.0]
    assert np.isnan(log.learned.errors[2])
    assert log.held_back.epochs.tolist() == [1.0, 2.0]
    assert log.held_back.errors.tolist() == [8.1, 7.4]


def test_of_short_epochs_the_mean_is_the_only_point() -> None:
    log = TrainingLog(HandClock())
    log.take(progress(100, 8.4, 8.1), 1)
    log.take(progress(200, 7.2, 7.4), 2)
    assert log.learned.epochs.tolist() == [1.0, 2.0]


def test_pace_and_time_left_are_those_of_the_clock() -> None:
    clock = HandClock()
    log = TrainingLog(clock)
    log.take(progress(0, 9.0), 0)
    assert log.progress.seconds_left is None
    clock.now = 4
    log.take(progress(40, 9.0), 0)
    assert log.progress.samples_per_second == pytest.approx(10)
    assert log.progress.seconds_left == pytest.approx(16)
    assert log.progress.share == pytest.approx(0.2)


def test_what_is_done_between_is_no_training_but_takes_its_time() -> None:
    clock = HandClock()
    log = TrainingLog(clock)
    log.take(progress(0, 9.0), 0)
    for done in (20, 40, 60):
        clock.now += 1
        log.take(progress(done, 9.0), 0)
        clock.now += 3
        log.take(StageProgress(Stage.WATCHING, 1, 1), 0)
        log.take(Watched(1, 30.0, 20.0), 0)
    assert log.progress.samples_per_second == pytest.approx(20)
    assert log.progress.seconds_left == pytest.approx(140 / (60 / 9))


def test_a_rest_says_nothing_of_the_pace() -> None:
    clock = HandClock()
    log = TrainingLog(clock)
    for seconds, done in ((0, 0), (4, 40)):
        clock.now = seconds
        log.take(progress(done, 9.0), 0)
    log.rest()
    clock.now = 1000
    log.take(progress(41, 9.0), 0)
    clock.now = 1004
    log.take(progress(80, 9.0), 0)
    assert log.progress.samples_per_second == pytest.approx(10)


def test_what_is_done_besides_is_called_by_its_name() -> None:
    log = TrainingLog(HandClock())
    log.take(StageProgress(Stage.TESTING, 1, 4), 2)
    assert (log.progress.doing, log.progress.share) == ("testing the new model", 0.25)


def test_it_survives_json_and_goes_on() -> None:
    log = full_log()
    again = log_from(json.loads(json.dumps(log.to_json())), 2)
    assert again.learned.epochs.tolist() == log.learned.epochs.tolist()
    np.testing.assert_array_equal(again.learned.errors, log.learned.errors)
    assert again.held_back.errors.tolist() == log.held_back.errors.tolist()
    assert again.tried == log.tried
    again.take(KeyboardProgress(250, 300, 3, 3, 7.0, 7.4), 2)
    assert again.learned.epochs.tolist()[-1] == 2.5


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("learned", None), ("learned", [[1], [2], [3]]), ("learned", [["x"], [2]]),
        ("held_back", [[1e9], [2]]), ("held_back", [[1], [-2]]), ("tried", [[1, 2]]),
        ("tried", [[1, 2, 101]]), ("tried", 3), ("learned", [list(range(9_999)), []]),
    ],
)  # fmt: skip
def test_a_damaged_log_is_refused(name: str, value: Any) -> None:
    with pytest.raises(UntrustedError):
        log_from({**full_log().to_json(), name: value}, 2)


def test_what_is_no_log_is_refused() -> None:
    with pytest.raises(UntrustedError):
        log_from([], 0)
