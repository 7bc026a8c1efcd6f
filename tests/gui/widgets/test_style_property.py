"""Properties that the style sheet asks for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.gui.widgets.style_property import set_style_property


def test_a_widget_wears_what_the_sheet_says_of_another_value(qtbot: QtBot) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    label.setStyleSheet('QLabel { font-size: 12px } QLabel[wrong="true"] { font-size: 40px }')
    label.show()
    low = label.sizeHint().height()
    assert set_style_property(label, "wrong", True)
    assert label.sizeHint().height() > 2 * low
    assert set_style_property(label, "wrong", False)
    assert label.sizeHint().height() == low


@pytest.mark.parametrize(("before", "value"), [(None, False), (None, ""), (True, True), ("a", "a")])
def test_the_same_again_changes_nothing(
    qtbot: QtBot, before: bool | str | None, value: bool | str
) -> None:
    label = QLabel("text")
    qtbot.addWidget(label)
    if before is not None:
        label.setProperty("kind", before)
    assert not set_style_property(label, "kind", value)
    assert label.property("kind") == before
