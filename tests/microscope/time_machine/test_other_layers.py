"""Runs of other layers than those they came from."""

from __future__ import annotations

import json
from functools import partial

import numpy as np
import pytest

from app.microscope.building import with_hidden_layer, with_neuron, without_neuron
from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR, NetworkPreset
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from nncore.network_file_reading import parse_network_file

more_hidden = partial(with_neuron, layer=1)


def session_of(preset: NetworkPreset) -> TrainingSession:
    session = TrainingSession(preset, lambda: train_online_numpy)
    session.watch("w5")
    return session


def titles(session: TrainingSession) -> list[str]:
    return [run.title for run in session.snapshot().runs]


def test_before_any_training_the_run_itself_gets_the_neuron() -> None:
    session = session_of(ARTICLE)
    session.edit(more_hidden, "3 hidden neurons")
    snapshot = session.snapshot()
    assert snapshot.file.layers == (2, 3, 2)
    assert titles(session) == ["run 1"]
    assert snapshot.notice == "3 hidden neurons"
    assert snapshot.file.seed == 1
    session.undo()
    assert session.snapshot().file == ARTICLE.file
    session.redo()
    assert session.snapshot().file == snapshot.file


def test_after_training_it_is_a_beginning_of_its_own_named_after_what_was_left() -> None:
    session = session_of(ARTICLE)
    session.advance(60)
    trained = session.snapshot().weights
    session.edit(more_hidden, "3 hidden neurons")
    snapshot = session.snapshot()
    assert titles(session) == ["run 1", "from run 1 at 60: 3 hidden neurons"]
    assert (snapshot.update, snapshot.run.start, snapshot.run.parent) == (0, 0, None)
    assert "the run before is kept" in snapshot.notice
    assert [snapshot.weights[name] for name in ("w1", "w2", "w4", "w5")] == [
        trained[name] for name in ("w1", "w2", "w3", "w4")
    ]
    session.edit(partial(with_neuron, layer=0), "3 inputs")  # still untrained: the same run
    assert titles(session)[1] == "from run 1 at 60: 3 inputs, 3 hidden neurons"
    session.edit(partial(without_neuron, layer=0), "2 inputs")
    assert titles(session)[1] == "from run 1 at 60: 3 hidden neurons"
    for _ in range(3):
        session.undo()
    assert titles(session) == ["run 1"]
    assert session.snapshot().head == 60


def test_what_was_left_is_named_by_what_tells_it_from_others() -> None:
    session = session_of(ARTICLE)
    for _ in range(3):
        session.advance(60)
        session.edit(more_hidden, "one more")
    assert titles(session)[2:] == [
        "from 3 hidden neurons at 60: 4 hidden neurons",
        "from 4 hidden neurons at 60: 5 hidden neurons",
    ]
    session.rename_run(session.book.shown, "x" * 80)
    session.advance(5)
    session.edit(more_hidden, "one more")
    assert titles(session)[-1] == f"from {'x' * 39}… at 5: 6 hidden neurons"


def test_a_fork_that_was_not_trained_yet_becomes_one_too() -> None:
    session = session_of(ARTICLE)
    session.advance(60)
    session.set_rate(2.0)
    session.edit(more_hidden, "3 hidden neurons")
    assert titles(session) == ["run 1", "from run 1 at 60: 3 hidden neurons, η = 2"]
    assert session.snapshot().run.parent is None


def test_training_going_back_and_the_same_start_keep_to_the_layers() -> None:
    session = session_of(EXCLUSIVE_OR)
    session.advance(61)
    session.edit(partial(with_hidden_layer, before=2), "hidden layers 3-3")
    start = session.snapshot().weights
    session.advance(100)
    session.set_rate(1.5)
    session.advance(20)
    session.watch_pair("w1", "w2")
    assert session.snapshot().path is not None
    session.scrub(40)
    assert session.snapshot().file.layers == (2, 3, 3, 1)
    session.same_start()
    again = session.snapshot()
    assert (again.update, again.weights) == (0, start)
    session.show_run(session.book.runs[0].number)
    assert session.snapshot().file.layers == (2, 3, 1)


def test_a_name_is_only_compared_where_it_means_the_same_weight() -> None:
    session = session_of(ARTICLE)
    session.advance(10)
    session.edit(more_hidden, "3 hidden neurons")
    session.advance(10)
    before, after = session.snapshot().runs
    assert before.weight_curve is None
    assert after.weight_curve is not None


@pytest.mark.parametrize("grain", list(Grain))
def test_every_grain_goes_on_from_there(grain: Grain) -> None:
    session = session_of(ARTICLE)
    session.choose_grain(grain)
    session.advance(3)
    for _ in range(4):
        session.step()
    session.edit(more_hidden, "3 hidden neurons")
    assert session.position.past == (0 if grain.is_fine else None)
    for _ in range(5):
        session.step()
        assert session.snapshot().file.layers == (2, 3, 2)
    session.back()


def test_what_cannot_be_built_is_refused_in_one_line() -> None:
    session = session_of(ARTICLE)
    for _ in range(3):
        session.edit(partial(without_neuron, layer=2), "fewer outputs")
    assert session.snapshot().file.layers == (2, 2, 1)
    assert session.notice == "this is the last output, and one is needed"


def test_saved_and_reopened_they_are_the_same() -> None:
    session = session_of(ARTICLE)
    session.advance(60)
    session.edit(more_hidden, "3 hidden neurons")
    session.advance(30)
    text = json.dumps(session.saved_file().to_json())
    again = session_of(EXCLUSIVE_OR)
    again.open(NetworkPreset("saved", parse_network_file(text)))
    while again.repeat(1000):
        pass
    for old, new in zip(session.snapshot().runs, again.snapshot().runs, strict=True):
        assert (new.title, new.start, new.head, new.parent) == (
            old.title,
            old.start,
            old.head,
            None,
        )
        assert np.array_equal(new.curve.errors, old.curve.errors)


def test_a_file_whose_fork_has_other_layers_than_its_parent_opens() -> None:
    text = """{"lettersum": "network", "version": 1, "layers": [2, 2, 2], "seed": 1,
        "samples": [{"inputs": [0.1, 0.2], "targets": [0.3, 0.4]}],
        "runs": [{"title": "a", "updates": 20},
                 {"title": "b", "parent": 0, "start": 5, "updates": 5, "layers": [2, 3, 2]}]}"""
    session = session_of(ARTICLE)
    session.open(NetworkPreset("odd", parse_network_file(text)))
    while session.repeat(1000):
        pass
    session.watch_pair("w1", "w2")
    assert session.snapshot().file.layers == (2, 3, 2)
    session.scrub(0)
    assert (session.update, session.snapshot().file.layers) == (5, (2, 3, 2))
    session.same_start()
    assert session.snapshot().file.layers == (2, 3, 2)
