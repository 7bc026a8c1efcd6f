from __future__ import annotations

import pytest

from app.microscope.chain.coupling import parts_of
from app.microscope.chain.neuron import MOST_BOXES, explainable, neuron_story
from app.microscope.network_presets import FOUR_LAYERS, NetworkPreset
from app.microscope.time_machine.moments import Grain
from nncore.network_file import NetworkFile, Sample
from tests.microscope.examples import V1, V1_PRESET
from tests.microscope.snapshots import after, at_rest, when
from tests.microscope.telling.reading import read_number


def shown(number: str) -> float:
    return read_number(number.removeprefix("+"))


@pytest.mark.parametrize(("unit", "layer", "place"), [("h1", 0, 0), ("h2", 0, 1), ("o1", 1, 0)])
def test_the_story_has_the_known_numbers(unit: str, layer: int, place: int) -> None:
    story = neuron_story(at_rest(), unit)
    assert shown(story.incoming.total) == pytest.approx(V1["net"][layer][place], rel=1e-5)
    boxes = [shown(term.number) for term in story.incoming.terms]
    assert sum(boxes) == pytest.approx(V1["net"][layer][place], rel=1e-4)
    assert f" = {V1['out'][layer][place]:.6f}" in story.sig
    assert shown(story.delta_total.split(" = ")[1]) == pytest.approx(
        V1["delta"][layer][place], rel=1e-5
    )
    error, slope = (shown(term.number) for term in story.delta)
    assert error * slope == pytest.approx(V1["delta"][layer][place], rel=1e-4)


def test_what_comes_back_to_a_hidden_neuron_adds_up() -> None:
    story = neuron_story(at_rest(), "h1")
    assert story.back is not None
    assert [term.above for term in story.back.terms] == ["δ(o1) · w5", "δ(o2) · w6"]
    boxes = [shown(term.number) for term in story.back.terms]
    assert sum(boxes) == pytest.approx(shown(story.back.total), rel=1e-4)
    assert story.error == ""


def test_an_output_compares_with_its_target() -> None:
    story = neuron_story(at_rest(), "o1")
    assert story.back is None
    assert "−(0.01 − 0.751365)" in story.error


def test_it_says_where_everything_comes_from_and_goes_to() -> None:
    assert neuron_story(at_rest(), "h1").route == "from i1, i2 and b1, to o1 and o2"
    assert neuron_story(at_rest(), "o2").route == "from h1, h2 and b4, to the error"
    assert neuron_story(at_rest(), "h1").uses == "δ(h1) goes into ∂E/∂w1, ∂E/∂w3 and ∂E/∂v11"
    assert neuron_story(at_rest(), "o1").uses == (
        "δ(o1) goes into ∂E/∂w5, ∂E/∂w7 and ∂E/∂v21, and back into δ(h1) and δ(h2)"
    )
    assert neuron_story(at_rest(FOUR_LAYERS), "h7").uses.endswith("δ(h4) and 2 more")


def test_boxes_are_coupled_with_their_edge_and_where_it_comes_from() -> None:
    snapshot = at_rest()
    story = neuron_story(snapshot, "h1")
    parts = [parts_of(term.name, snapshot.trace) for term in story.incoming.terms]
    assert parts == [{"w1", "i1"}, {"w3", "i2"}, {"v11", "b1"}]
    assert story.back is not None
    assert [parts_of(t.name, snapshot.trace) for t in story.back.terms] == [{"w5"}, {"w6"}]


def test_what_is_not_computed_yet_is_not_told() -> None:
    story = neuron_story(after(1, Grain.FACTOR), "o1")
    assert {term.number for term in story.incoming.terms} == {"–"}
    assert story.incoming.total == "–"
    assert story.delta_total == "δ(o1) = –"


def test_the_sum_just_computed_is_lit() -> None:
    assert all(term.is_lit for term in neuron_story(when("net(h1)"), "h1").incoming.terms)
    assert not any(term.is_lit for term in neuron_story(when("sig(h1)"), "h1").incoming.terms)


def test_a_wide_sum_counts_what_it_leaves_out() -> None:
    file = NetworkFile((12, 1, 1), samples=(Sample((0.5,) * 12, (0.5,)),))
    story = neuron_story(at_rest(NetworkPreset("wide", file)), "h1")
    assert len(story.incoming.terms) == MOST_BOXES
    assert story.incoming.left_out == 12 - MOST_BOXES
    assert "+ 4 more = " in story.in_words


def test_inputs_and_biases_have_no_story() -> None:
    snapshot = at_rest(V1_PRESET)
    assert [u for u in ("i1", "b1", "h1", "o2", "h3", "") if explainable(snapshot, u)] == [
        "h1",
        "o2",
    ]
