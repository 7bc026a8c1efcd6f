"""Any keys in any order, with answers that are early, late, stale, failed or never there: the page
is what a slow and plain model says, the focus stays on it, and nothing else is pressed."""

from __future__ import annotations

import os
from itertools import chain

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.type.room import TypeRoom
from app.writing.undo_steps import UndoSteps
from tests.gui.type.conftest import OpenRoom
from tests.gui.type.held_thread import HeldThread
from tests.gui.type.slow_page import ATTACHED, LETTERS, SlowPage
from tests.writing.fake_predictor import FakePredictor

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
BEGINNINGS = ("", "How are ", "How are yo\nand we are ", "so 5% (of it)")
MOVES = {
    "left": (Qt.Key.Key_Left, NONE), "right": (Qt.Key.Key_Right, NONE),
    "home": (Qt.Key.Key_Home, NONE), "end": (Qt.Key.Key_End, NONE),
    "up": (Qt.Key.Key_Up, NONE), "all": (Qt.Key.Key_A, CONTROL),
    "select left": (Qt.Key.Key_Left, SHIFT), "select right": (Qt.Key.Key_Right, SHIFT),
    "select word": (Qt.Key.Key_Left, CONTROL | SHIFT),
}  # fmt: skip
SIGNS = st.sampled_from([*LETTERS, *"   ", *ATTACHED, *"(5\n"]).map(lambda sign: (sign,))
WORDS = st.sampled_from(["you ", "they, ", "to", "d y t", "(we) ", "5%\n", "a/b "]).map(tuple)
OTHER_KEYS = st.sampled_from(
    [("tab",), ("tab", "tab"), ("phrase",), ("phrase", "tab"), ("1",), ("2",), ("3",), ("4",),
     ("escape",), ("backspace",), ("backspace",) * 4, ("undo",), ("undo",) * 3,
     ("undo", "redo"), ("redo",) * 2]
)  # fmt: skip
ANSWERED = st.sampled_from(
    [("answer",), ("answer", "tab"), ("tab", "answer"), ("2", "answer"), ("stale",), ("fail",),
     ("ask again",), ("answer", "tab", "answer", "tab"), ("answer", "phrase"),
     ("phrase", "answer")]
)  # fmt: skip
MOVED = st.sampled_from([*MOVES]).map(lambda move: (move,))
ACTIONS = st.lists(st.one_of(SIGNS, WORDS, OTHER_KEYS, ANSWERED, MOVED), min_size=5, max_size=30)
MOST_SEQUENCES = int(os.environ.get("LETTERSUM_RANDOM_TYPING", "100"))


class Hands:
    """Does to the room and to the model what an action says."""

    def __init__(self, qtbot: QtBot, room: TypeRoom) -> None:
        self._qtbot, self._room, self._page = qtbot, room, room.page
        self._thread = room._thread
        self._page._steps = UndoSteps(lambda: 0.0)  # nobody pauses
        self._slow = SlowPage("", 0, 0)

    def begin(self, text: str) -> None:
        self._page.begin("another page")
        self._page.begin(text)
        self._slow = SlowPage(text, len(text), len(text))
        self._thread.fail()
        self._room.memory.changed.emit()

    def do(self, action: str) -> None:
        if action == "\n":
            self._press(Qt.Key.Key_Return)
            self._slow.type(action)
        elif len(action) == 1 and action not in "1234":
            self._qtbot.keyClicks(self._page, action)
            self._slow.type(action)
        elif action in MOVES:
            self._press(*MOVES[action])
            self._slow.moved(self._page.text, *self._selection)
        else:
            getattr(self, "_" + action.replace(" ", "_"), self._take_by_number)(action)

    def check(self) -> None:
        assert self._page.text == self._slow.text
        assert self._selection == (self._slow.low, self._slow.high)
        assert self._page.hasFocus()
        assert self._room.learning.isChecked()
        assert self._room.count.page.keys >= 0

    @property
    def _selection(self) -> tuple[int, int]:
        cursor = self._page.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self._qtbot.keyClick(self._page, key, modifier)

    def _tab(self, _: str) -> None:
        self._press(Qt.Key.Key_Tab)
        self._slow.take(0)

    def _phrase(self, _: str) -> None:
        self._press(Qt.Key.Key_Backtab, SHIFT)
        self._slow.take_phrase()

    def _take_by_number(self, number: str) -> None:
        self._press(Qt.Key(Qt.Key.Key_0.value + int(number)), ALT)
        self._slow.take(int(number) - 1)

    def _escape(self, _: str) -> None:
        self._press(Qt.Key.Key_Escape)
        self._slow.hide()

    def _backspace(self, _: str) -> None:
        self._press(Qt.Key.Key_Backspace)
        self._slow.backspace()

    def _undo(self, _: str) -> None:
        self._press(Qt.Key.Key_Z, CONTROL)
        assert self._slow.undone(self._page.text)
        self._slow.moved(self._page.text, *self._selection)

    def _redo(self, _: str) -> None:
        self._press(Qt.Key.Key_Z, CONTROL | SHIFT)
        assert self._slow.redone(self._page.text)
        self._slow.moved(self._page.text, *self._selection)

    def _answer(self, _: str) -> None:
        if self._slow.is_asked:
            self._thread.answer()
            self._slow.answer()

    def _stale(self, _: str) -> None:
        if len(self._thread.asked) > 1:
            self._thread.answer(back=1)

    def _fail(self, _: str) -> None:
        if self._slow.is_asked:
            self._thread.fail()
            self._slow.fail()

    def _ask_again(self, _: str) -> None:
        self._room.memory.changed.emit()
        self._slow.ask_again()


@pytest.fixture
def hands(qtbot: QtBot, open_room: OpenRoom, monkeypatch: pytest.MonkeyPatch) -> Hands:
    monkeypatch.setattr("app.gui.type.room.PredictionThread", HeldThread)
    room = open_room(FakePredictor)
    return Hands(qtbot, room)


@settings(max_examples=MOST_SEQUENCES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(BEGINNINGS), ACTIONS)
# Qt says nothing of a selection that an undo ends where it leaves the caret in its place.
@example("", [tuple("you "), ("answer", "tab"), (",", "all", "undo", "answer", "tab")])
def test_the_page_is_what_a_plain_model_says(
    hands: Hands, beginning: str, actions: list[tuple[str, ...]]
) -> None:
    hands.begin(beginning)
    hands.check()
    for action in chain.from_iterable(actions):
        hands.do(action)
        hands.check()
