from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.gui.theme.appearance import Appearance
from tests.gui.network.picture.shown import origin_of, shown_picture
from tests.microscope.snapshots import at_rest, with_weights

SATURATED = with_weights(w5=12.0, w6=-12.0)


def test_locks_are_drawn_and_heard(qtbot: QtBot, appearance: Appearance) -> None:
    plain = shown_picture(qtbot, appearance, at_rest())
    locked = shown_picture(qtbot, appearance, at_rest(SATURATED))
    assert "2 saturated neurons: o1, o2" in locked.accessibleDescription()
    assert "saturated" not in plain.accessibleDescription()
    circle, (left, top) = locked.scene.layout.neurons["o1"], origin_of(locked)
    along = 0.707 * circle.radius
    x, y = round(left + circle.x + along), round(top + circle.y - along + 3)
    ink = appearance.colours.ink
    assert locked.grab().toImage().pixelColor(x, y).name() == ink
    assert plain.grab().toImage().pixelColor(x, y).name() != ink
