"""Each preset for a class does what its sentence says."""

from __future__ import annotations

import numpy as np
import pytest

from app.microscope.catalogue import CATALOGUE
from app.microscope.class_presets import AND, DIVERGING, NO_HIDDEN_NEURON, OR, SUMS, SYMMETRIC
from app.microscope.network_presets import ARTICLE, EXCLUSIVE_OR, NetworkPreset
from app.microscope.tables.changes import with_weight
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity
from nncore.kernels.online import train_online_numpy


def trained(preset: NetworkPreset, updates: int) -> TrainingSession:
    session = TrainingSession(preset, lambda: train_online_numpy)
    session.advance(updates)
    return session


def answers(session: TrainingSession, inputs: object) -> list[float]:
    """What the network says to each row of inputs."""
    network = session.file_now().build()
    return [float(network.forward(np.array([row]))[0, 0]) for row in np.array(inputs)]


def right_sides(session: TrainingSession) -> list[bool]:
    """Whether each answer is on its target's side of ½."""
    samples = session.file_now().samples
    given = answers(session, [sample.inputs for sample in samples])
    return [
        (answer > 0.5) is (sample.targets[0] > 0.5)
        for answer, sample in zip(given, samples, strict=True)
    ]


@pytest.mark.parametrize(("preset", "updates"), [(OR, 400), (AND, 400), (EXCLUSIVE_OR, 10_000)])
def test_a_truth_table_is_learned_in_so_many_updates(preset: NetworkPreset, updates: int) -> None:
    assert not all(right_sides(trained(preset, 0)))
    session = trained(preset, updates)
    assert all(right_sides(session))
    wanted = [sample.targets[0] for sample in preset.file.samples]
    given = answers(session, [sample.inputs for sample in preset.file.samples])
    assert given == pytest.approx(wanted, abs=0.15)


def test_or_and_and_end_as_their_sentences_say() -> None:
    weights = trained(OR, 400).snapshot().weights
    assert min(weights["w1"], weights["w2"]) > -weights["v11"] > 0
    weights = trained(AND, 400).snapshot().weights
    assert max(weights["w1"], weights["w2"]) < -weights["v11"] < weights["w1"] + weights["w2"]


def test_exclusive_or_waits_near_one_half() -> None:
    session = trained(EXCLUSIVE_OR, 1_000)
    given = answers(session, [sample.inputs for sample in EXCLUSIVE_OR.file.samples])
    assert given == pytest.approx([0.5] * 4, abs=0.1)
    errors = trained(EXCLUSIVE_OR, 10_000).snapshot().run.curve.errors
    assert errors[-1] < errors[0] / 50


def test_without_hidden_neurons_exclusive_or_is_never_learned() -> None:
    for updates in (2_000, 20_000):
        session = trained(NO_HIDDEN_NEURON, updates)
        assert not all(right_sides(session))
        assert session.snapshot().run.curve.errors[-1] > 0.1


def test_sums_hold_for_inputs_that_were_never_seen() -> None:
    session = trained(SUMS, 5_000)
    weights = session.snapshot().weights
    assert weights["w1"] == pytest.approx(weights["w2"], rel=0.01)
    given = answers(session, [(0.25, 0.35), (0.15, 0.15), (0.35, 0.05)])
    assert given == pytest.approx([0.6, 0.3, 0.4], abs=0.02)


def test_the_diverging_one_diverges_at_the_second_update() -> None:
    session = trained(DIVERGING, 1)
    weights = session.snapshot().weights
    assert (weights["w1"], weights["w2"]) == (np.inf, -np.inf)
    session.advance(1)
    assert session.activity is Activity.DIVERGED
    assert session.update == 1


def test_equal_neurons_stay_equal_and_part_when_one_is_nudged() -> None:
    session = trained(SYMMETRIC, 0)
    for _ in range(5):
        session.advance(800)
        weights, values = session.snapshot().weights, session.snapshot().trace.values
        assert values["sig(h1)"] == values["sig(h2)"]
        pairs = (("w1", "w2"), ("w3", "w4"), ("w5", "w6"), ("v11", "v12"))
        assert [weights[a] for a, _ in pairs] == [weights[b] for _, b in pairs]
    assert session.snapshot().run.curve.errors[-1] > 0.05
    nudged = trained(SYMMETRIC, 0)
    nudged.edit(lambda file: with_weight(file, "w1", 0.4), "w1 = 0.4")
    nudged.advance(4_000)
    values = nudged.snapshot().trace.values
    assert abs(values["sig(h1)"] - values["sig(h2)"]) > 0.2


def test_the_articles_outputs_come_down_to_their_targets() -> None:
    start, session = trained(ARTICLE, 0).snapshot(), trained(ARTICLE, 2_000)
    end = session.snapshot()
    for output, target in (("sig(o1)", 0.61), ("sig(o2)", 0.65)):
        assert start.trace.values[output] > target + 0.1
        assert end.trace.values[output] == pytest.approx(target, abs=0.01)


GROUPS = ("Worked examples", "For a class", "Where it goes wrong")


def test_those_that_are_listed_say_what_to_watch() -> None:
    entries = [entry for entry in CATALOGUE if entry.group in GROUPS]
    assert len(entries) >= 12
    for entry in entries:
        assert entry.make is not None
        assert entry.make().watch == entry.watch
        assert entry.watch.startswith("Watch ")
        assert entry.watch.endswith(".")
