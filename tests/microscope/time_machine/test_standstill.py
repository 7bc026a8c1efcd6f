from __future__ import annotations

from dataclasses import replace

from app.microscope.network_presets import ARTICLE, NetworkPreset
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from nncore.network_file import NetworkFile, Sample


def notice_after(file: NetworkFile, updates: int) -> str:
    session = TrainingSession(NetworkPreset("a try", file), lambda: train_online_numpy)
    session.advance(updates)
    return session.snapshot().notice


def test_training_that_gets_on_is_not_disturbed() -> None:
    assert notice_after(ARTICLE.file, 4_000) == ""


def test_saturated_neurons_are_named() -> None:
    weights = dict.fromkeys(ARTICLE.file.weights, 40.0)
    notice = notice_after(replace(ARTICLE.file, weights=weights), 4_000)
    assert "h1, h2, o1, o2 are saturated" in notice
    assert "new draw" in notice


def test_samples_that_contradict_each_other() -> None:
    samples = (Sample((0.5,), (0.2,)), Sample((0.5,), (0.8,)))
    file = NetworkFile((1, 1), {"w1": 0.0}, samples=samples, rate=0.1)
    notice = notice_after(file, 40_000)
    assert "E_total has stayed at" in notice
    assert "contradict each other" in notice


def test_a_run_without_a_rate_says_nothing_too_early() -> None:
    still = replace(ARTICLE.file, rate=0.0)
    assert notice_after(still, 500) == ""
    assert "nearly flat" in notice_after(still, 4_000)
