"""The first seven pages, done as a learner does them; nothing else completes them."""

from __future__ import annotations

import math

import pytest

from app.lessons.walk.page import WalkPage
from app.lessons.walk.tips import BACK, ERROR, NET, SLOPE, UPDATE, WATCH, WORD
from app.microscope.network_presets import ARTICLE, SMALL_ERROR
from app.microscope.time_machine.moments import Grain
from tests.lessons.walk.learner import Learner

GUESSED = pytest.mark.parametrize(
    "page", [NET, ERROR, SLOPE, BACK, UPDATE], ids=lambda page: page.name
)


def sig(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def test_a_word_is_written_then_one_with_a_large_sum() -> None:
    learner = Learner(WORD)
    assert not learner.look(written=2, words=())  # "Ho": not finished yet
    assert learner.look(written=4, words=(("How", 46),))
    assert not learner.look(written=8, words=(("How", 46), ("are", 24)))
    assert not learner.look(written=9, words=(("How", 46), ("are", 24)))
    assert learner.look(written=18, words=(("How", 46), ("are", 24), ("tomorrow", 137)))
    assert learner.walk.is_page_done
    assert learner.walk.done == {"word"}


def test_while_other_codes_stand_in_the_place_of_the_sums_nothing_is_done() -> None:
    learner = Learner(WORD)
    assert not learner.look(written=4, words=(("How", 46),), is_coded=True)
    assert learner.prompt.widget == "type.encoding"
    assert learner.look(is_coded=False)
    assert learner.prompt.widget == "type.page"


def test_words_that_are_there_already_complete_nothing() -> None:
    learner = Learner(WORD)
    learner.look(written=9, words=(("tomorrow", 137),))
    learner.walk.open(WORD)
    learner.walk.begin(learner.seen)
    assert not learner.look(written=9, words=(("tomorrow", 137),))
    assert not learner.look(written=9, words=())  # the caret went elsewhere
    assert not learner.look(written=8, words=(("tomorro", 114),))  # taken away, not written
    assert learner.look(written=12, words=(("tomorrow", 137), ("we", 28)))


def test_a_net_and_a_sig_are_given_by_hand() -> None:
    learner = Learner(NET)
    assert learner.prompt.widget == "network.predict"
    assert learner.predict()
    assert learner.prompt.widget == "network.step"
    learner.step()
    assert learner.seen.asked == "net(h1)"
    assert learner.prompt.widget == "network.guess"
    net = 0.46 * 0.15 + 0.24 * 0.25 + 0.35
    assert learner.guess(f"{net:.3f}")
    learner.step()
    assert learner.seen.asked == "sig(h1)"
    assert learner.guess(f"{sig(net):.2f}".replace(".", ","))
    assert learner.walk.is_page_done


def test_the_error_of_an_output_and_of_both() -> None:
    learner = Learner(ERROR)
    outputs = learner.session.snapshot().trace.values
    assert learner.prompt.widget == "network.guess"
    assert learner.seen.asked == "E(o1)"
    first = (0.61 - outputs["sig(o1)"]) ** 2 / 2
    second = (0.65 - outputs["sig(o2)"]) ** 2 / 2
    assert learner.guess(f"{first:.3g}")
    assert not learner.guess(f"{second:.3g}")
    assert learner.seen.asked == "E_total"
    assert learner.guess(f"{first + second:.3g}")
    assert learner.walk.is_page_done


def test_a_weight_is_chosen_a_delta_and_a_slope_are_given() -> None:
    learner = Learner(SLOPE)
    assert learner.seen.explained == "w6"
    assert not learner.look(explained="w7")
    assert learner.look(explained="w5")
    values = learner.session.snapshot().trace.values
    output = values["sig(o1)"]
    for number in (output - 0.61, output * (1 - output)):
        assert not learner.guess(f"{number:.5g}")
    assert learner.seen.asked == "delta(o1)"
    delta = (output - 0.61) * output * (1 - output)
    assert learner.guess(f"{delta:.4g}")
    learner.step()
    assert learner.seen.asked == "dnet(o1)/dw5"
    assert not learner.guess(f"{values['sig(h1)']:.4f}")
    assert learner.seen.asked == "dE/dw5"
    assert learner.guess(f"{delta * values['sig(h1)']:.3g}")
    assert learner.walk.is_page_done


def test_a_hidden_neuron_gets_its_share_over_both_edges_and_then_a_weight_its_slope() -> None:
    learner = Learner(BACK)
    values = learner.session.snapshot().trace.values
    share = values["delta(o1)"] * 0.40 + values["delta(o2)"] * 0.45
    slope = values["sig(h1)"] * (1 - values["sig(h1)"])
    assert learner.seen.asked == "dE/dsig(h1)"
    assert not learner.guess(f"{share:.4g}")
    assert not learner.guess(f"{slope:.4g}")
    assert learner.seen.asked == "delta(h1)"
    assert learner.guess(f"{share * slope:.4g}")
    learner.step()
    assert learner.seen.asked == "dnet(h1)/dw1"
    assert not learner.guess("0.46")
    assert learner.guess(f"{share * slope * 0.46:.4g}")
    assert learner.walk.is_page_done


def test_a_new_weight_is_given_and_the_update_is_made() -> None:
    learner = Learner(UPDATE)
    before = learner.session.snapshot()
    assert learner.seen.asked == "w1'"
    slope = before.trace.values["dE/dw1"]
    assert learner.guess(f"{0.15 - 0.5 * slope:.5f}")
    assert not learner.walk.is_page_done
    while not learner.walk.is_page_done:
        assert learner.prompt.widget == "network.step"
        learner.step()
    assert learner.session.update == 1
    learner.session.choose_grain(Grain.SAMPLE)
    learner.session.scrub(1)
    now, then = learner.session.snapshot().error, before.trace.values["E_total"]
    assert now is not None
    assert f"from {then:.4f} to {now:.4f}" in UPDATE.after


@GUESSED
def test_only_a_right_number_counts(page: WalkPage) -> None:
    """Whoever steps, reveals and guesses wrongly all the way never gets on."""
    learner = Learner(page)
    if page is NET:
        learner.predict()
    if page is SLOPE:
        learner.look(explained="w5")
    before = learner.walk.steps_done
    for _ in range(12):
        learner.step()
        while learner.seen.asked:
            learner.guess("77.7")
    assert learner.walk.steps_done == before


@GUESSED
def test_what_is_told_leads_to_the_number_wherever_one_has_gone(page: WalkPage) -> None:
    learner = Learner(page)
    if page is SLOPE:
        learner.look(explained="w5")
    for _ in range(9):  # past the wanted numbers, or near them
        learner.session.step()
    learner.prediction.switch(False)
    learner.session.choose_grain(Grain.SAMPLE)
    learner.look()
    deeds = {
        "network.step": learner.step,
        "network.back": learner.back,
        "network.predict": learner.predict,
        "network.grain": lambda: choose_layers(learner),
    }
    for _ in range(60):
        if learner.walk.is_page_done:
            break
        widget = learner.prompt.widget
        if widget == "network.guess":
            learner.guess(learner.right(6))
        else:
            deeds[widget]()
    assert learner.walk.is_page_done


def choose_layers(learner: Learner) -> bool:
    learner.session.choose_grain(Grain.LAYER)
    return learner.look()


def test_it_trains_until_the_error_is_small_and_one_goes_back() -> None:
    learner = Learner(WATCH)
    assert not learner.look()
    assert learner.play(20)
    assert learner.walk.steps_done == 1
    assert learner.prompt.widget == "network.play"  # it stopped too early
    while learner.walk.steps_done == 1:
        learner.play(1_000)
    error = learner.session.snapshot().error
    assert error is not None
    assert error < SMALL_ERROR
    learner.session.scrub(5)
    assert not learner.look()
    learner.session.scrub(0)
    assert learner.look()
    assert learner.walk.is_page_done


def test_nothing_is_done_by_looking() -> None:
    for page in (WORD, NET, ERROR, SLOPE, UPDATE, WATCH):
        learner = Learner(page)
        for _ in range(50):
            assert not learner.look()
        assert learner.walk.steps_done == 0
    assert ARTICLE.file.samples[0].inputs == (0.46, 0.24)  # as the pages say
