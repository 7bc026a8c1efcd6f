"""A list to choose from."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice

LONG = "This is the net itself; it has still to go through sig"


def test_what_has_no_room_ends_in_an_ellipsis_and_is_whole_in_the_list(
    qtbot: QtBot, appearance: Appearance
) -> None:
    choice = Choice(appearance, "Slip", [LONG, "short"])
    choice.setMinimumWidth(1)
    qtbot.addWidget(choice)
    choice.resize(choice.sizeHint())
    choice.show()
    assert choice.shown_text == LONG
    for scale in (1.0, 2.0):
        appearance.set_scale(scale)
        choice.resize(220, choice.sizeHint().height())
        shown = choice.shown_text
        assert shown.endswith("…")
        assert LONG.startswith(shown[:-1])
        assert choice.fontMetrics().horizontalAdvance(shown) < 220
        assert choice.itemText(0) == LONG
    choice.setCurrentIndex(1)
    assert choice.shown_text == "short"
