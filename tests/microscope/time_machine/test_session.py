from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.microscope.network_presets import (
    ARTICLE,
    EXCLUSIVE_OR,
    FOUR_LAYERS,
    NetworkPreset,
)
from app.microscope.time_machine.moments import Grain, Stage
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity
from nncore.kernels.online import online_training, train_online_numpy
from nncore.layers import Bias
from tests.microscope.examples import (
    DIVERGING_PRESET,
    ERROR_AFTER_10000_UPDATES,
    ERROR_AFTER_ONE_UPDATE,
    V1,
    V1_PRESET,
)
from tests.sweep import swept


def session_of(preset: NetworkPreset) -> TrainingSession:
    return TrainingSession(preset, lambda: train_online_numpy)


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
    curve = session.snapshot().run.curve
    assert curve.updates.tolist() == [0, 1, 2]
    assert curve.errors[:2] == pytest.approx([V1["E"], ERROR_AFTER_ONE_UPDATE])


def test_same_start_is_the_same_to_the_last_bit() -> None:
    for preset in (ARTICLE, EXCLUSIVE_OR, FOUR_LAYERS):
        session = session_of(preset)
        before = session.snapshot()
        session.advance(50)
        assert session.snapshot().weights != before.weights
        session.same_start()
        after = session.snapshot()
        assert after.weights == before.weights
        assert (after.update, after.head) == (0, 50)
        assert after.notice == "back at the same start weights"


def test_same_start_with_another_rate_is_a_run_of_its_own() -> None:
    session = session_of(ARTICLE)
    start = session.snapshot().weights
    session.advance(10)
    session.set_rate(2.0)
    session.advance(10)
    session.same_start()
    after = session.snapshot()
    assert (after.update, after.head, after.file.rate) == (0, 0, 2.0)
    assert after.weights == start
    assert len(after.runs) == 3


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


def test_another_bias_mode_keeps_the_weights_of_now() -> None:
    session = session_of(ARTICLE)
    session.advance(10)
    now = session.snapshot().weights
    session.set_bias(Bias.TRAINED)
    assert session.snapshot().weights == now
    session.advance(10)
    assert session.snapshot().weights["v11"] != now["v11"]
    session.set_bias(Bias.NONE)
    without = session.snapshot()
    assert not without.biases
    assert all(name.startswith("w") for name in without.weights)


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
    assert session.snapshot().update == 0


def everything(session: TrainingSession) -> dict[str, float]:
    trace = session.snapshot().trace
    return dict(trace.values) | dict(trace.weights)


@pytest.mark.parametrize("preset", swept([V1_PRESET, EXCLUSIVE_OR], [EXCLUSIVE_OR]))
def test_back_from_step_10000_all_numbers_are_those_of_the_first_pass(
    preset: NetworkPreset,
) -> None:
    session = session_of(preset)
    seen = {}
    for update in range(10_001):
        if update % 97 == 0 or update > 9_990:
            seen[update] = everything(session)
        session.step()
    for update in sorted(seen, reverse=True):
        session.scrub(update)
        assert everything(session) == seen[update]
    assert session.head == 10_001


def test_the_numbers_come_back_exactly_though_the_loop_became_a_compiled_one() -> None:
    loops = [train_online_numpy, online_training()]
    session = TrainingSession(V1_PRESET, lambda: loops[0])
    looked_at = (0, 1, 2_999, 3_000, 3_001, 3_002, 4_097, 5_999)
    seen = {}
    for update in range(6_000):
        if update == 3_001:
            del loops[0]
        if update in looked_at:
            seen[update] = everything(session)
        session.step()
    for update in looked_at:
        session.scrub(update)
        assert everything(session) == seen[update]


def test_every_grain_steps_back_over_what_it_stepped_on() -> None:
    for grain in Grain:
        session = session_of(EXCLUSIVE_OR)
        session.choose_grain(grain)
        passed = []
        for _ in range(60):
            snapshot = session.snapshot()
            passed.append((snapshot.position, snapshot.computed, snapshot.trace))
            session.step()
        for position, computed, trace in reversed(passed):
            session.back()
            snapshot = session.snapshot()
            assert snapshot.position == position
            assert snapshot.computed == computed
            assert snapshot.trace == trace
        session.back()
        assert session.update == 0


