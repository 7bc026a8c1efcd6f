from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.gui.network.said_line import SaidLine


def test_a_line_is_said_and_taken_away_again(qtbot: QtBot) -> None:
    said = SaidLine()
    with qtbot.waitSignal(said.changed):
        said.say("w5 stays 0.4")
    assert said.text == "w5 stays 0.4"
    with qtbot.waitSignal(said.changed):
        said.say_no_more()
    assert said.text == ""
