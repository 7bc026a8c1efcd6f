from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.widgets.segmented import Segmented


def test_a_click_chooses_and_only_a_choice_is_sent(qtbot: QtBot) -> None:
    segmented = Segmented("Bias", {"none": "no bias", "fixed": "fixed"}, "fixed")
    qtbot.addWidget(segmented)
    segmented.show()
    chosen: list[str] = []
    segmented.chosen.connect(chosen.append)
    segmented.set_value("none")
    assert (segmented.value, chosen) == ("none", [])
    qtbot.mouseClick(segmented._buttons["fixed"], Qt.MouseButton.LeftButton)
    assert (segmented.value, chosen) == ("fixed", ["fixed"])
    segmented.choose_next()
    assert (segmented.value, chosen) == ("none", ["fixed", "none"])


def test_nothing_moves_when_the_choice_turns_bold(qtbot: QtBot) -> None:
    segmented = Segmented("Bias", {"none": "no bias", "fixed": "fixed"}, "fixed")
    qtbot.addWidget(segmented)
    segmented.show()
    before = [button.geometry() for button in segmented._buttons.values()]
    segmented.choose_next()
    assert [button.geometry() for button in segmented._buttons.values()] == before
