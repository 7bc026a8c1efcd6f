"""Whoever can't see the window hears what everything is: the tests walk the whole tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QLabel,
    QScrollBar,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.gui.decode.room import DecodeRoom
from app.gui.help_sheet import HelpSheet
from app.gui.learned.window import LearnedWindow
from app.gui.main_window import MainWindow
from app.gui.models.window import ModelsWindow
from app.gui.network.room import NetworkRoom
from app.gui.type.room import TypeRoom

# Widgets that only hold others; a screen reader passes through them.
CONTAINERS = (QWidget, QFrame, QStackedWidget)


def is_part_of_qt(widget: QWidget) -> bool:
    """Viewports, scroll bars, and the list a combo box pops up."""
    if widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar):
        return True
    parent = widget.parentWidget()
    return isinstance(parent, QComboBox) or (parent is not None and is_part_of_qt(parent))


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name) if interface else ""
    return name or widget.accessibleName()


def widgets_to_name(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        is_container = type(widget) in CONTAINERS and widget.focusPolicy() is (
            Qt.FocusPolicy.NoFocus
        )
        is_empty_label = isinstance(widget, QLabel) and not widget.isVisible()
        if not is_part_of_qt(widget) and not is_container and not is_empty_label:
            yield widget


def is_named_or_passed_through(widget: QWidget) -> bool:
    if spoken_name(widget):
        return True
    # A panel of our own that takes no focus and does nothing by itself holds others.
    return (
        widget.focusPolicy() is Qt.FocusPolicy.NoFocus
        and not isinstance(widget, QAbstractButton | QLabel)
        and any(isinstance(child, QWidget) for child in widget.children())
    )


def unnamed(window: QWidget) -> list[str]:
    found = (w for w in widgets_to_name(window) if not is_named_or_passed_through(w))
    return [f"{type(w).__name__} {w.property('role')} {w.objectName()}" for w in found]


@pytest.mark.parametrize("room_name", ["type", "network", "decode", "learn", "train"])
def test_every_widget_has_a_name(
    qtbot: QtBot, open_window: Callable[[], MainWindow], room_name: str
) -> None:
    window = open_window()
    window.open_room(room_name)
    room = window.room
    if isinstance(room, TypeRoom):
        qtbot.keyClicks(room.page, "How are ")
        qtbot.waitUntil(lambda: room.row.cards[0].word == "you")
    elif isinstance(room, DecodeRoom):
        qtbot.waitUntil(lambda: room.findings.phrase is not None)
    elif isinstance(room, NetworkRoom):
        qtbot.waitUntil(lambda: room.widgets.plot.is_ready)
    assert unnamed(window) == []


@pytest.mark.parametrize("dialog", [HelpSheet, LearnedWindow, ModelsWindow])
def test_every_part_of_a_dialog_has_a_name(
    qtbot: QtBot, open_window: Callable[[], MainWindow], dialog: type[QWidget]
) -> None:
    window = open_window()
    assert isinstance(window.room, TypeRoom)
    qtbot.keyClicks(window.room.page, "Meet zorblax.")
    window.show_keys()
    window.room.learning_menu.show_learned()
    window.room.tools.preset.all_asked.emit()
    found = window.findChild(dialog)
    assert isinstance(found, dialog)
    assert spoken_name(found)
    assert unnamed(found) == []


@pytest.mark.parametrize(
    ("room_name", "least"),
    [("network", 15), ("type", 10), ("decode", 15), ("learn", 6), ("train", 15)],
)
def test_what_takes_the_focus_has_a_name_of_its_own(
    open_window: Callable[[], MainWindow], room_name: str, least: int
) -> None:
    window = open_window()
    window.open_room(room_name)
    taking = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_part_of_qt(widget)
    ]
    assert len(taking) > least
    assert [type(widget).__name__ for widget in taking if not spoken_name(widget)] == []


def test_buttons_tell_their_keys_in_their_tool_tips(
    open_window: Callable[[], MainWindow],
) -> None:
    window = open_window()
    window.open_room("network")
    room = window.room
    buttons = [b for b in room.findChildren(QAbstractButton) if b.isVisible()]  # type: ignore[union-attr]
    told = [b for b in buttons if "(" in b.toolTip() or "(" in b.parentWidget().toolTip()]
    assert buttons
    assert [b.text() for b in buttons if b not in told] == []
