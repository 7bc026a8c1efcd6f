"""A lesson opened with the window: its rooms and parts, its page, and the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from app.gui.assembly import build_window
from app.gui.learn.exercises import Exercises
from app.gui.learn.lesson.lesson_part import LessonPart
from app.gui.learn.room import LearnRoom
from app.gui.lesson_line import LessonLine
from app.gui.main_window import MainWindow
from app.gui.network.room import NetworkRoom
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.lessons.lesson_file import Lesson
from app.microscope.network_presets import FOUR_LAYERS
from app.microscope.opening import preset_of
from tests.gui.test_accessible_names import unnamed
from tests.writing.fake_predictor import FakePredictor

TITLE = "<b>R&D</b> " + "first hour " * 8
LESSON = Lesson(
    TITLE.strip(),
    "Work 6-1 on paper first.\nThen look at the network.",
    rooms=("decode",),
    parts=("challenge",),
    networks=(preset_of("Lesson 1: deep", FOUR_LAYERS.file),),
    exercises=((6, 1), (2, 7)),
)
Open = Callable[[Lesson], MainWindow]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_lesson(qtbot: QtBot, appearance: Appearance, settings: Settings) -> Iterator[Open]:
    windows: list[MainWindow] = []

    def opened(lesson: Lesson) -> MainWindow:
        window = build_window(appearance, settings, FakePredictor, lesson=lesson)
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(900, 600)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.room is not None)
        return window

    yield opened
    for window in windows:
        window.close()


def rail(window: MainWindow) -> list[str]:
    buttons = window.findChildren(QToolButton)
    return [b.text() for b in buttons if b.property("kind") == "rail" and b.isVisible()]


def parts(room: LearnRoom) -> list[str]:
    """What can be reached by its key, all the way round."""
    found = []
    for _ in range(8):
        found.append(room.switch.value)
        room.switch.choose_next()
    return sorted(set(found))


def learn(window: MainWindow) -> LearnRoom:
    assert isinstance(window.room, LearnRoom)
    return window.room


def test_only_what_it_names_and_needs_is_seen(open_lesson: Open) -> None:
    window = open_lesson(LESSON)
    assert rail(window) == ["Network", "Decode", "Learn"]
    room = learn(window)
    assert isinstance(room.part, LessonPart)
    assert parts(room) == ["Challenge", "Exercises", "Lesson"]


def test_a_lesson_with_a_title_alone_shows_everything(open_lesson: Open) -> None:
    window = open_lesson(Lesson("One"))
    assert rail(window) == ["Type", "Network", "Decode", "Learn", "Train"]
    assert {"Lesson", "Exercises", "Challenge", "Class"} <= set(parts(learn(window)))


def test_its_line_is_shown_letter_by_letter_and_moves_nothing(open_lesson: Open) -> None:
    window = open_lesson(LESSON)
    line = window.findChild(LessonLine)
    assert isinstance(line, LessonLine)
    assert line.line.text() == f"Lesson: {TITLE.strip()}"
    assert line.line.textFormat() is Qt.TextFormat.PlainText
    assert window.width() == 900
    assert unnamed(window) == []


def test_what_is_left_out_stays_closed(qtbot: QtBot, open_lesson: Open) -> None:
    window = open_lesson(LESSON)
    qtbot.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert isinstance(window.room, LearnRoom)
    assert "Type is no part of this lesson" in window.status_texts[0]
    qtbot.keyClick(window, Qt.Key.Key_3, CONTROL)
    assert not isinstance(window.room, LearnRoom)


def test_it_is_left_by_key_and_all_rooms_are_there(qtbot: QtBot, open_lesson: Open) -> None:
    window = open_lesson(LESSON)
    room = learn(window)
    qtbot.keyClick(window, Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert rail(window) == ["Type", "Network", "Decode", "Learn", "Train"]
    assert {"Class", "Challenge", "Exercises"} <= set(parts(room))
    line = window.findChild(LessonLine)
    assert line is None or not line.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier)  # once more


def test_it_is_left_by_mouse(qtbot: QtBot, open_lesson: Open) -> None:
    window = open_lesson(LESSON)
    line = window.findChild(LessonLine)
    assert isinstance(line, LessonLine)
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert rail(window) == ["Type", "Network", "Decode", "Learn", "Train"]


def test_an_exercise_is_one_key_away(qtbot: QtBot, open_lesson: Open) -> None:
    window = open_lesson(LESSON)
    room = learn(window)
    page = room.part
    assert isinstance(page, LessonPart)
    qtbot.waitUntil(page.buttons[0].hasFocus)
    qtbot.keyClick(page.buttons[0], Qt.Key.Key_Tab)
    qtbot.waitUntil(page.buttons[1].hasFocus)
    qtbot.keyClick(page.buttons[1], Qt.Key.Key_Space)
    assert isinstance(room.part, Exercises)
    exercise = room.part.desk.exercise
    assert (exercise.level, exercise.seed) == (2, 7)


def test_an_exercise_that_is_at_hand_is_not_emptied(qtbot: QtBot, open_lesson: Open) -> None:
    room = learn(open_lesson(LESSON))
    page = room.part
    assert isinstance(page, LessonPart)
    page.buttons[0].click()
    exercises = room.part
    assert isinstance(exercises, Exercises)
    exercises.write("net(h1)", "0.5")
    room.open_part("Lesson")
    page.buttons[0].click()
    assert exercises.desk.text("net(h1)") == "0.5"
    room.open_part("Lesson")
    page.buttons[1].click()
    assert (exercises.desk.exercise.level, exercises.desk.text("net(h1)")) == (2, "")


def test_a_network_is_one_click_away(qtbot: QtBot, open_lesson: Open) -> None:
    window = open_lesson(LESSON)
    page = learn(window).part
    assert isinstance(page, LessonPart)
    qtbot.mouseClick(page.buttons[2], Qt.MouseButton.LeftButton)
    room = window.room
    assert isinstance(room, NetworkRoom)
    qtbot.waitUntil(lambda: room.snapshot.preset.title == "Lesson 1: deep")
    assert room.snapshot.file.layers == FOUR_LAYERS.file.layers


def test_a_walk_stays_in_the_rooms_of_the_lesson(qtbot: QtBot, open_lesson: Open) -> None:
    window = open_lesson(LESSON)
    for _ in range(12):
        qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
        assert window.room_name in ("network", "decode", "learn")


def test_without_a_room_for_it_no_walk_begins(qtbot: QtBot, open_lesson: Open) -> None:
    window = open_lesson(Lesson("Learn alone", rooms=("learn",)))
    qtbot.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert "is no part of this lesson" in window.status_texts[0]
    assert isinstance(window.room, LearnRoom)
    qtbot.keyClick(window, Qt.Key.Key_R, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert window.room_name != "learn"
