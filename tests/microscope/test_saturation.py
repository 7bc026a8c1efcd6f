from __future__ import annotations

import math

from app.microscope.layout.descriptions import unit_in_words
from app.microscope.saturation import lock_text, locked_units
from tests.microscope.snapshots import at_rest, when, with_weights

SATURATED = with_weights(w5=12.0, w6=-12.0)


def sigmoid(net: float) -> float:
    return 1 / (1 + math.exp(-net))


def test_neurons_with_hardly_any_slope_are_found() -> None:
    slopes = locked_units(at_rest(SATURATED))
    assert set(slopes) == {"o1", "o2"}
    net = at_rest(SATURATED).trace.values["net(o1)"]
    assert math.isclose(slopes["o1"], sigmoid(net) * sigmoid(-net), rel_tol=1e-9)
    assert locked_units(at_rest()) == {}


def test_none_is_found_before_it_is_computed() -> None:
    assert locked_units(when("net(o1)", SATURATED)) == {}
    assert set(locked_units(when("sig(o1)", SATURATED))) == {"o1"}


def test_a_lock_says_why() -> None:
    text = lock_text(0.0004)
    assert text == "saturated: slope sig·(1−sig) = 4e−04, hardly any error passes back"
    assert "saturated" in unit_in_words(at_rest(SATURATED), "o1")
    assert "saturated" not in unit_in_words(at_rest(SATURATED), "h1")