def test_nothing_is_known_before_it_is_computed() -> None:
    session = session_of(V1_PRESET)
    session.choose_grain(Grain.FACTOR)
    snapshot = session.snapshot()
    assert snapshot.error is None
    assert snapshot.phase is None
    known: list[str] = []
    while snapshot.value("w8'") is None:
        for name in known:
            assert snapshot.value(name) is not None
        session.step()
        snapshot = session.snapshot()
        (lit,) = snapshot.lit
        assert lit.name not in known
        assert snapshot.value(lit.name) is not None
        known.append(lit.name)
    assert snapshot.stage is Stage.UPDATE
    assert snapshot.update == 0
    assert snapshot.weights["w5"] == V1["W"][1][0][0]


def test_a_change_in_the_past_forks_and_keeps_the_run() -> None:
    session = session_of(V1_PRESET)
    session.advance(200)
    end = everything(session)
    session.scrub(60)
    at_fork = everything(session)
    session.set_rate(1.2)
    assert session.snapshot().weights["w5"] == at_fork["w5"]
    session.advance(140)
    first, fork = session.snapshot().runs
    assert (first.head, first.start, fork.start, fork.head) == (200, 0, 60, 200)
    assert fork.title == "fork at 60: η = 1.2"
    assert fork.parent == first.number
    expected = session_of(V1_PRESET)
    expected.advance(60)
    file = replace(expected.file_now(), rate=1.2)
    straight = session_of(NetworkPreset("straight", file))
    straight.advance(140)
    assert everything(session) == everything(straight)
    session.show_run(first.number)
    assert everything(session) == end


def test_back_from_a_fork_leads_into_the_run_it_left() -> None:
    session = session_of(V1_PRESET)
    session.advance(5)
    before = everything(session)
    session.advance(5)
    session.set_rate(1.0)
    session.step()
    for _ in range(6):
        session.back()
    snapshot = session.snapshot()
    assert snapshot.update == 5
    assert snapshot.file.rate == 0.5
    assert everything(session) == before
    session.advance(6)
    assert session.snapshot().file.rate == 1.0


def test_a_change_before_the_first_update_needs_no_fork() -> None:
    session = session_of(V1_PRESET)
    session.edit(lambda file: replace(file, weights={**file.weights, "w5": 0.6}), "w5 = 0.6")
    snapshot = session.snapshot()
    assert len(snapshot.runs) == 1
    assert snapshot.weights["w5"] == 0.6


def w5_set(session: TrainingSession, value: float) -> None:
    session.edit(
        lambda file: replace(file, weights={**file.weights, "w5": value}), f"w5 = {value:g}"
    )


def test_a_fork_is_called_after_all_that_differs_from_its_parent() -> None:
    session = session_of(V1_PRESET)
    session.advance(60)
    w5_set(session, 0.5)
    assert session.snapshot().run.title == "fork at 60: w5 = 0.5"
    w5_set(session, 1.0)  # nothing was trained since, so it is the same fork
    assert session.snapshot().run.title == "fork at 60: w5 = 1"
    session.set_rate(1.2)
    assert [run.title for run in session.book.runs] == ["run 1", "fork at 60: η = 1.2, w5 = 1"]
    session.advance(10)
    session.scrub(60)
    session.set_bias(Bias.TRAINED)  # leaves the first run as well, not its sibling
    assert session.snapshot().run.title == "fork at 60: η = 1.2, bias trained, w5 = 1"
    session.advance(5)
    w5_set(session, 0.3)
    assert session.snapshot().run.title == "fork at 65: w5 = 0.3"


def test_runs_from_the_very_start_are_called_after_all_that_differs_too() -> None:
    session = session_of(V1_PRESET)
    session.advance(60)
    session.scrub(0)
    w5_set(session, 0.5)
    w5_set(session, 1.0)
    assert session.snapshot().run.title == "w5 = 1"
    session.advance(1)
    session.scrub(0)
    session.set_rate(2.0)
    assert session.snapshot().run.title == "η = 2, w5 = 1"
    session.advance(1)
    session.set_rate(3.0)
    session.advance(1)
    session.same_start()
    assert session.snapshot().run.title == "same start: η = 3"
    session.set_rate(4.0)
    assert session.snapshot().run.title == "same start: η = 4"
    session.new_draw()
    assert session.snapshot().run.title == "seed 1"
    w5_set(session, 0.0)
    assert session.snapshot().run.title == "seed 1: w5 = 0"


