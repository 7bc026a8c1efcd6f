"""Puts the window together: the only place that knows all rooms."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.crash.watch import Start
from app.gui import keys
from app.gui.main_window import MainWindow
from app.gui.models.own_models import OwnModels
from app.gui.room import Room, RoomEntry
from app.gui.settings import Settings
from app.gui.theme.appearance import Appearance
from app.gui.train.keeping import training_was_left
from app.gui.walk.guide import WalkGuide
from app.own_models.choosing import load_chosen
from app.prediction.personal.place import personal_folder
from app.prediction.shipped import Shipped
from app.writing.assistant import LoadPredictor

if TYPE_CHECKING:
    from app.gui.learn.lesson.lesson_showing import LessonShowing
    from app.gui.network.room import NetworkRoom
    from app.gui.type.page import Page
    from app.lessons.lesson_file import Lesson
    from nncore.network_file import NetworkFile

TRAIN = "train"
_LOOK_AFTER_MS = 2000  # at the models of the person's own: suggestions come first


def build_window(
    appearance: Appearance,
    settings: Settings,
    load_predictor: LoadPredictor | None = None,
    start: Start | None = None,
    lesson: Lesson | None = None,
    model: str = "",
) -> MainWindow:
    """The window with all rooms that there are; each room is built when it is first opened.

    The rooms share the dictionary and the models; ``load_predictor`` gives the Type room others.
    With a ``lesson`` only what it names is seen, until somebody leaves it. ``model`` is the key of
    what suggests first, "" for what settings remember.
    """
    known = start or Start()
    rooms = _Rooms(appearance, settings, load_predictor, known.restores, model)
    window = MainWindow(appearance, settings, rooms.entries(), known)
    rooms.guide.guide(window)
    if known.restores:
        QTimer.singleShot(_LOOK_AFTER_MS, window, partial(tell_left_training, window))
    if lesson is not None:
        from app.gui.learn.lesson.lesson_showing import LessonShowing

        rooms.lesson = LessonShowing(lesson, window, appearance)
    return window


class _Rooms:
    """Makes each room, and keeps of it what another one asks for."""

    def __init__(
        self,
        appearance: Appearance,
        settings: Settings,
        load_predictor: LoadPredictor | None,
        restores: bool,
        model: str,
    ) -> None:
        self._appearance, self._settings, self._restores = appearance, settings, restores
        self._shipped = Shipped()
        self._load_predictor = load_predictor or partial(load_chosen, self._shipped)
        self.models = OwnModels(settings, self._shipped, model)
        self._page: Page | None = None  # of the Type room, once it is open
        self._network: NetworkRoom | None = None
        self.guide = WalkGuide(appearance)
        self.lesson: LessonShowing | None = None

    def entries(self) -> tuple[RoomEntry, ...]:
        """What stands in the rail."""
        return (
            RoomEntry("type", "Type", "type", keys.TYPE_KEYS, self._type_room),
            RoomEntry("network", "Network", "network", keys.NETWORK_KEYS, self._network_room),
            RoomEntry("decode", "Decode", "decode", keys.DECODE_KEYS, self._decode_room),
            RoomEntry("learn", "Learn", "learn", keys.LEARN_KEYS, self._learn_room),
            RoomEntry(TRAIN, "Train", "train", keys.TRAIN_KEYS, self._train_room),
        )

    def _type_room(self) -> Room:
        from app.gui.type.room import TypeRoom

        room = TypeRoom(
            self._appearance, self._settings, self._load_predictor, models=self.models,
            restores=self._restores,
        )  # fmt: skip
        self._page = room.page
        QTimer.singleShot(_LOOK_AFTER_MS, self.models.look)
        return room

    def _network_room(self) -> Room:
        from app.gui.network.room import NetworkRoom
        from app.microscope.phrases.word_source import WordSource

        words = WordSource(self._shipped.lexicon, self._page_text)
        self._network = NetworkRoom(
            self._appearance, words=words, restores=self._restores, settings=self._settings
        )
        return self._network

    def _decode_room(self) -> Room:
        from app.gui.decode.room import DecodeRoom
        from app.laboratory.sources import Sources

        return DecodeRoom(self._appearance, Sources.of(self._shipped))

    def _learn_room(self) -> Room:
        from app.gui.learn.room import LearnRoom

        parts = self._learn_parts()
        if self.lesson is not None:
            return self.lesson.learn_room(parts)
        return LearnRoom(self._appearance, parts)

    def _train_room(self) -> Room:
        from app.gui.train.room import TrainRoom
        from app.own_models.training_means import ProgramMeans

        return TrainRoom(
            self._appearance, self.models, ProgramMeans(self._shipped), restores=self._restores
        )

    def _learn_parts(self) -> dict[str, Callable[[], Room]]:
        """What one can do in the Learn room."""
        return {
            "Walk": self._walk,
            "Exercises": self._exercises,
            "Challenge": self._challenge,
            "Class": self._class,
        }

    def _walk(self) -> Room:
        from app.gui.learn.walk_part import WalkPart

        part = WalkPart(self.guide.progress)
        part.page_asked.connect(self.guide.start)
        part.going_on_asked.connect(self.guide.go_on)
        return part

    def _exercises(self) -> Room:
        from app.gui.learn.exercises import Exercises

        return Exercises(self._appearance, self._restores, self._open_network, self._settings)

    def _challenge(self) -> Room:
        from app.gui.learn.challenge.challenge_part import ChallengePart

        return ChallengePart(self._appearance)

    def _class(self) -> Room:
        from app.gui.learn.class_kit.class_part import ClassPart

        part = ClassPart(self._appearance, restores=self._restores)
        part.lesson.offer_parts(list(self._learn_parts()))
        return part

    def _page_text(self) -> str:
        return "" if self._page is None else self._page.toPlainText()

    def _open_network(self) -> NetworkFile | None:
        return None if self._network is None else self._network.snapshot.file


def tell_left_training(window: MainWindow) -> None:
    """So that whoever begins in another room hears of it."""
    if window.room_name != TRAIN and training_was_left(personal_folder):
        window.say("a training was left on the way; the room Train goes on with it")
