from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from app.gui.decode.room import DecodeRoom
from app.gui.help_sheet import HelpSheet
from app.gui.main_window import MainWindow
from app.gui.network.room import NetworkRoom
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import FRAME_PX
from app.gui.type.room import TypeRoom
from tests.gui.at_rest import comes_to_rest

OpenWindow = Callable[[], MainWindow]
CONTROL = Qt.KeyboardModifier.ControlModifier


def focus(window: MainWindow) -> object:
    return window.focusWidget()


def test_it_opens_with_the_page_ready_to_write_on(open_window: OpenWindow) -> None:
    window = open_window()
    room = window.room
    assert isinstance(room, TypeRoom)
    assert focus(window) is room.page
    assert "Tab takes the first" in window.status_texts[0]


def test_keys_switch_rooms(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_2, CONTROL)
    assert isinstance(window.room, NetworkRoom)
    assert "click a weight" in window.status_texts[0]
    qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert isinstance(window.room, TypeRoom)
    assert "Tab takes the first" in window.status_texts[0]


def test_the_rail_switches_rooms_and_marks_the_open_one(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window()
    buttons = window._rail._buttons
    assert buttons["type"].isChecked()
    qtbot.mouseClick(buttons["network"], Qt.MouseButton.LeftButton)
    assert isinstance(window.room, NetworkRoom)
    assert buttons["network"].isChecked()
    assert not buttons["type"].isChecked()


def test_a_room_keeps_what_was_done_in_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    room = window.room
    assert isinstance(room, TypeRoom)
    qtbot.keyClicks(room.page, "kept")
    window.open_room("network")
    window.open_room("type")
    assert window.room is room
    assert room.page.toPlainText() == "kept"
    assert focus(window) is room.page


def test_room_and_size_are_remembered(
    qtbot: QtBot, open_window: OpenWindow, settings: Settings
) -> None:
    window = open_window()
    window.open_room("network")
    window.resize(700, 500)
    window.close()
    assert settings.room == "network"
    again = open_window()
    assert isinstance(again.room, NetworkRoom)
    assert (again.width(), again.height()) == (700, 500)


def test_a_room_that_is_no_more_is_forgotten(open_window: OpenWindow, settings: Settings) -> None:
    settings.room = "cellar"
    assert isinstance(open_window().room, TypeRoom)


def test_light_and_dark_by_key(
    qtbot: QtBot, open_window: OpenWindow, appearance: Appearance
) -> None:
    window = open_window()
    was_dark = appearance.is_dark
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    assert appearance.is_dark is not was_dark
    paper = window.grab().toImage().pixelColor(window.width() // 2, 300).name()
    assert paper == appearance.colours.paper


@pytest.mark.parametrize(("link", "text"), [("word", "you"), ("sum", "61")])
def test_a_suggestion_leads_to_the_decode_room(
    qtbot: QtBot, open_window: OpenWindow, link: str, text: str
) -> None:
    window = open_window()
    room = window.room
    assert isinstance(room, TypeRoom)
    qtbot.keyClicks(room.page, "How are ")
    qtbot.waitUntil(lambda: room.row.cards[0].word == "you")
    getattr(room.why.decode_links, link).click()
    decode = window.room
    assert isinstance(decode, DecodeRoom)
    assert decode.tools.field.text() == text
    qtbot.waitUntil(lambda: decode.decoded is not None)
    assert decode.letters.heading.text() == {"you": "you = 61", "61": "sum 61"}[text]


def test_text_size_by_key(qtbot: QtBot, open_window: OpenWindow, appearance: Appearance) -> None:
    window = open_window()
    for key, scale in ((Qt.Key.Key_Plus, 1.1), (Qt.Key.Key_Equal, 1.1), (Qt.Key.Key_Minus, 0.9)):
        qtbot.keyClick(window, key, CONTROL)
        assert appearance.scale == pytest.approx(scale)
        qtbot.keyClick(window, Qt.Key.Key_0, CONTROL)
        assert appearance.scale == 1.0


def test_f1_shows_the_keys(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    sheet = window.findChild(HelpSheet)
    assert isinstance(sheet, HelpSheet)
    assert sheet.isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_at_twice_the_text_the_keys_fit_the_screen(
    open_window: OpenWindow, appearance: Appearance
) -> None:
    appearance.set_scale(2.0)
    window = open_window()
    window.show_keys()
    sheet, screen = window.findChild(HelpSheet), window.screen().availableSize()
    assert isinstance(sheet, HelpSheet)
    assert sheet.width() + FRAME_PX[0] <= screen.width()
    assert sheet.height() + FRAME_PX[1] <= screen.height()
    scroll = sheet.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
    sheet.accept()


def test_f6_leads_off_the_page_and_tab_never_does(qtbot: QtBot, open_window: OpenWindow) -> None:
    """Whoever uses the keyboard alone isn't caught on the page, and nobody is driven off it."""
    window = open_window()
    room = window.room
    assert isinstance(room, TypeRoom)
    qtbot.keyClicks(room.page, "How are ")
    qtbot.waitUntil(lambda: room.row.cards[0].word == "you")
    qtbot.keyClick(room.page, Qt.Key.Key_Escape)
    qtbot.keyClick(room.page, Qt.Key.Key_Tab)
    assert room.page.toPlainText() == "How are "
    assert focus(window) is room.page
    qtbot.keyClick(room.page, Qt.Key.Key_F6)
    assert focus(window) is not room.page


def test_ctrl_q_closes_while_training_and_leaves_no_thread(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    window = open_window()
    window.open_room("network")
    room = window.room
    assert isinstance(room, NetworkRoom)
    room.widgets.controls.goal.setCurrentText("no end")
    room.widgets.controls.play.click()
    qtbot.waitUntil(lambda: room.snapshot.update > 0)
    qtbot.keyClick(window, Qt.Key.Key_Q, CONTROL)
    assert not window.isVisible()
    running = {thread.name for thread in threading.enumerate()}
    assert not running & {"training", "warm-up", "prediction"}


def test_closing_before_a_room_is_built(
    qtbot: QtBot, appearance: Appearance, settings: Settings, qapp: QApplication
) -> None:
    from app.gui.assembly import build_window
    from tests.writing.fake_predictor import FakePredictor

    window = build_window(appearance, settings, FakePredictor)
    qtbot.addWidget(window)
    window.show()
    window.close()
    qapp.processEvents()
    assert window.room is None


def test_a_room_that_would_lose_something_keeps_the_window_open(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    room = window.room
    assert room is not None
    monkeypatch.setattr(room, "may_close", lambda: False)
    assert not window.close()
    assert window.isVisible()
    monkeypatch.setattr(room, "may_close", lambda: True)
    assert window.close()


def test_a_room_that_fails_to_close_leaves_the_others_their_drafts(
    qtbot: QtBot,
    open_window: OpenWindow,
    monkeypatch: pytest.MonkeyPatch,
    personal_home: Path,
) -> None:
    window = open_window()
    room = window.room
    assert isinstance(room, TypeRoom)
    qtbot.keyClicks(room.page, "kept")
    window.open_room("decode")
    window._rooms = dict(reversed(window._rooms.items()))
    decode = window.room
    assert isinstance(decode, DecodeRoom)
    really_shut_down = decode.shut_down

    def fail() -> None:
        really_shut_down()
        raise ValueError("can't")

    monkeypatch.setattr(decode, "shut_down", fail)
    assert window.close()
    assert (personal_home / "draft.txt").read_text() == "kept"


@pytest.mark.parametrize("scale", [1.0, 1.3, 2.0])
def test_the_first_window_with_its_frame_fits_the_screen(
    open_window: OpenWindow, appearance: Appearance, scale: float
) -> None:
    appearance.set_scale(scale)
    window = open_window()
    screen = window.screen().availableSize()  # of the offscreen platform: 800 × 800
    assert window.width() + FRAME_PX[0] <= screen.width()
    assert window.height() + FRAME_PX[1] <= screen.height()


def test_at_twice_the_text_a_window_can_be_as_small_as_ever(
    open_window: OpenWindow, appearance: Appearance
) -> None:
    appearance.set_scale(2.0)
    window = open_window()
    for name in ("type", "network", "decode", "learn", "train"):
        window.resize(900, 640)
        window.open_room(name)
        window.resize(640, 440)
        assert comes_to_rest(window)
        assert (window.width(), window.height()) == (640, 440)
        room = window.room
        assert room is not None
        assert room.mapTo(window, room.rect().bottomRight()).x() < 640
