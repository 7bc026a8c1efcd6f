from __future__ import annotations

import numpy as np
import pytest

from app.gui.network.presets import (
    ARTICLE,
    EXCLUSIVE_OR,
    FOUR_LAYERS,
    PRESETS,
    NetworkPreset,
)
from app.gui.network.time_machine.session import TrainingSession
from app.gui.network.time_machine.snapshot import Activity
from nncore.kernels import train_online_numpy
from nncore.layers import Bias
from tests.gui.network.examples import (
    DIVERGING_PRESET,
    ERROR_AFTER_10000_UPDATES,
    ERROR_AFTER_ONE_UPDATE,
    V1,
    V1_PRESET,
)


def session_of(preset: NetworkPreset) -> TrainingSession:
    return TrainingSession(preset, train_online_numpy)


def test_the_first_snapshot_is_the_known_one() -> None:
    snapshot = session_of(V1_PRESET).snapshot()
    assert snapshot.error == pytest.approx(V1["E"], rel=1e-12)
    assert snapshot.trace.values["sig(o1)"] == pytest.approx(V1["out"][1][0], rel=1e-12)
    assert (snapshot.update, snapshot.sample, snapshot.samples) == (0, 1, 1)
    assert snapshot.activity is Activity.AT_START
    assert snapshot.weights["w5"] == V1["W"][1][0][0]
    assert snapshot.biases == {"b1": 1.0, "b2": 1.0, "b3": 1.0, "b4": 1.0}


def test_updates_reach_the_known_errors() -> None:
    session = session_of(V1_PRESET)
    announced = session.snapshot().trace.values
    session.advance(1)
    after = session.snapshot()
    assert after.error == pytest.approx(ERROR_AFTER_ONE_UPDATE, rel=1e-12)
    for name, value in after.weights.items():
        assert value == pytest.approx(announced[f"{name}'"], rel=1e-14)
    session.advance(9_999)
    assert session.snapshot().error == pytest.approx(ERROR_AFTER_10000_UPDATES, rel=1e-9)


def test_the_curve_holds_the_error_before_each_update() -> None:
    session = session_of(V1_PRESET)
    session.advance(3)
    curve = session.snapshot().curve
    assert curve.updates.tolist() == [0, 1, 2]
    assert curve.errors[:2] == pytest.approx([V1["E"], ERROR_AFTER_ONE_UPDATE])


def test_same_start_is_the_same_to_the_last_bit() -> None:
    for preset in PRESETS:
        session = session_of(preset)
        before = session.snapshot()
        session.advance(50)
        assert session.snapshot().weights != before.weights
        session.same_start()
        after = session.snapshot()
        assert after.weights == before.weights
        assert (after.update, len(after.curve.errors)) == (0, 0)
        assert after.notice == "back at the same start weights"


def test_a_new_draw_has_the_next_seed_and_is_a_start_of_its_own() -> None:
    session = session_of(ARTICLE)
    session.new_draw()
    drawn = session.snapshot()
    assert drawn.file.seed == 1
    assert drawn.weights != ARTICLE.file.weights
    assert all(0 <= weight < 1 for weight in drawn.weights.values())
    session.advance(10)
    session.same_start()
    assert session.snapshot().weights == drawn.weights
    session.new_draw()
    assert session.snapshot().file.seed == 2
    assert session.snapshot().weights != drawn.weights


def test_another_bias_mode_begins_again_from_the_same_weights() -> None:
    session = session_of(ARTICLE)
    start = session.snapshot().weights
    session.advance(10)
    session.set_bias(Bias.TRAINED)
    assert session.snapshot().weights == start
    session.advance(10)
    assert session.snapshot().weights["v11"] != start["v11"]
    session.set_bias(Bias.NONE)
    without = session.snapshot()
    assert not without.biases
    assert without.weights == {n: w for n, w in start.items() if n.startswith("w")}
    session.set_bias(Bias.FIXED)
    session.advance(10)
    assert session.snapshot().weights["v11"] == start["v11"]


def test_the_same_bias_mode_changes_nothing() -> None:
    session = session_of(ARTICLE)
    session.advance(10)
    session.set_bias(Bias.FIXED)
    assert session.update == 10


def test_a_new_rate_counts_from_the_next_update() -> None:
    session = session_of(V1_PRESET)
    session.advance(1)
    session.set_rate(0.25)
    before = session.snapshot()
    assert before.update == 1
    gradient = before.trace.values["dE/dw5"]
    session.advance(1)
    expected = before.weights["w5"] - 0.25 * gradient
    assert session.snapshot().weights["w5"] == pytest.approx(expected, rel=1e-14)


def test_samples_take_turns() -> None:
    session = session_of(EXCLUSIVE_OR)
    seen = []
    for _ in range(5):
        snapshot = session.snapshot()
        seen.append((snapshot.sample, snapshot.trace.inputs))
        session.advance(1)
    inputs = [sample.inputs for sample in EXCLUSIVE_OR.file.samples]
    assert seen == [(n % 4 + 1, inputs[n % 4]) for n in range(5)]


def test_divergence_is_explained_and_training_ends() -> None:
    session = session_of(DIVERGING_PRESET)
    session.advance(50)
    snapshot = session.snapshot()
    assert session.has_diverged
    assert snapshot.activity is Activity.DIVERGED
    assert snapshot.notice.startswith("training diverged at update ")
    assert "\n" not in snapshot.notice
    session.same_start()
    assert not session.has_diverged


def test_opening_another_network() -> None:
    session = session_of(ARTICLE)
    session.advance(3)
    session.open(FOUR_LAYERS)
    snapshot = session.snapshot()
    assert snapshot.preset is FOUR_LAYERS
    assert snapshot.update == 0
    assert len(snapshot.weights) == 84 + 16


def test_the_article_is_what_the_article_says() -> None:
    file = ARTICLE.file
    assert [file.weights[f"w{n}"] for n in range(1, 9)] == [
        0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55,
    ]  # fmt: skip
    inputs, targets = file.sample_arrays()
    assert np.round(inputs * 100).tolist() == [[46, 24]]
    assert np.round(targets * 100).tolist() == [[61, 65]]
