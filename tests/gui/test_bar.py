from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.gui.bar import Bar
from app.gui.learn.room import LearnRoom
from app.gui.main_window import MainWindow
from app.gui.theme.appearance import Appearance
from app.gui.type.room import TypeRoom

OpenWindow = Callable[[], MainWindow]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_room_with_higher_tools_leaves_the_bar_of_the_others_as_it_was(
    qtbot: QtBot, open_window: OpenWindow, appearance: Appearance, scale: float
) -> None:
    window = open_window()
    window.open_room("type")
    appearance.set_scale(scale)
    room, bar = window.room, window.findChild(Bar)
    assert isinstance(room, TypeRoom)
    assert isinstance(bar, Bar)
    qtbot.waitUntil(lambda: bar.height() == bar.sizeHint().height())
    before = bar.height()
    window.open_room("learn")
    learn = window.room
    assert isinstance(learn, LearnRoom)
    learn.open_part("Exercises")
    qtbot.waitUntil(lambda: bar.height() > before)  # two lines of tools in a window this narrow
    window.open_room("type")
    qtbot.waitUntil(lambda: bar.height() == before)
    for choices in (room.tools.preset, room.tools.slots):
        assert choices.isHidden() or choices.height() == choices.sizeHint().height()
    assert room.tools.preset.isVisible()
