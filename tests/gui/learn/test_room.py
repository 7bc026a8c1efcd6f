"""The Learn room: one of its parts is seen at a time, with its own tools and its own word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.gui.learn.exercises import Exercises
from app.gui.learn.room import LearnRoom
from app.gui.room import Room
from app.gui.theme.appearance import Appearance


class Part(Room):
    """Notes what it is asked."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.tools = QLabel(word)
        self.entered, self.went_to, self.is_down, self.lets_close = 0, "", False, True

    def bar(self) -> QWidget:
        return self.tools

    def enter(self) -> None:
        self.entered += 1

    def go_to(self, text: str) -> None:
        self.went_to = text

    def may_close(self) -> bool:
        return self.lets_close

    def shut_down(self) -> None:
        self.is_down = True


@pytest.fixture
def parts() -> dict[str, Part]:
    return {"Walk": Part("pages"), "Exercises": Part("levels")}


@pytest.fixture
def room(qtbot: QtBot, appearance: Appearance, parts: dict[str, Part]) -> Iterator[LearnRoom]:
    made = LearnRoom(appearance, {name: (lambda part=part: part) for name, part in parts.items()})
    qtbot.addWidget(made)
    qtbot.addWidget(made.bar())
    made.show()
    made.bar().show()
    made.activateWindow()
    yield made
    made.shut_down()
    assert all(part.is_down for part in made.parts.values())


def test_one_part_is_seen_with_its_tools(room: LearnRoom, parts: dict[str, Part]) -> None:
    walk, exercises = parts.values()
    assert (walk.isVisible(), walk.tools.isVisible()) == (True, True)
    assert list(room.parts) == ["Walk"]  # the other one isn't made before it is seen
    room.open_part("Exercises")
    assert (walk.isVisible(), walk.tools.isVisible()) == (False, False)
    assert (exercises.isVisible(), exercises.tools.isVisible()) == (True, True)
    assert (walk.entered, exercises.entered) == (0, 1)
    room.enter()
    assert exercises.entered == 2


def test_by_key_and_round(qtbot: QtBot, room: LearnRoom) -> None:
    for name in ("Exercises", "Walk", "Exercises"):
        qtbot.keyClick(room, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert room.switch.value == name


def test_only_the_part_that_is_seen_is_heard(room: LearnRoom, parts: dict[str, Part]) -> None:
    room.open_part("Exercises")
    told: list[tuple[str, str]] = []
    room.told.connect(lambda left, right: told.append((left, right)))
    parts["Walk"].told.emit("page 1", "1 of 12")
    assert told == []
    parts["Exercises"].told.emit("right", "3 of 15")
    assert told == [("right", "3 of 15")]
    room.open_part("Walk")
    assert told[-1] == ("page 1", "1 of 12")  # what was said before it was seen


def test_a_part_leads_to_another_or_out_of_the_room(
    room: LearnRoom, parts: dict[str, Part]
) -> None:
    led: list[tuple[str, str]] = []
    room.leads_on.connect(lambda name, text: led.append((name, text)))
    parts["Walk"].leads_on.emit("Exercises", "6 1")
    assert (room.switch.value, parts["Exercises"].went_to) == ("Exercises", "6 1")
    parts["Exercises"].leads_on.emit("network", "w5")
    assert led == [("network", "w5")]


def test_each_part_is_asked_before_the_window_closes(
    room: LearnRoom, parts: dict[str, Part]
) -> None:
    room.open_part("Exercises")
    assert room.may_close()
    parts["Exercises"].lets_close = False
    assert not room.may_close()


def test_an_exercise_can_be_led_to(qtbot: QtBot, appearance: Appearance) -> None:
    exercises = Exercises(appearance)
    room = LearnRoom(appearance, {"Exercises": lambda: exercises})
    qtbot.addWidget(room)
    qtbot.addWidget(room.bar())
    exercises.go_to("6 4")
    assert (exercises.desk.exercise.level, exercises.desk.exercise.seed) == (6, 4)
    room.shut_down()


def test_parts_that_are_left_out_are_not_on_the_switch(
    qtbot: QtBot, room: LearnRoom, parts: dict[str, Part]
) -> None:
    room.show_only(["Exercises"])
    assert room.part is parts["Exercises"]
    assert [room.switch.list.itemText(n) for n in range(room.switch.list.count())] == ["Exercises"]
    qtbot.keyClick(room, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert room.part is parts["Exercises"]
    room.show_only(room.part_names)
    qtbot.keyClick(room, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert room.part is parts["Walk"]


def test_where_the_parts_do_not_fit_side_by_side_they_are_a_list(
    qtbot: QtBot, room: LearnRoom
) -> None:
    around = QWidget()  # a window of its own is never narrower than its buttons
    qtbot.addWidget(around)
    room.bar().setParent(around)
    around.show()
    room.bar().show()
    room.bar().resize(800, 60)
    assert room.switch.currentWidget() is room.switch.buttons
    room.bar().resize(90, 200)
    assert room.switch.currentWidget() is room.switch.list
    assert room.switch.value == "Walk"
    room.bar().resize(800, 60)
    assert room.switch.currentWidget() is room.switch.buttons
    room.bar().setParent(None)
