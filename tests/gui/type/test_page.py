"""The page with more text than a person would write."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextOption
from pytestqt.qtbot import QtBot

from app.gui.type.room import TypeRoom

AT_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
ANYWHERE = QTextOption.WrapMode.WrapAnywhere


def paste(room: TypeRoom, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    room.page.paste()


@pytest.mark.parametrize(
    "text",
    [
        "x" * 400_000,
        "some words " * 30_000,
        "שלום 🙂 עולם " * 10_000,
        "z" * 10_000,
        "many lines\n" * 30_000,
    ],
    ids=["one word", "one line", "right to left and emoji", "10,000 letters", "lines"],
)
def test_a_huge_paste_is_taken_sign_for_sign(qtbot: QtBot, room: TypeRoom, text: str) -> None:
    paste(room, text)
    qtbot.keyClicks(room.page, "a")
    assert room.page.text == text + "a"
    qtbot.keyClick(room.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(room.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.page.text == ""


def test_an_endless_word_is_broken_anywhere_until_the_next_page(room: TypeRoom) -> None:
    assert room.page.wordWrapMode() == AT_WORDS
    paste(room, "words " * 2000)
    assert room.page.wordWrapMode() == AT_WORDS
    paste(room, "y" * 4000)
    assert room.page.wordWrapMode() == AT_WORDS
    paste(room, "y" * 4000)  # to the end of the 4,000 that are there
    assert room.page.wordWrapMode() == ANYWHERE
    room.page.begin("a letter")
    assert room.page.wordWrapMode() == AT_WORDS
    room.page.begin("z" * 10_000)
    assert room.page.wordWrapMode() == ANYWHERE
