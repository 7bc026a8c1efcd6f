from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.gui.network.claims.knob_control import KnobControl
from app.gui.theme.appearance import Appearance
from app.microscope.claims.claim import Knob

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def control(qtbot: QtBot, appearance: Appearance) -> KnobControl:
    made = KnobControl(appearance, Knob("importance of o2", 0.1, 4.0, 1.6, 0.1, 2))
    qtbot.addWidget(made)
    made.resize(300, 60)
    made.show()
    return made


def write(qtbot: QtBot, control: KnobControl, text: str) -> None:
    control.field.selectAll()
    qtbot.keyClicks(control.field, text)
    qtbot.keyClick(control.field, Qt.Key.Key_Return)


def test_it_begins_at_the_default(control: KnobControl) -> None:
    assert (control.value, control.field.text()) == (1.6, "1.60")
    assert control.slider.accessibleName() == "importance of o2"
    assert control.field.accessibleName() == "importance of o2, number"


def test_the_slider_takes_keys_and_the_mouse(qtbot: QtBot, control: KnobControl) -> None:
    qtbot.keyClick(control.slider, Qt.Key.Key_Right)
    assert (control.value, control.field.text()) == (1.7, "1.70")
    qtbot.keyClick(control.slider, Qt.Key.Key_Home)
    assert control.value == 0.1
    qtbot.mouseClick(control.slider, LEFT, pos=QPoint(control.slider.width() - 1, 8))
    assert control.value == 4.0


def test_the_field_takes_numbers_and_arrow_keys(qtbot: QtBot, control: KnobControl) -> None:
    write(qtbot, control, "2,25")  # finer than the slider's steps
    assert (control.value, control.field.text()) == (2.25, "2.25")
    assert control.slider.value() in (21, 22)
    qtbot.keyClick(control.field, Qt.Key.Key_Up)
    assert control.value == pytest.approx(0.1 + 0.1 * control.slider.value())
    assert control.value > 2.25


@pytest.mark.parametrize("text", ["5", "0", "-1", "much", "1,000"])
def test_what_it_cannot_be_is_said_and_not_taken(
    qtbot: QtBot, control: KnobControl, text: str
) -> None:
    entered: list[bool] = []
    control.entered.connect(lambda: entered.append(True))
    write(qtbot, control, text)
    assert (control.value, control.is_right, entered) == (1.6, False, [])
    assert control.note.isVisible()
    write(qtbot, control, "3")
    assert (control.value, control.is_right, entered) == (3.0, True, [True])
    assert not control.note.isVisible()
