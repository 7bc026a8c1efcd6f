"""A place for a text that changes often."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.gui.widgets.labels import label
from app.gui.widgets.steady_place import SteadyPlace


class Layouts(QObject):
    """Counts how often a widget is asked to lay out what is in it."""

    def __init__(self, of: QWidget) -> None:
        super().__init__()
        self.asked = 0
        of.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        self.asked += event.type() is QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def column(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 2_000)  # room enough at any font
    QVBoxLayout(made)
    return made


def settle() -> None:
    for _ in range(4):  # a request goes up by one widget at a time
        QApplication.processEvents()


def put(column: QWidget, held: QLabel) -> SteadyPlace:
    place = SteadyPlace(held)
    layout = column.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(place)
    layout.addStretch(1)
    column.show()
    settle()
    return place


def test_texts_of_one_size_lay_nothing_out(column: QWidget) -> None:
    number, bare = label("0.25"), label("0.25")
    put(column, number)
    layouts = Layouts(column)
    number.setText("0.52")
    settle()
    assert (layouts.asked, number.text()) == (0, "0.52")
    layout = column.layout()
    assert layout is not None
    layout.addWidget(bare)  # what it is for: a label alone asks each time
    settle()
    layouts.asked = 0
    bare.setText("0.52")
    settle()
    assert layouts.asked == 1


def test_a_longer_text_gets_its_room(column: QWidget) -> None:
    held = label("short")
    held.setWordWrap(True)
    place = put(column, held)
    low = place.height()
    held.setText("a text that is a good deal longer than one line of this column can hold " * 3)
    settle()
    assert place.height() >= held.heightForWidth(held.width()) > 2 * low
    assert held.geometry() == place.rect()
    held.setText("short")
    settle()
    assert place.height() == low


def test_what_is_said_out_of_sight_has_its_room_when_it_is_seen(column: QWidget) -> None:
    held = label("short")
    place = put(column, held)
    column.hide()
    held.setText("this is longer\nand has two lines")
    column.show()
    settle()
    assert place.height() >= held.sizeHint().height()


def test_larger_letters_get_their_room(column: QWidget) -> None:
    held = label("0.25")
    place = put(column, held)
    font = held.font()
    font.setPixelSize(40)
    held.setFont(font)
    settle()
    assert place.height() >= held.sizeHint().height() >= 40


@pytest.mark.parametrize("width", [140, 300, 420])
def test_a_longer_text_gets_its_room_where_the_width_changes_too(
    column: QWidget, width: int
) -> None:
    """The change of width is told first, when the layout still reckons with the text before."""
    held = label("short")
    held.setWordWrap(True)
    place = put(column, held)
    for text in ("a text that is a good deal longer than one line of this column " * 4, "short"):
        held.setText(text)
        column.resize(width, 2_000)
        settle()
        assert place.height() == held.heightForWidth(held.width())
        column.resize(300, 2_000)
        settle()
        assert place.height() == held.heightForWidth(held.width())
