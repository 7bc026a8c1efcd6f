"""The Decode room while its thread still works, and where something is missing."""

from __future__ import annotations

import threading
from dataclasses import replace

from pytestqt.qtbot import QtBot

from app.gui.mailbox import Mailbox
from app.words.lexicon import Lexicon, LexiconError
from tests.gui.decode.conftest import OpenRoom, wait_for_all
from tests.gui.decode.hands import WITH_65, ask, listed
from tests.laboratory.small import small_lexicon, small_sources
from tests.patience import PATIENCE_SECONDS


def test_the_room_is_usable_while_the_dictionary_is_read(qtbot: QtBot, open_room: OpenRoom) -> None:
    gate = threading.Event()

    def slow() -> Lexicon:
        assert gate.wait(PATIENCE_SECONDS)
        return small_lexicon()

    room = open_room(replace(small_sources(), lexicon=slow))
    ask(qtbot, room, "show")
    assert room.letters.heading.text() == "show = 65"
    assert room.words.heading.text() == "looking words up …"
    room.grab()
    gate.set()
    qtbot.waitUntil(lambda: listed(room) == WITH_65)
    wait_for_all(qtbot, room)


def test_without_a_dictionary_the_status_line_says_why(qtbot: QtBot, open_room: OpenRoom) -> None:
    def missing() -> Lexicon:
        raise LexiconError("dictionary.tsv: no such dictionary; check the path")

    room = open_room(replace(small_sources(), lexicon=missing))
    told: list[str] = []
    room.told.connect(lambda left, right: told.append(left))
    qtbot.waitUntil(lambda: "dictionary.tsv: no such dictionary; check the path" in told)
    assert room.words.heading.text() == "no words"


def test_the_window_never_loads_or_prices(qtbot: QtBot, open_room: OpenRoom) -> None:
    threads: list[str] = []

    def noted() -> Lexicon:
        threads.append(threading.current_thread().name)
        return small_lexicon()

    room = open_room(replace(small_sources(), lexicon=noted))
    wait_for_all(qtbot, room)
    assert threads == ["laboratory"]
    assert isinstance(room._mailbox, Mailbox)
