"""Every part of the Learn room: its layout comes to rest, and whoever can't see it hears it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.gui.learn.challenge.challenge_part import ChallengePart
from app.gui.learn.class_kit.class_part import ClassPart
from app.gui.learn.room import LearnRoom
from app.gui.main_window import MainWindow
from app.gui.room import Room
from app.gui.theme.appearance import Appearance
from app.lessons.class_roll import marked
from app.lessons.exercise_file import Answers
from app.lessons.ladder import draw_exercise
from tests.gui.at_rest import restless_widths
from tests.gui.test_accessible_names import unnamed
from tests.sweep import swept

OpenWindow = Callable[[], MainWindow]
PAGES = [("Challenge", ""), *(("Class", page) for page in ("table", "boxes", "sheets", "lesson"))]
ALWAYS = [PAGES[0], ("Class", "sheets")]


@pytest.fixture(
    params=swept(PAGES, ALWAYS),
    ids=["-".join(page).strip("-") for page in PAGES],
)
def part(request: pytest.FixtureRequest, qtbot: QtBot, open_window: OpenWindow) -> Room:
    """In a window, with something in it."""
    name, page = request.param
    window = open_window()
    window.open_room("learn")
    assert isinstance(window.room, LearnRoom)
    window.room.open_part(name)
    opened = window.room.part
    if isinstance(opened, ClassPart):
        qtbot.waitUntil(lambda: not opened.errands.is_busy)
        exercise = draw_exercise(6, 1)
        answers = dict.fromkeys(exercise.asks, "0.5")
        opened.roll.take(marked(Answers("<b>R&D</b> " + "W" * 150, exercise, answers)))
        opened.open_sheet(0)
        opened.go_to(page)
    elif isinstance(opened, ChallengePart):
        opened.open_level(9, 1)
        opened.hint()
    return opened


def test_it_comes_to_rest(part: Room, appearance: Appearance) -> None:
    appearance.set_scale(1.3)
    window = part.window()
    assert isinstance(window, MainWindow)
    assert restless_widths(window, range(1_300, 640, -93), 560) == []


def test_every_widget_has_a_name(part: Room) -> None:
    assert unnamed(part) == []
    assert unnamed(part.bar()) == []


def test_a_long_name_makes_no_window_wider(part: Room) -> None:
    window = part.window()
    width = window.width()
    window.grab()
    assert window.width() == width
    assert window.minimumSizeHint().width() <= width
