"""Puts the window together: the only place that knows all rooms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.crash.watch import Start
from app.gui import keys
from app.gui.main_window import MainWindow
from app.gui.room import Room, RoomEntry
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.walk.guide import WalkGuide
from app.prediction.shipped import Shipped
from app.writing.assistant import LoadPredictor

if TYPE_CHECKING:
    from app.gui.learn.lesson.lesson_showing import LessonShowing
    from app.gui.network.room import NetworkRoom
    from app.gui.type.page import Page
    from app.lessons.lesson_file import Lesson
    from nncore.network_file import NetworkFile


def build_window(
    appearance: Appearance,
    settings: Settings,
    load_predictor: LoadPredictor | None = None,
    start: Start | None = None,
    lesson: Lesson | None = None,
) -> MainWindow:
    """The window with all rooms that there are; each room is built when it is first opened.

    The rooms share the dictionary and the models; ``load_predictor`` gives the Type room others.
    With a ``lesson`` only what it names is seen, until somebody leaves it.
    """
    known, shipped = start or Start(), Shipped()
    pages: list[Page] = []  # of the Type room, once it is open
    networks: list[NetworkRoom] = []  # the Network room, once it is open
    guide = WalkGuide(appearance)
    showings: list[LessonShowing] = []  # of the lesson, if there is one

    def type_room() -> Room:
        from app.gui.type.room import TypeRoom

        room = TypeRoom(
            appearance, settings, load_predictor or shipped.predictor, restores=known.restores
        )
        pages.append(room.page)
        return room

    def network_room() -> Room:
        from app.gui.network.room import NetworkRoom
        from app.microscope.phrases.word_source import WordSource

        words = WordSource(shipped.lexicon, lambda: pages[0].toPlainText() if pages else "")
        room = NetworkRoom(appearance, words=words, restores=known.restores)
        networks.append(room)
        return room

    def decode_room() -> Room:
        from app.gui.decode.room import DecodeRoom
        from app.laboratory.sources import Sources

        return DecodeRoom(appearance, Sources.of(shipped))

    def learn_room() -> Room:
        from app.gui.learn.room import LearnRoom

        def open_network() -> NetworkFile | None:
            return networks[0].snapshot.file if networks else None

        others = learn_parts(appearance, settings, open_network, known.restores)
        parts = {"Walk": lambda: walk_part(guide), **others}
        return showings[0].learn_room(parts) if showings else LearnRoom(appearance, parts)

    entries = (
        RoomEntry("type", "Type", "type", keys.TYPE_KEYS, type_room),
        RoomEntry("network", "Network", "network", keys.NETWORK_KEYS, network_room),
        RoomEntry("decode", "Decode", "decode", keys.DECODE_KEYS, decode_room),
        RoomEntry("learn", "Learn", "learn", keys.LEARN_KEYS, learn_room),
    )
    window = MainWindow(appearance, settings, entries, known)
    guide.guide(window)
    if lesson is not None:
        from app.gui.learn.lesson.lesson_showing import LessonShowing

        showings.append(LessonShowing(lesson, window, appearance))
    return window


def walk_part(guide: WalkGuide) -> Room:
    """The pages of the guided walk, in the Learn room."""
    from app.gui.learn.walk_part import WalkPart

    part = WalkPart(guide.progress)
    part.page_asked.connect(guide.start)
    return part


def learn_parts(
    appearance: Appearance,
    settings: Settings,
    open_network: Callable[[], NetworkFile | None],
    restores: bool,
) -> dict[str, Callable[[], Room]]:
    """What one can do in the Learn room, and what makes each part; ``open_network`` gives that of
    the Network room, if there is one."""

    def exercises() -> Room:
        from app.gui.learn.exercises import Exercises

        return Exercises(appearance, restores, open_network, settings)

    def challenge() -> Room:
        from app.gui.learn.challenge.challenge_part import ChallengePart

        return ChallengePart(appearance)

    def class_kit() -> Room:
        from app.gui.learn.class_kit.class_part import ClassPart

        part = ClassPart(appearance, restores=restores)
        part.lesson.offer_parts(["Walk", *parts])
        return part

    parts = {"Exercises": exercises, "Challenge": challenge, "Class": class_kit}
    return parts
