from __future__ import annotations

import math

from pytestqt.qtbot import QtBot

from app.gui.network.picture.locks import lock_text, saturated_neurons
from app.gui.theme.appearance import Appearance
from app.microscope.layout.descriptions import unit_in_words
from tests.gui.network.picture.shown import at_rest, shown_picture, when, with_weights

SATURATED = with_weights(w5=12.0, w6=-12.0)


def sigmoid(net: float) -> float:
    return 1 / (1 + math.exp(-net))


def test_neurons_with_hardly_any_slope_are_found() -> None:
    slopes = saturated_neurons(at_rest(SATURATED))
    assert set(slopes) == {"o1", "o2"}
    net = at_rest(SATURATED).trace.values["net(o1)"]
    assert math.isclose(slopes["o1"], sigmoid(net) * sigmoid(-net), rel_tol=1e-9)
    assert saturated_neurons(at_rest()) == {}


def test_none_is_found_before_it_is_computed() -> None:
    assert saturated_neurons(when("net(o1)", SATURATED)) == {}
    assert set(saturated_neurons(when("sig(o1)", SATURATED))) == {"o1"}


def test_a_lock_says_why() -> None:
    text = lock_text(0.0004)
    assert text == "saturated: slope sig·(1−sig) = 4e−04, hardly any error passes back"
    assert "saturated" in unit_in_words(at_rest(SATURATED), "o1")
    assert "saturated" not in unit_in_words(at_rest(SATURATED), "h1")


def test_locks_are_drawn_and_heard(qtbot: QtBot, appearance: Appearance) -> None:
    plain = shown_picture(qtbot, appearance, at_rest())
    locked = shown_picture(qtbot, appearance, at_rest(SATURATED))
    assert "2 saturated neurons: o1, o2" in locked.accessibleDescription()
    assert "saturated" not in plain.accessibleDescription()
    circle, (left, top) = locked.layout_shown.neurons["o1"], locked._origin()
    along = 0.707 * circle.radius
    x, y = round(left + circle.x + along), round(top + circle.y - along + 3)
    ink = appearance.colours.ink
    assert locked.grab().toImage().pixelColor(x, y).name() == ink
    assert plain.grab().toImage().pixelColor(x, y).name() != ink
