from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.gui.network.controls.start_buttons import StartButtons
from app.gui.theme.appearance import Appearance
from app.microscope.time_machine.session import TrainingSession
from nncore.kernels.online import train_online_numpy
from tests.microscope.examples import V1_PRESET


def test_the_seed_is_shown_without_a_change_of_width(qtbot: QtBot, appearance: Appearance) -> None:
    buttons = StartButtons(appearance)
    qtbot.addWidget(buttons)
    session = TrainingSession(V1_PRESET, lambda: train_online_numpy)
    buttons.show_snapshot(session.snapshot())
    assert buttons.new_draw.text() == "New draw"
    width = buttons.sizeHint().width()
    session.new_draw()
    buttons.show_snapshot(session.snapshot())
    assert buttons.new_draw.text() == "New draw · seed 1"
    assert buttons.sizeHint().width() == width
    buttons.set_small(True)
    assert buttons.new_draw.text() == ""
    assert "seed 1" in buttons.new_draw.toolTip()
    buttons.set_small(False)
    assert buttons.new_draw.text() == "New draw · seed 1"
