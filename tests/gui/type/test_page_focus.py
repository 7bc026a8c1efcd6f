"""Where the focus is in the Type room, with the whole window around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.gui.learned.window import LearnedWindow
from app.gui.main_window import MainWindow
from app.gui.type.room import TypeRoom
from tests.gui.type.hands import offered, text_of, type_text

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
OpenWindow = Callable[[], MainWindow]


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """The window with three suggestions in its Type room."""
    opened = open_window()
    opened.activateWindow()
    room = room_of(opened)
    qtbot.waitUntil(room.page.hasFocus)
    type_text(qtbot, room, "How are ", "you", "they", "today")
    return opened


def room_of(window: MainWindow) -> TypeRoom:
    room = window._rooms["type"]
    assert isinstance(room, TypeRoom)
    return room


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.keyClick(focused(), key, modifier)


@pytest.mark.parametrize(
    ("key", "modifier", "back"),
    [(Qt.Key.Key_F6, NONE, SHIFT), (Qt.Key.Key_Tab, CONTROL, CONTROL | SHIFT)],
)
def test_keys_lead_on_from_the_page_and_back(
    qtbot: QtBot,
    window: MainWindow,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    back: Qt.KeyboardModifier,
) -> None:
    page = room_of(window).page
    press(qtbot, key, modifier)
    assert not page.hasFocus()
    press(qtbot, key, back)
    assert page.hasFocus()
    assert text_of(room_of(window)) == "How are "


@pytest.mark.parametrize("modifier", [NONE, SHIFT])
def test_everything_in_the_window_can_be_reached_with_keys(
    qtbot: QtBot, window: MainWindow, modifier: Qt.KeyboardModifier
) -> None:
    wanted = {
        each
        for each in window.findChildren(QWidget)
        if isinstance(each, QAbstractButton | QComboBox | QAbstractScrollArea)
        and each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    }
    met: set[QWidget] = set()
    press(qtbot, Qt.Key.Key_F6, modifier)
    while focused() not in met:
        met |= {focused(), *beside(focused())}
        press(qtbot, Qt.Key.Key_F6, modifier)
    assert {widget.accessibleName() for widget in wanted - met} == set()


def beside(widget: QWidget) -> list[QAbstractButton]:
    """Where arrow keys lead from a button that is one of several choices."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group.buttons() if group is not None else []


def test_a_click_leaves_the_focus_on_the_page(qtbot: QtBot, window: MainWindow) -> None:
    room = room_of(window)
    parts = (room, room.tools, room.learning)
    inner = [each for part in parts for each in (part, *part.findChildren(QWidget))]
    takers = [
        each
        for each in inner
        if each.focusPolicy().value & Qt.FocusPolicy.ClickFocus.value and not each.isWindow()
    ]
    assert [each for each in takers if each is not room.page] == []
    for each in inner:
        leads_away = each.parent() is room.why.decode_links or each is room.tools.page_button
        if isinstance(each, QAbstractButton) and each.isVisible() and not leads_away:
            qtbot.mouseClick(each, Qt.MouseButton.LeftButton)
            assert room.page.hasFocus(), each.accessibleName()


def test_what_is_chosen_in_the_bar_leads_back_to_the_page(qtbot: QtBot, window: MainWindow) -> None:
    room = room_of(window)
    for choose in (
        room.tools.encoding.choose_next,
        room.tools.slots.choose_next,
        room.tools.preset.choose_next,
    ):
        room.learning.setFocus()
        assert not room.page.hasFocus()
        choose()
        qtbot.waitUntil(room.page.hasFocus)


def test_a_list_that_closes_leaves_the_focus_on_the_page(qtbot: QtBot, window: MainWindow) -> None:
    room = room_of(window)
    qtbot.mouseClick(room.tools.encoding, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(room.tools.encoding.view().isVisible)
    room.tools.encoding.hidePopup()
    qtbot.waitUntil(room.page.hasFocus)


def test_menus_lead_back_to_the_page(qtbot: QtBot, window: MainWindow) -> None:
    room = room_of(window)
    room.row.cards[1].setFocus()
    room.row.menu_asked.emit(1, QPoint(20, 20))
    menu = next(each for each in room.row.findChildren(QMenu) if each.isVisible())
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(room.page.hasFocus)
    room.tools.page_button.setFocus()
    room.tools._open_menu()
    qtbot.keyClick(room.tools.menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(room.page.hasFocus)


def test_a_window_that_closes_leads_back_to_the_page(qtbot: QtBot, window: MainWindow) -> None:
    room = room_of(window)
    room.learning.setFocus()
    room.learning_menu.show_learned()
    learned = room.findChild(LearnedWindow)
    assert isinstance(learned, LearnedWindow)
    qtbot.waitUntil(learned.isVisible)
    learned.reject()
    qtbot.waitUntil(room.page.hasFocus)


def test_another_room_and_back(qtbot: QtBot, window: MainWindow) -> None:
    room = room_of(window)
    room.learning.setFocus()
    window.open_room("decode")
    window.open_room("type")
    qtbot.waitUntil(room.page.hasFocus)
    press(qtbot, Qt.Key.Key_Space)
    assert room.learning.isChecked()
    assert text_of(room) == "How are  "


@pytest.mark.parametrize("part", ["card", "link"])
def test_what_is_emptied_hands_its_focus_to_the_page(
    qtbot: QtBot, window: MainWindow, part: str
) -> None:
    """Not to the next thing, as Qt does: a space there could press it."""
    room = room_of(window)
    (room.row.cards[2] if part == "card" else room.why.decode_links.sum).setFocus()
    assert not room.page.hasFocus()
    room.page.insertPlainText("xy")  # with which no word begins
    qtbot.waitUntil(lambda: offered(room) == ["", "", ""])
    assert room.page.hasFocus()


def test_a_letter_on_a_card_is_written_on_the_page(qtbot: QtBot, window: MainWindow) -> None:
    room = room_of(window)
    room.row.cards[2].setFocus()
    press(qtbot, Qt.Key.Key_Y)
    assert room.page.hasFocus()
    press(qtbot, Qt.Key.Key_O)
    assert text_of(room) == "How are yo"
