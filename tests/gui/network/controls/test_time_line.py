from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.gui.network.controls.time_line import TimeLine
from app.gui.theme.appearance import Appearance

NEVER_MS = 10_000_000
LONG = 1_000_000_007  # more than Qt's own slider could tell apart in pixels


@pytest.fixture
def line(qtbot: QtBot, appearance: Appearance, monkeypatch: pytest.MonkeyPatch) -> TimeLine:
    made = TimeLine(appearance)
    qtbot.addWidget(made)
    made.resize(600, 30)
    made.show()
    monkeypatch.setattr("app.gui.network.controls.time_line._PATIENCE_MS", NEVER_MS)
    return made


def asked_of(line: TimeLine) -> list[int]:
    asked: list[int] = []
    line.scrubbed.connect(asked.append)
    return asked


def at(line: TimeLine, update: int) -> QPoint:
    return QPoint(round(line.x_of(update)), line.height() // 2)


def test_arrows_reach_every_update_of_a_long_run(qtbot: QtBot, line: TimeLine) -> None:
    asked = asked_of(line)
    line.show_time(LONG, 0, LONG, ())
    for key, update in (
        (Qt.Key.Key_Left, LONG - 1),
        (Qt.Key.Key_Left, LONG - 2),
        (Qt.Key.Key_PageDown, LONG - 2 - LONG // 20),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_End, LONG),
    ):
        qtbot.keyClick(line, key)
        qtbot.waitUntil(lambda update=update: asked[-1] == update)
        assert line.shown_update == update


def test_arrows_stop_at_both_ends(qtbot: QtBot, line: TimeLine) -> None:
    asked = asked_of(line)
    line.show_time(60, 60, 60, ())
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp):
        qtbot.keyClick(line, key)
    assert asked == []


def test_dragging_sends_where_it_is_and_at_last_where_it_ends(qtbot: QtBot, line: TimeLine) -> None:
    asked = asked_of(line)
    line._pause.setInterval(NEVER_MS)
    line.show_time(200, 0, 200, (60,))
    qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=at(line, 150))
    for update in range(140, 39, -1):
        qtbot.mouseMove(line, at(line, update))
        line.show_time(200, 0, 200, (60,))  # news from before doesn't pull the knob back
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=at(line, 40))
    assert len(asked) == 1
    assert abs(asked[0] - 150) <= 1
    line._pause.start(0)  # the pause after the first is over
    qtbot.waitUntil(lambda: asked[-1] == 40)
    assert len(asked) == 2
    assert line.shown_update == 40
    line.show_time(40, 0, 200, (60,))
    line.show_time(41, 0, 200, (60,))
    assert line.shown_update == 41


def test_an_answer_that_differs_is_shown_in_the_end(
    qtbot: QtBot, line: TimeLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    line.show_time(200, 0, 200, ())
    qtbot.keyClick(line, Qt.Key.Key_Home)
    line.show_time(200, 0, 200, ())
    assert line.shown_update == 0
    monkeypatch.setattr("app.gui.network.controls.time_line._PATIENCE_MS", 0)

    def shown_again() -> bool:
        line.show_time(200, 0, 200, ())
        return line.shown_update == 200

    qtbot.waitUntil(shown_again)
