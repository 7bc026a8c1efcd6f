"""A lesson in the window: its page in the Learn room, its rooms and parts, its networks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.gui.learn.lesson.lesson_part import LessonPart
from app.gui.learn.room import LearnRoom
from app.gui.main_window import MainWindow
from app.gui.network.room import NetworkRoom
from app.gui.room import Room
from app.gui.theme.appearance import Appearance
from app.lessons.lesson_file import EXERCISES, LEARN, NETWORK, PAGE, Lesson
from app.microscope.network_presets import NetworkPreset

_PAGE = PAGE.title()  # on the switch of the Learn room


class LessonShowing:
    """Shows one lesson in one window, until somebody leaves it; its page stays."""

    def __init__(self, lesson: Lesson, window: MainWindow, appearance: Appearance) -> None:
        self._lesson, self._window, self._appearance = lesson, window, appearance
        self._learn: LearnRoom | None = None
        self._parts: Mapping[str, Callable[[], Room]] = {}
        self._is_left = False
        rooms = [name for name in window.room_names if lesson.shows_room(name)]
        window.show_lesson(f"Lesson: {lesson.title}", rooms, LEARN)
        window.lesson_left.connect(self._leave)

    def learn_room(self, parts: Mapping[str, Callable[[], Room]]) -> LearnRoom:
        """The Learn room with the lesson before its other ``parts``; what is written of those in
        a lesson is how they are called, in small letters."""
        exercises = next((name for name in parts if name.lower() == EXERCISES), "")
        page = LessonPart(self._lesson, exercises)
        page.network_asked.connect(self._open_network)
        self._parts = {_PAGE: lambda: page, **parts}
        self._learn = LearnRoom(self._appearance, self._parts)
        if not self._is_left:
            shown = [name for name in parts if self._lesson.shows_part(name.lower())]
            self._learn.show_only([_PAGE, *shown])
        return self._learn

    def _leave(self) -> None:
        self._is_left = True
        if self._learn is not None:
            self._learn.show_only(self._parts)

    def _open_network(self, preset: NetworkPreset) -> None:
        self._window.open_room(NETWORK)
        room = self._window.room
        if isinstance(room, NetworkRoom):
            room.requests.open_preset(preset)
