from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest

from app.microscope.network_presets import EXCLUSIVE_OR
from app.microscope.previews.preview import RATE
from app.microscope.tables.edits import NetworkEdits
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.training_thread import TrainingThread
from nncore.kernels.online import train_online_numpy
from nncore.network_file import NetworkFile


def edited(edit: Callable[[NetworkEdits], None]) -> tuple[NetworkFile, str]:
    """The network after an edit, and what it is called."""
    session, is_done = TrainingSession(EXCLUSIVE_OR, lambda: train_online_numpy), Event()
    thread = TrainingThread(session, lambda snapshot: None)
    edit(NetworkEdits(thread))
    thread.change(lambda session: is_done.set())
    thread.start()
    assert is_done.wait(60)
    thread.shut_down()
    return session.file_now(), session.notice


@pytest.mark.parametrize(
    ("edit", "read", "value", "name"),
    [
        (lambda e: e.set_value("w2", 0.5), lambda f: f.weights["w2"], 0.5, "w2 = 0.5"),
        (lambda e: e.set_value(RATE, 0.25), lambda f: f.rate, 0.25, "η = 0.25"),
        (lambda e: e.set_bias_value("b1", 2.0), lambda f: f.biases["b1"], 2.0, "b1 = 2"),
        (lambda e: e.set_rate_of("w1", 0.1), lambda f: f.rates["w1"], 0.1, "η of w1 = 0.1"),
        (lambda e: e.set_importance("o1", 3.0), lambda f: f.importance["o1"], 3.0,
         "importance of o1 = 3"),
        (lambda e: e.set_samples(EXCLUSIVE_OR.file.samples[:2]), lambda f: len(f.samples), 2,
         "other samples"),
        (lambda e: e.divide_samples(10), lambda f: f.samples[3].inputs + f.samples[3].targets,
         (0.1, 0.1, 0.0), "samples ÷ 10"),
        (lambda e: e.set_sample_value(2, "i1", 7.0), lambda f: f.samples[1].inputs[0], 7.0,
         "i1 = 7"),
        (lambda e: e.set_sample_value(3, "o1", 0.4), lambda f: f.samples[2].targets[0], 0.4,
         "target o1 = 0.4"),
        (lambda e: e.start_at("w1", 0.5, "w2", 0.6),
         lambda f: (f.weights["w1"], f.weights["w2"]), (0.5, 0.6), "w1 = 0.5, w2 = 0.6"),
    ],
)  # fmt: skip
def test_an_edit_changes_the_network_under_its_name(
    edit: Callable[[NetworkEdits], None],
    read: Callable[[NetworkFile], object],
    value: object,
    name: str,
) -> None:
    file, notice = edited(edit)
    assert read(file) == value
    assert notice == name
