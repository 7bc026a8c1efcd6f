from __future__ import annotations

from dataclasses import replace

import pytest

from app.microscope.network_presets import BEYOND_REACH, EXCLUSIVE_OR, FOUR_LAYERS, NetworkPreset
from app.microscope.telling.told import told
from app.microscope.time_machine.moments import Grain
from app.microscope.time_machine.session import TrainingSession
from app.microscope.time_machine.snapshot import Activity
from nncore.kernels.online import train_online_numpy
from tests.microscope.examples import V1, V1_PRESET
from tests.microscope.snapshots import after


def session_of(preset: NetworkPreset) -> TrainingSession:
    return TrainingSession(preset, lambda: train_online_numpy)


def test_by_factor_there_is_one_sentence() -> None:
    assert told(after(1, Grain.FACTOR)).text.startswith("net(h1) = ")
    assert len(told(after(1, Grain.FACTOR)).sentences) == 1


def test_by_neuron_net_and_sig_have_a_line_each() -> None:
    lines = told(after(1, Grain.NEURON)).text.split("\n")
    assert [line.split(" = ")[0] for line in lines] == ["net(h1)", "sig(h1)"]


def test_before_the_first_step_the_sample_comes_in() -> None:
    session = session_of(V1_PRESET)
    session.choose_grain(Grain.FACTOR)
    assert told(session.snapshot()).text == "sample 1 comes in: i1 = 0.05, i2 = 0.1"


def test_by_layer_a_line_says_what_was_done_and_what_came_out() -> None:
    assert told(after(1, Grain.LAYER)).text == (
        "hidden layer: net and sig: sig(h1) = 0.593270, sig(h2) = 0.596884"
    )
    texts = [told(after(step, Grain.LAYER)).text for step in range(1, 9)]
    assert texts[1].startswith("output layer: net and sig: sig(o1) = 0.751365")
    assert texts[2].startswith("E(o1) = ½")  # three numbers are written out
    assert texts[3].startswith("output layer: δ: δ(o1) = 0.138499, δ(o2) = −0.038098")
    assert texts[4].startswith("output layer: slopes ∂E/∂w: ∂E/∂w5 = 0.082167")
    assert "w1′ = 0.149781" in texts[7]


def test_a_wide_layer_counts_what_is_left_out() -> None:
    session = session_of(FOUR_LAYERS)
    session.choose_grain(Grain.LAYER)
    session.step()
    assert "hidden layer 1: net and sig: sig(h1) = " in told(session.snapshot()).text
    while told(session.snapshot()).text.count("′") < 2:
        session.step()
    assert "… 22 more …" in told(session.snapshot()).text  # of 24 w and 6 v eight are named


def test_at_the_start_the_next_update_is_announced() -> None:
    assert told(after(0, Grain.SAMPLE)).text == (
        "sample 1: E = 0.298371; the next update moves each weight by −η · ∂E/∂w, "
        "most w7: 0.450000 → 0.408666"
    )


def test_after_an_update_it_says_what_moved_and_what_became_of_the_error() -> None:
    text = told(after(1, Grain.SAMPLE)).text
    assert text == (
        "update 1, sample 1: each weight moved by −η · ∂E/∂w, most w7: 0.450000 → 0.408666; "
        "E 0.298371 → 0.291028"
    )
    assert pytest.approx(0.408666, abs=5e-7) == V1["W_after"][1][0][1]
    assert pytest.approx(0.291028, abs=5e-7) == V1["E_after"]


def test_the_same_place_is_told_alike_however_one_came_there() -> None:
    session = session_of(EXCLUSIVE_OR)
    session.advance(7)
    straight = told(session.snapshot()).text
    session.advance(20)
    session.scrub(7)
    assert told(session.snapshot()).text == straight
    assert "update 7, sample 3: E = " in straight
    assert ". Next, sample 4: E = " in straight


def test_a_round_is_told_as_one() -> None:
    session = session_of(EXCLUSIVE_OR)
    session.choose_grain(Grain.EPOCH)
    session.step()
    before, after_it = session_of(EXCLUSIVE_OR).snapshot(), session.snapshot()
    text = told(after_it).text
    assert text.startswith("a round of 4 updates, to 4: each weight moved, most ")
    assert after_it.last is not None
    moves = {n: abs(after_it.weights[n] - w) for n, w in before.weights.items()}
    assert after_it.last.weight == max(moves, key=moves.__getitem__)
    assert text.endswith(f"E {before.error:.6f} → {after_it.error:.6f}")


def test_a_change_is_no_update() -> None:
    session = session_of(V1_PRESET)
    session.advance(3)
    session.set_rate(2.0)
    assert session.snapshot().last is None
    assert "the next update" in told(session.snapshot()).text


def test_while_training_only_what_is_quick_to_find_is_told() -> None:
    session = session_of(V1_PRESET)
    session.advance(3)
    session.activity = Activity.TRAINING
    snapshot = session.snapshot()
    assert snapshot.last is None
    assert told(snapshot).text.startswith("training: at update 3 sample 1 has E = 0.27")


def test_a_target_beyond_reach_is_told_at_rest() -> None:
    text = told(session_of(BEYOND_REACH).snapshot()).text
    assert "3 and 4 can't be reached" in text
    assert text.endswith("“All samples ÷ 10”, on the page Table, brings them into reach.")


def test_the_preview_of_a_fine_step_is_told_as_a_sample() -> None:
    dragged = replace(after(3, Grain.FACTOR), computed=None, lit=())
    assert told(dragged).text.startswith("sample 1: E = ")


@pytest.mark.parametrize("activity", [Activity.REACHED, Activity.STILL, Activity.DIVERGED])
def test_why_training_ended_is_told_before_what_it_did_last(activity: Activity) -> None:
    session = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    session.advance(3)
    ended = replace(session.snapshot(), activity=activity, notice="stopped at update 3: why")
    assert told(ended).text == "stopped at update 3: why"
    assert told(replace(ended, activity=Activity.STEPPED)).text.startswith("update 3, sample 1")
