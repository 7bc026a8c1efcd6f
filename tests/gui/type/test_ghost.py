"""The grey word behind the caret: painted, and nowhere else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui import keys
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import DARK, LEAST_TEXT_CONTRAST, LIGHT, contrast
from app.gui.type.room import TypeRoom
from tests.gui.type.conftest import OpenRoom
from tests.gui.type.hands import text_of, type_text
from tests.writing.fake_predictor import FakePredictor

CONTROL = Qt.KeyboardModifier.ControlModifier


def picture(room: TypeRoom) -> QImage:
    """The page without its caret, which blinks."""
    room.page.setCursorWidth(0)
    return room.page.viewport().grab().toImage()


def changed(before: QImage, after: QImage) -> QRect:
    """What differs, as small a rectangle as can be."""
    assert before.size() == after.size()
    found = QRect()
    for y in range(before.height()):
        for x in range(before.width()):
            if before.pixel(x, y) != after.pixel(x, y):
                found |= QRect(QPoint(x, y), QPoint(x, y))
    return found


def painted(room: TypeRoom) -> QRect:
    """Where the ghost is painted; nowhere is an empty rectangle."""
    with_ghost, ghost = picture(room), room.page.ghost
    room.page.show_ghost("")
    without = picture(room)
    room.page.show_ghost(ghost)
    return changed(without, with_ghost)


@pytest.fixture
def small_room(open_room: OpenRoom) -> TypeRoom:
    room = open_room(FakePredictor)
    room.resize(640, 440)
    return room


def test_it_stands_right_behind_the_caret_and_leaves_the_rest_alone(
    qtbot: QtBot, small_room: TypeRoom
) -> None:
    room = small_room
    type_text(qtbot, room, "How are y", "you", "your", "young")
    assert room.page.ghost == "ou"
    place, caret = painted(room), room.page.cursorRect()
    assert not place.isEmpty()
    assert place.left() >= caret.left()
    assert place.right() <= caret.left() + room.page.fontMetrics().horizontalAdvance("ou") + 3
    assert caret.top() <= place.top()
    assert place.bottom() <= caret.bottom()


def test_it_is_in_no_text_that_anyone_gets(qtbot: QtBot, room: TypeRoom) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    assert room.page.ghost == "you"
    assert text_of(room) == room.page.text == "How are "
    interface = QAccessible.queryAccessibleInterface(room.page)
    spoken = interface.textInterface()
    assert spoken.text(0, spoken.characterCount()) == "How are "
    assert interface.text(QAccessible.Text.Value) in ("", "How are ")
    room.page.selectAll()
    room.page.copy()
    assert QGuiApplication.clipboard().text() == "How are "


def test_where_text_follows_or_is_selected_or_composed_nothing_is_painted(
    qtbot: QtBot, small_room: TypeRoom
) -> None:
    room = small_room
    type_text(qtbot, room, "How are  now", *())
    for _ in range(4):
        qtbot.keyClick(room.page, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: room.page.ghost == "you")
    assert painted(room).isEmpty()
    room.page.begin("How are ")
    qtbot.waitUntil(lambda: room.page.ghost == "you")
    assert not painted(room).isEmpty()
    QApplication.sendEvent(room.page, QInputMethodEvent("に", []))
    room.page.show_ghost("you")
    assert painted(room).isEmpty()
    QApplication.sendEvent(room.page, QInputMethodEvent())
    room.page.selectAll()
    assert room.page.ghost == ""


def test_at_the_end_of_a_line_it_is_cut_and_nothing_moves(
    qtbot: QtBot, small_room: TypeRoom
) -> None:
    room = small_room
    viewport = room.page.viewport()
    line = "How are "
    while room.page.fontMetrics().horizontalAdvance(line + "yo") < viewport.width() - 12:
        line += "i"
    room.page.begin(f"{line} y")
    room.page.begin(line)
    lines = room.page.document().size()
    room.page.show_ghost("xtraordinarily long")
    place = painted(room)
    assert place.right() <= viewport.width()
    assert place.height() <= room.page.cursorRect().height()
    assert room.page.document().size() == lines
    assert not room.page.horizontalScrollBar().isVisible()


def test_a_key_switches_it_off_and_on_and_that_is_remembered(
    qtbot: QtBot, room: TypeRoom, settings: Settings
) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    assert room.page.ghost == "you"
    for is_on in (False, True):
        with qtbot.waitSignal(room.told) as told:
            qtbot.keyClick(room.page, Qt.Key.Key_G, CONTROL)
        assert told.args is not None
        assert "behind the caret" in told.args[0]
        assert settings.has_ghost == is_on
        assert (room.page.ghost == "you") == is_on
    assert keys.GHOST.keys == ("Ctrl+G",)


def test_typing_asks_no_settings(
    qtbot: QtBot, room: TypeRoom, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each question to them takes as long as a tenth of a key."""
    asked: list[str] = []
    with monkeypatch.context() as patched:
        patched.setattr(settings, "_text", lambda name: asked.append(name) or "")
        patched.setattr(settings, "_count", lambda name: asked.append(name) or 0)
        type_text(qtbot, room, "How are y", "you", "your", "young")
    assert asked == []


def test_it_goes_with_the_suggestions_and_comes_with_those_of_the_next_word(
    qtbot: QtBot, room: TypeRoom
) -> None:
    type_text(qtbot, room, "How are ", "you", "they", "today")
    qtbot.keyClick(room.page, Qt.Key.Key_Escape)
    assert room.page.ghost == ""
    qtbot.keyClicks(room.page, "and ")
    qtbot.waitUntil(lambda: room.page.ghost == "you")


def test_it_can_be_read_in_both_schemes_and_grows_with_the_text(
    qtbot: QtBot, small_room: TypeRoom, appearance: Appearance
) -> None:
    for colours in (LIGHT, DARK):
        assert contrast(colours.soft, colours.paper) >= LEAST_TEXT_CONTRAST
    room = small_room
    type_text(qtbot, room, "How are y", "you", "your", "young")
    small = painted(room)
    appearance.set_scale(2.0)
    qtbot.waitUntil(lambda: room.page.fontMetrics().height() > 1.5 * small.height())
    large = painted(room)
    assert large.width() > 1.5 * small.width()
    appearance.normal_size()
