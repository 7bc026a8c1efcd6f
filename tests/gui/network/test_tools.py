"""The learning rate as a person writes it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.network.room import NetworkRoom
from app.microscope.catalogue import CATALOGUE
from app.microscope.time_machine.snapshot import Activity
from tests.gui.network.hands import train_for_a_while


def test_the_rate_takes_fractions_and_commas(qtbot: QtBot, room: NetworkRoom) -> None:
    field = room.widgets.tools.rate
    for text, rate in (("1/4", 0.25), ("0,75", 0.75)):
        field.setText(text)
        field.editingFinished.emit()
        qtbot.waitUntil(lambda rate=rate: room.snapshot.file.rate == rate)
        assert field.text() == f"{rate:g}"
    rule = room.widgets.chain.rule
    assert rule is not None
    assert " − 0.75 · 0.082167" in rule.update


def write_rate(qtbot: QtBot, room: NetworkRoom, text: str) -> None:
    room.widgets.tools.rate.selectAll()
    qtbot.keyClick(room.widgets.tools.rate, Qt.Key.Key_Delete)
    qtbot.keyClicks(room.widgets.tools.rate, text)
    qtbot.keyClick(room.widgets.tools.rate, Qt.Key.Key_Return)


_BAD_RATES = {"half": "not a number", "nan": "not a number", "1,000": "as 1 or as 1000",
              "": "missing", "1e300": "too large", "-1": "below 0"}  # fmt: skip


def test_a_bad_rate_says_what_is_wrong_and_changes_nothing(qtbot: QtBot, room: NetworkRoom) -> None:
    for text, says in _BAD_RATES.items():
        with qtbot.waitSignal(room.told) as told:
            write_rate(qtbot, room, text)
        assert says in told.args[0]
        assert told.args[0].endswith("; η stays 0.5")
        assert room.widgets.tools.rate.text() == "0.5"
        assert room.snapshot.file.rate == 0.5


@pytest.mark.parametrize("mended", ["0.7", "0.5", "0.50"])  # 0.5 is what it was before
def test_what_was_wrong_is_not_said_any_more_when_it_is_mended(
    qtbot: QtBot, room: NetworkRoom, mended: str
) -> None:
    told: list[str] = []
    room.told.connect(lambda left, _: told.append(left))
    room.widgets.controls.goal.setCurrentText("no end")
    train_for_a_while(qtbot, room)
    room.widgets.controls.play.click()
    qtbot.waitUntil(lambda: room.snapshot.activity is Activity.PAUSED)
    write_rate(qtbot, room, "nan")
    assert "“nan” is not a number" in told[-1]
    write_rate(qtbot, room, mended)
    assert "nan" not in told[-1]
    qtbot.waitUntil(lambda: room.snapshot.file.rate == float(mended))
    assert "nan" not in told[-1]


def test_the_list_says_of_each_network_for_a_class_what_to_watch(room: NetworkRoom) -> None:
    choice = room.widgets.tools.preset
    for entry in CATALOGUE:
        told = choice.itemData(choice.findText(entry.title), Qt.ItemDataRole.ToolTipRole)
        assert " ".join(told.split()) == entry.watch
