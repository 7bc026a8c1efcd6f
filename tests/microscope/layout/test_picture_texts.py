from __future__ import annotations

import pytest

from app.microscope.layout.picture_texts import chip_text, delta_text, neuron_value, new_weight
from app.microscope.number_format import parse_number
from app.microscope.time_machine.moments import Grain
from tests.microscope.examples import V1
from tests.microscope.snapshots import after, at_rest, when, with_weights


def test_what_is_not_computed_yet_is_a_dash() -> None:
    snapshot = when("sig(h1)")
    assert parse_number(neuron_value(snapshot, "h1", 4)) == pytest.approx(
        V1["out"][0][0], abs=5.1e-5
    )
    assert [neuron_value(snapshot, unit, 4) for unit in ("h2", "o1")] == ["–", "–"]
    assert neuron_value(snapshot, "i1", 4) == "0.05"


def test_delta_is_written_on_the_way_back_alone() -> None:
    # δ(o1) = (sig − target) · sig · (1 − sig)
    output, target = V1["out"][1][0], 0.01
    expected = (output - target) * output * (1 - output)
    text = delta_text(when("delta(o1)"), "o1")
    assert text.startswith("δ ")
    assert parse_number(text[2:]) == pytest.approx(expected, rel=5e-3)
    assert delta_text(when("delta(o1)"), "h1") == ""
    assert delta_text(when("E_total"), "o1") == ""
    assert delta_text(at_rest(), "o1") == ""


def test_a_chip_shows_the_new_weight_once_it_is_computed() -> None:
    before, updated = when("w4'"), when("w5'")
    assert chip_text(before, "w5", 3) == "w5 +0.400"
    new = parse_number(chip_text(updated, "w5", 3).removeprefix("w5′ "))
    assert new == pytest.approx(V1["W_after"][1][0][0], abs=5.1e-4)
    assert chip_text(updated, "w6", 3) == "w6 +0.500"
    assert chip_text(updated, "w5", 2).startswith("w5′+")
    assert new_weight(at_rest(), "w5") is None


def test_a_weight_being_dragged_shows_its_value_of_the_moment() -> None:
    assert chip_text(when("w5'"), "w5", 3, 0.123) == "w5 +0.123"


def test_an_output_stays_as_short_as_its_neuron_is_wide() -> None:
    tiny = at_rest(with_weights(w5=-30.0, w7=-30.0))
    text = neuron_value(tiny, "o1", 4)
    output = tiny.trace.values["sig(o1)"]
    assert len(text) <= 6
    assert parse_number(text) == pytest.approx(output, rel=0.5)


def test_nothing_of_the_last_update_is_left_at_the_next_sample() -> None:
    assert chip_text(after(1, Grain.LAYER), "w5", 3) == "w5 +0.400"
