"""The six pages beyond the tips, done as a learner does them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.lessons.walk.beyond import BEYOND, BIASES, RATE, SCALE
from app.lessons.walk.preparing import prepare
from app.lessons.walk.questions import CHEAP, MEANING, NUDGE, TODAY
from app.lessons.walk.seen import Nudge
from app.microscope.claims.article_claims import BIAS_MODES, LEARNING_RATE
from app.microscope.claims.trying import trial
from app.microscope.counting.costs import Way
from app.microscope.network_presets import FOUR_LAYERS
from app.microscope.previews.preview import Previewer, SlopeRequest
from app.microscope.tables.changes import with_samples
from app.microscope.tables.reach import divided
from app.microscope.time_machine.snapshot import Activity
from app.words.alphabet import word_to_sum
from nncore.kernels.online import train_online_numpy
from nncore.layers import Bias
from tests.lessons.walk.learner import Learner


def test_nothing_is_done_by_looking() -> None:
    for page in BEYOND:
        learner = Learner(page)
        for _ in range(50):
            assert not learner.look()
        assert learner.walk.steps_done == 0


def test_outputs_get_stuck_and_scaling_frees_them() -> None:
    learner = Learner(SCALE)
    learner.play(1_000)
    assert learner.walk.steps_done == 1
    assert learner.prompt.widget == "network.divide"
    learner.play(10_000)
    assert learner.walk.steps_done == 1
    learner.session.edit(lambda file: with_samples(file, divided(file.samples, 10)), "÷ 10")
    assert learner.look()
    assert learner.prompt.widget == "network.play"
    assert learner.play(10_000)
    assert learner.walk.is_page_done


def test_a_claim_is_tried_and_the_biases_are_trained() -> None:
    learner, told = Learner(BIASES), list[str]()
    assert not learner.look(claims=(LEARNING_RATE.title,))
    trial(BIAS_MODES, 0.0, told.append)(learner.session)
    assert told
    assert learner.look(claims=(BIAS_MODES.title,))
    assert learner.prompt.widget == "network.bias"
    assert not learner.step()  # with fixed ones
    learner.session.set_bias(Bias.TRAINED)
    assert not learner.look()  # until an update moves them
    assert learner.prompt.widget == "network.step"
    before = learner.session.snapshot().weights["v21"]
    assert learner.step()
    assert learner.session.snapshot().weights["v21"] != before
    assert learner.walk.is_page_done


def test_the_curve_is_meant_once_there_is_one() -> None:
    learner = Learner(RATE)
    learner.session.activity = Activity.TRAINING
    learner.look()
    assert learner.prompt.widget == "network.picture"
    learner.session.advance(4)
    learner.look()
    assert learner.prompt.widget == "network.curves"


def test_a_high_rate_is_watched_and_lowered() -> None:
    learner = Learner(RATE)
    assert not learner.play(10)
    assert learner.play(200)
    errors = learner.session.snapshot().run.curve.errors
    rises = sum(after > before for before, after in pairwise(errors))
    assert rises > 20  # as the page says
    for rate in (150.0, 2.5):
        learner.session.set_rate(rate)
        assert not learner.look()
    learner.session.set_rate(2.0)
    assert learner.look()
    assert not learner.play(10)
    assert learner.play(100)
    assert learner.walk.is_page_done


def test_another_word_of_the_sum_a_string_that_is_none_and_a_wider_window() -> None:
    learner = Learner(MEANING)
    today = {"decoded": "today", "decoded_sum": TODAY, "is_word": True, "delta": 0}
    assert not learner.look(**today)
    learner.look(**{**today, "decoded": "you", "decoded_sum": 61})
    assert learner.prompt.widget == "decode.field"
    assert not learner.look(**{**today, "decoded": ""})  # the sum alone
    assert learner.prompt.widget == "decode.words"
    assert learner.look(**{**today, "decoded": "state"})
    assert not learner.look(**{**today, "decoded": "show"})
    assert learner.look(**{**today, "decoded": "wori", "is_word": False})
    assert not learner.look(delta=0)
    assert learner.look(delta=1)
    assert learner.walk.is_page_done


@pytest.mark.parametrize("text", ["today", "wori", "zzm", "state"])
def test_what_the_page_names_has_the_sum(text: str) -> None:
    assert word_to_sum(text) == TODAY


def test_all_three_ways_and_a_larger_network() -> None:
    learner = Learner(CHEAP)
    first, second, third = (way.value for way in Way)
    assert not learner.look(ways=(first, third))
    assert learner.look(ways=(first, third, second))
    assert not learner.look()
    learner.session.go_to_entry(FOUR_LAYERS.title, lambda: FOUR_LAYERS)
    assert learner.look()
    assert learner.walk.is_page_done


def nudge(learner: Learner, by: float) -> Nudge:
    """As the room measures it."""
    file = learner.session.file_now()
    value = file.weights["w5"] + by
    request = SlopeRequest(file, learner.session.update, "w5", value)
    made = Previewer(lambda: train_online_numpy).preview(request)
    return Nudge("w5", by, made.measured, made.predicted)


def test_a_small_nudge_agrees_with_the_slope_and_a_large_one_less() -> None:
    learner = Learner(NUDGE)
    small, large = nudge(learner, 0.02), nudge(learner, 0.8)
    assert not learner.look(nudges=(large,))
    assert learner.look(nudges=(large, small))
    assert not learner.look(nudges=(nudge(learner, 0.3),))
    assert learner.look(nudges=(large,))
    assert learner.walk.is_page_done
    apart = [abs(each.predicted / each.measured - 1) for each in (small, large)]
    assert apart[0] < 0.02
    assert apart[1] > 5 * apart[0]


def test_a_page_begins_where_it_did_whatever_was_done_to_its_network() -> None:
    """Also where the run of the start was changed before it was trained, and has gone."""
    learner = Learner(BIASES)
    learner.session.set_rate(3.0)
    learner.session.advance(50)
    for _ in range(2):
        prepare(learner.session, learner.page.setting)
        snapshot = learner.session.snapshot()
        assert (snapshot.update, snapshot.file.rate) == (0, 0.5)
        assert snapshot.weights["w1"] == 0.15
        learner.session.advance(7)
        learner.session.set_rate(4.0)