def test_a_title_of_its_own_stays() -> None:
    session = session_of(V1_PRESET)
    w5_set(session, 0.5)
    assert session.snapshot().run.title == "run 1"
    session.advance(60)
    session.set_rate(1.2)
    session.rename_run(session.book.shown, "fast")
    w5_set(session, 1.0)
    assert session.snapshot().run.title == "fast"
    session.advance(1)
    session.scrub(60)
    session.set_rate(0.7)
    assert session.snapshot().run.title == "fork at 60: η = 0.7, w5 = 1"


def test_a_fork_at_the_start_of_a_fork_leaves_the_run_before_both() -> None:
    session = session_of(V1_PRESET)
    session.advance(59)
    before = everything(session)
    session.advance(41)
    session.scrub(60)
    session.set_rate(1.2)
    session.advance(10)
    session.scrub(60)
    session.set_rate(2.0)
    first, sibling, fork = session.book.runs
    assert (sibling.parent, fork.parent) == (first.number, first.number)
    assert fork.start == sibling.start == 60
    session.advance(3)
    session.remove_run(sibling.number)
    session.scrub(59)
    assert everything(session) == before
    assert session.snapshot().file.rate == 0.5
    session.show_run(first.number)
    session.scrub(0)
    session.set_rate(3.0)
    assert session.book.run(session.book.shown).parent is None


def test_undo_and_redo_of_changes() -> None:
    session = session_of(V1_PRESET)
    session.edit(lambda file: replace(file, weights={**file.weights, "w5": 0.6}), "w5 = 0.6")
    session.advance(50)
    session.set_rate(0.1)
    session.hide_run(session.book.runs[0].number, True)
    while session.snapshot().can_undo:
        session.undo()
    snapshot = session.snapshot()
    assert snapshot.weights["w5"] == V1["W"][1][0][0]
    assert [run.is_hidden for run in snapshot.runs] == [False]
    while session.snapshot().can_redo:
        session.redo()
    snapshot = session.snapshot()
    assert snapshot.file.rate == 0.1
    assert [(run.is_hidden, run.head) for run in snapshot.runs] == [(True, 50), (False, 50)]


def test_a_removed_run_leaves_its_forks() -> None:
    session = session_of(V1_PRESET)
    session.advance(50)
    first = session.book.shown
    session.set_rate(0.1)
    session.advance(10)
    before = everything(session)
    session.remove_run(first)
    assert everything(session) == before
    session.scrub(0)
    assert session.update == 50
    session.remove_run(session.book.shown)
    assert len(session.book.runs) == 1
    assert "the last run stays" in session.notice
    session.undo()
    session.scrub(0)
    assert session.update == 0


def test_a_change_the_network_cannot_have_is_refused() -> None:
    session = session_of(V1_PRESET)
    before = everything(session)
    session.edit(lambda file: replace(file, rates={"w99": 1.0}), "rate of w99")
    assert "w99" in session.notice
    assert everything(session) == before


def test_the_history_of_a_weight_and_the_way_of_two() -> None:
    session = session_of(V1_PRESET)
    session.watch("w5")
    session.watch_pair("w5", "w6")
    weights = []
    for _ in range(20):
        weights.append([session.snapshot().weights[name] for name in ("w5", "w6")])
        session.step()
    session.set_rate(0.9)
    session.step()
    snapshot = session.snapshot()
    first = snapshot.runs[0].weight_curve
    assert first is not None
    assert first.updates[:20].tolist() == list(range(20))
    assert first.errors[:20].tolist() == [w5 for w5, _ in weights]
    assert snapshot.path is not None
    assert snapshot.path[:20].tolist() == weights
    assert snapshot.path[-1].tolist() == [snapshot.weights["w5"], snapshot.weights["w6"]]


def test_unchanged_curves_are_the_same_objects() -> None:
    session = session_of(V1_PRESET)
    session.watch("w5")
    session.advance(10)
    first, again = session.snapshot().run, session.snapshot().run
    assert first.curve is again.curve
    assert first.weight_curve is again.weight_curve
    session.step()
    assert session.snapshot().run.curve is not first.curve


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
