"""Learning the page or a file from the page's menu, and taking that back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.learned.window import LearnedWindow
from app.gui.type.room import TypeRoom
from app.prediction.personal.place import words_path
from app.prediction.personal.store import PersonalStore
from app.writing import text_learning
from tests.gui.type.fake_dialogs import FakeDialogs

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def told(room: TypeRoom) -> list[str]:
    """The lines of the status bar, without the count of keys that follows a dot."""
    lines: list[str] = []
    room.told.connect(lambda line, _: lines.append(line))
    return lines


@pytest.fixture
def press(qtbot: QtBot, room: TypeRoom) -> Callable[[Qt.Key], None]:
    return lambda key: qtbot.keyClick(room.page, key, CONTROL | SHIFT)


def last(told: list[str]) -> str:
    return told[-1] if told else ""


def uses() -> dict[str, int]:
    with PersonalStore(words_path()) as store:
        return {key: word.uses for key, word in store.counts().words.items()}


def test_the_page_is_learned_but_for_what_was_learned_while_it_was_typed(
    qtbot: QtBot, room: TypeRoom, told: list[str], press: Callable[[Qt.Key], None]
) -> None:
    room.page.begin("Old zorblax. ")
    qtbot.keyClicks(room.page, "New blick. ")
    press(Qt.Key.Key_L)
    qtbot.waitUntil(lambda: any(line.startswith("learned 2 words in 1 sent") for line in told))
    assert uses() == {"old": 1, "zorblax": 1, "new": 1, "blick": 1}
    press(Qt.Key.Key_L)
    qtbot.waitUntil(lambda: any("nothing on this page that was not" in line for line in told))
    assert uses() == {"old": 1, "zorblax": 1, "new": 1, "blick": 1}


def test_it_is_taken_back_and_may_be_learned_again(
    qtbot: QtBot, room: TypeRoom, told: list[str], press: Callable[[Qt.Key], None]
) -> None:
    room.page.begin("Old zorblax. ")
    for _ in range(2):
        press(Qt.Key.Key_L)
        qtbot.waitUntil(lambda: last(told).startswith("learned 2 words"))
        press(Qt.Key.Key_K)
        qtbot.waitUntil(lambda: last(told).startswith("what this page taught is taken back"))
        assert uses() == {}
    press(Qt.Key.Key_K)
    assert told[-1].startswith("no page or file was learned")


def test_a_file_is_learned_and_stopped_in_the_middle_leaves_nothing(
    qtbot: QtBot, room: TypeRoom, told: list[str], press: Callable[[Qt.Key], None],
    dialogs: FakeDialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(text_learning, "BATCH_SENTENCES", 1)
    dialogs.path = tmp_path / "notes.txt"
    dialogs.path.write_text("One zorblax.\nTwo blicks.\n" * 2)
    room.learning_menu.told.connect(
        lambda line: line.startswith("learning 1 sent") and room.learning_menu.take_back()
    )
    press(Qt.Key.Key_F)
    qtbot.waitUntil(lambda: last(told).startswith("what notes.txt taught is taken back"))
    assert uses() == {}
    room.learning_menu.told.disconnect()
    room.learning_menu.told.connect(told.append)
    press(Qt.Key.Key_F)
    qtbot.waitUntil(lambda: any(line.startswith("learned 8 words in 4 sent") for line in told))
    assert uses() == {"one": 2, "zorblax": 2, "two": 2, "blicks": 2}


def test_off_the_record_and_files_that_are_no_text_are_refused_in_a_line(
    qtbot: QtBot, room: TypeRoom, told: list[str], press: Callable[[Qt.Key], None],
    dialogs: FakeDialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(text_learning, "LARGEST_MB", 1)
    dialogs.path = tmp_path / "notes.txt"
    for content, why in (
        (b"caf\xe9", "is not UTF-8 text"), (b"a" * 1_000_001, "is larger than 1 MB"),
        (b"12 34\n", "there is nothing to learn in notes.txt"),
    ):  # fmt: skip
        dialogs.path.write_bytes(content)
        press(Qt.Key.Key_F)
        qtbot.waitUntil(lambda why=why: why in last(told))  # type: ignore[misc]
        assert "notes.txt" in told[-1]
    press(Qt.Key.Key_K)
    assert told[-1].startswith("no page or file was learned")
    press(Qt.Key.Key_O)
    for key in (Qt.Key.Key_L, Qt.Key.Key_F):
        press(key)
        assert told[-1].startswith("off the record: nothing is learned; switch")
    room.shut_down()
    assert uses() == {}


def test_what_is_being_written_and_what_was_off_the_record_are_no_part_of_the_page(
    qtbot: QtBot, room: TypeRoom, told: list[str], press: Callable[[Qt.Key], None]
) -> None:
    room.page.begin("Old zorblax.\n")
    press(Qt.Key.Key_O)
    qtbot.keyClicks(room.page, "My secret. ")
    press(Qt.Key.Key_O)
    qtbot.keyClicks(room.page, "Half a wo")
    press(Qt.Key.Key_L)
    qtbot.waitUntil(lambda: last(told).startswith("learned 2 words in 1 sentence of this page; "))
    assert uses() == {"old": 1, "zorblax": 1}
    qtbot.keyClicks(room.page, "rd. ")
    room.shut_down()
    assert uses() == {"old": 1, "zorblax": 1, "half": 1, "a": 1, "word": 1}


def test_a_text_that_is_being_learned_when_the_window_closes_teaches_nothing(
    qtbot: QtBot, room: TypeRoom, told: list[str], press: Callable[[Qt.Key], None],
    dialogs: FakeDialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(text_learning, "BATCH_SENTENCES", 1)
    dialogs.path = tmp_path / "notes.txt"
    dialogs.path.write_text("One zorblax.\nTwo blicks.\n" * 500)
    press(Qt.Key.Key_F)
    qtbot.waitUntil(lambda: last(told).startswith("learning "))
    room.shut_down()
    assert uses() == {}


@pytest.mark.parametrize("by_key", [True, False])
def test_a_file_is_learned_and_taken_back_from_the_list_of_words(
    qtbot: QtBot, room: TypeRoom, dialogs: FakeDialogs, tmp_path: Path, by_key: bool
) -> None:
    dialogs.path = tmp_path / "notes.txt"
    dialogs.path.write_text("One zorblax met another\nzorblax.\n")
    qtbot.keyClick(room.page, Qt.Key.Key_L, CONTROL)
    window = room.findChild(LearnedWindow)
    assert isinstance(window, LearnedWindow)
    window.buttons["Learn a file"].click()
    qtbot.waitUntil(lambda: window.note.text().startswith("learned 5 words in 1 sentence of notes"))
    qtbot.waitUntil(lambda: window.table.rowCount() == 4)
    window.view.selectRow(0)
    assert [word.word for word in window.chosen] == ["zorblax"]
    window.buttons["Forget"].click()
    qtbot.waitUntil(lambda: window.table.rowCount() == 3)
    window.search.setText("zorblax")
    window.buttons["Add"].click()
    qtbot.waitUntil(lambda: window.table.rowCount() == 1)
    if by_key:
        qtbot.keyClick(window, Qt.Key.Key_K, CONTROL | SHIFT)
    else:
        window.buttons["Take back"].click()
    qtbot.waitUntil(lambda: window.note.text() == "what notes.txt taught is taken back")
    window.close()
    assert uses() == {"zorblax": 0}  # added since
