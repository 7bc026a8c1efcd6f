from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.gui.network.slope.value_slider import ValueSlider
from app.gui.theme.appearance import Appearance

LEFT = Qt.MouseButton.LeftButton


class Heard:
    def __init__(self, slider: ValueSlider) -> None:
        self.dragged: list[float] = []
        self.dropped: list[float] = []
        self.cancelled = 0
        slider.dragged.connect(self.dragged.append)
        slider.dropped.connect(self.dropped.append)
        slider.cancelled.connect(self._cancel)

    def _cancel(self) -> None:
        self.cancelled += 1


@pytest.fixture
def slider(qtbot: QtBot, appearance: Appearance) -> ValueSlider:
    made = ValueSlider(appearance, "Weight w5")
    qtbot.addWidget(made)
    made.resize(300, 24)
    made.show()
    made.rest_at(0.4, -1.6, 2.4)
    return made


def test_dragging_the_knob(qtbot: QtBot, slider: ValueSlider) -> None:
    heard = Heard(slider)
    qtbot.mousePress(slider, LEFT, pos=QPoint(150, 12))
    assert heard.dragged == []  # a press on the knob alone changes nothing
    qtbot.mouseMove(slider, QPoint(180, 12))
    qtbot.mouseRelease(slider, LEFT, pos=QPoint(180, 12))
    # 30 of the 284 pixels between the ends are 30 / 284 of the range of 4.
    assert heard.dragged[-1] == pytest.approx(0.4 + 4 * 30 / 284, abs=1e-3)
    assert heard.dropped == [heard.dragged[-1]]


def test_arrow_keys_are_finer_with_shift(qtbot: QtBot, slider: ValueSlider) -> None:
    heard = Heard(slider)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    qtbot.keyClick(slider, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert heard.dragged == pytest.approx([0.42, 0.422])
    assert heard.dropped == []
    qtbot.keyClick(slider, Qt.Key.Key_Return)
    assert heard.dropped == pytest.approx([0.422])


def test_escape_takes_it_back(qtbot: QtBot, slider: ValueSlider) -> None:
    heard = Heard(slider)
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
    assert (heard.cancelled, heard.dropped, slider.number) == (1, [], 0.4)


def test_it_stays_in_its_range(qtbot: QtBot, slider: ValueSlider) -> None:
    heard = Heard(slider)
    qtbot.mouseClick(slider, LEFT, pos=QPoint(299, 12))
    assert heard.dropped == [2.4]


def test_snapshots_leave_a_drag_alone(qtbot: QtBot, slider: ValueSlider) -> None:
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    slider.rest_at(0.1, -1.9, 2.1)
    assert slider.number == pytest.approx(0.42)
