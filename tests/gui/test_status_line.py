from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.gui.status_line import StatusLine
from app.gui.theme.appearance import Appearance


@pytest.mark.parametrize("texts", [("x" * 100_000, ""), ("", "y " * 50_000), ("x\ny", "y" * 900)])
def test_long_texts_are_cut_and_never_widen_the_window(
    qtbot: QtBot, appearance: Appearance, texts: tuple[str, str]
) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_texts("a hint", "dictionary: 45,015 words")
    line.resize(600, line.sizeHint().height())
    line.show()
    height, least = line.sizeHint().height(), line.minimumSizeHint().width()
    line.show_texts(*texts)
    line.grab()
    assert (line.width(), line.sizeHint().height()) == (600, height)
    assert line.minimumSizeHint().width() == least < 100
    assert line.texts == texts
    for part in line.findChildren(QWidget):
        assert len(part.accessibleName()) < 650
        assert len(part.toolTip()) < 650


def test_both_texts_are_whole_where_there_is_room(qtbot: QtBot, appearance: Appearance) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(1_200, line.sizeHint().height())
    line.show_texts("a hint", "dictionary: 45,015 words")
    line.show()
    left, right = (each for each in line.findChildren(QWidget))
    assert right.width() >= right.sizeHint().width()
    assert left.width() >= left.sizeHint().width()
