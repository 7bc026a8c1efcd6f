"""The list of learned words, on the store that the room writes to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.gui.learned.table import WordTable
from app.gui.learned.window import LearnedWindow
from app.gui.theme.appearance import Appearance
from app.gui.type.memory import Memory
from app.prediction.personal.rows import PersonalWord
from app.prediction.personal.store import PersonalStore
from app.writing.assistant import Assistant
from app.writing.predicting import PredictionThread
from app.writing.word_list import WordList
from tests.gui.type.fake_dialogs import FakeDialogs
from tests.writing.fake_predictor import FakePredictor


@pytest.fixture
def store(personal_home: Path) -> Iterator[PersonalStore]:
    """What was learned before the window opens: another connection to the same file."""
    personal_home.mkdir()
    made = PersonalStore(personal_home / "personal.sqlite")
    for _ in range(3):
        made.learn(["came", "Zorblax"], {1})
    made.learn(["came"])
    yield made
    made.close()


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def window(
    qtbot: QtBot, appearance: Appearance, store: PersonalStore, dialogs: FakeDialogs
) -> Iterator[LearnedWindow]:
    memory, parent = Memory(), QWidget()
    qtbot.addWidget(parent)
    thread = PredictionThread(Assistant(FakePredictor), "article", lambda _: None, memory.warn)
    memory.work_through(thread.do)
    thread.start()
    made = LearnedWindow(appearance, memory, dialogs, parent)
    made.show()
    qtbot.waitUntil(lambda: rows(made) == ["came", "Zorblax"])
    yield made
    thread.stop()


def rows(window: LearnedWindow) -> list[str]:
    return [window.table.word(row).word for row in range(window.table.rowCount())]


def choose(window: LearnedWindow, word: str) -> None:
    window.view.selectRow(rows(window).index(word))


def press(qtbot: QtBot, window: LearnedWindow, name: str) -> None:
    assert window.buttons[name].isEnabled()
    qtbot.mouseClick(window.buttons[name], Qt.MouseButton.LeftButton)


def test_it_shows_the_words_and_finds_them(qtbot: QtBot, window: LearnedWindow) -> None:
    index = window.table.index(0, 1)
    assert window.table.data(index) == "4"
    qtbot.keyClicks(window.search, "zor")
    assert rows(window) == ["Zorblax"]


def test_forgetting(qtbot: QtBot, window: LearnedWindow, store: PersonalStore) -> None:
    choose(window, "Zorblax")
    press(qtbot, window, "Forget")
    qtbot.waitUntil(lambda: rows(window) == ["came"])
    assert "zorblax" not in store.counts().words
    assert window.note.text() == "forgot “Zorblax”"


def test_forgetting_several_words_is_one_thing(
    qtbot: QtBot, window: LearnedWindow, store: PersonalStore
) -> None:
    told: list[str] = []
    window._memory.told.connect(told.append)
    window.view.selectAll()
    press(qtbot, window, "Forget")
    qtbot.waitUntil(lambda: rows(window) == [])
    assert told == ["forgot 2 words"]
    assert store.counts().words == {}


def test_blocking_and_unblocking(qtbot: QtBot, window: LearnedWindow, store: PersonalStore) -> None:
    choose(window, "came")
    assert not window.buttons["Suggest again"].isEnabled()
    press(qtbot, window, "Never suggest")
    qtbot.waitUntil(lambda: window.table.word(0).never)
    assert store.counts().words["came"].never
    choose(window, "came")
    press(qtbot, window, "Suggest again")
    qtbot.waitUntil(lambda: not window.table.word(0).never)
    assert not store.counts().words["came"].never


def test_adding_by_enter(qtbot: QtBot, window: LearnedWindow, store: PersonalStore) -> None:
    qtbot.keyClicks(window.search, "Quux")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(window) == ["Quux"])
    assert store.counts().words["quux"].added
    assert window.isVisible()


def test_what_is_no_word_is_not_added(qtbot: QtBot, window: LearnedWindow) -> None:
    qtbot.keyClicks(window.search, "two words")
    press(qtbot, window, "Add")
    qtbot.waitUntil(lambda: "is not one word" in window.note.text())


def test_out_and_in_again(
    qtbot: QtBot, window: LearnedWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.path, dialogs.wipes = tmp_path / "words.json", True
    press(qtbot, window, "Export")
    qtbot.waitUntil(lambda: window.note.text() == "exported to words.json")
    press(qtbot, window, "Wipe")
    qtbot.waitUntil(lambda: rows(window) == [])
    assert dialogs.asked == ["wipe 2?"]
    press(qtbot, window, "Import")
    qtbot.waitUntil(lambda: rows(window) == ["came", "Zorblax"])


def test_wiping_asks_first(
    qtbot: QtBot, window: LearnedWindow, dialogs: FakeDialogs, store: PersonalStore
) -> None:
    press(qtbot, window, "Wipe")
    assert dialogs.asked == ["wipe 2?"]
    qtbot.keyClicks(window.search, "Quux")
    press(qtbot, window, "Add")  # comes after whatever wiping might have begun
    qtbot.waitUntil(lambda: rows(window) == ["Quux"])
    assert set(store.counts().words) == {"came", "zorblax", "quux"}


def test_a_file_of_another_kind_is_one_line(
    qtbot: QtBot, window: LearnedWindow, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.path = tmp_path / "odd.json"
    dialogs.path.write_text("{}")
    press(qtbot, window, "Import")
    qtbot.waitUntil(lambda: "is no export of personal words" in window.note.text())
    assert rows(window) == ["came", "Zorblax"]


def test_the_table_keeps_the_rules_of_models_and_is_lazy(qtbot: QtBot) -> None:
    asked: list[int] = []
    table = WordTable(WordList())
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    table.set_words([PersonalWord(f"word{n}", n, 0, False, False) for n in range(20_000)])
    original = table.word

    def noting(row: int) -> PersonalWord:
        asked.append(row)
        return original(row)

    table.word = noting  # type: ignore[method-assign]
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(table)
    view.resize(400, 300)
    view.show()
    view.grab()
    assert table.rowCount() == 20_000
    assert asked
    assert len(set(asked)) < 200


def test_everything_has_a_name_and_buttons_have_keys(window: LearnedWindow) -> None:
    assert window.search.accessibleName()
    assert window.view.accessibleName()
    for name, button in window.buttons.items():
        assert button.accessibleName() == name
        assert "&" in button.text()
    letters = [b.text()[b.text().index("&") + 1].lower() for b in window.buttons.values()]
    assert len(set(letters)) == len(letters)
