"""Exercises: a network to work through by hand, box by box, each number marked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui import keys
from app.gui.learn.desk_keeping import DeskKeeping
from app.gui.learn.doctor_card import BEFORE_A_NUMBER
from app.gui.learn.exercise_page import ExercisePage
from app.gui.learn.exercise_tools import SPOT, ExerciseTools
from app.gui.learn.handing_in import hand_in
from app.gui.learn.sheet_card import SHEET
from app.gui.room import Room
from app.gui.settings import Settings
from app.gui.shortcuts import bind
from app.gui.theme.appearance import Appearance
from app.lessons.desk import Desk, Said
from app.lessons.drawn_number import to_draw
from app.lessons.errors import LessonError
from app.lessons.exercise_file import LARGEST_SEED
from app.lessons.ladder import LADDER, Exercise, draw_exercise
from app.lessons.own_shape import OwnShape, draw_own, shape_of
from app.lessons.pictured import hiding, snapshot_of, with_done
from app.lessons.printed_sheet import rate_given, signals_filled_in, weights_given
from app.lessons.seed_entry import exercise_for
from app.lessons.spotting import Spotting, plant
from nncore.layers import Bias
from nncore.network_file import NetworkFile
from nncore.trace_views.symbols import plain_symbol

_HINT = "Enter writes into the box at hand; F1 shows every key"


class Exercises(Room):
    """Holds one desk; what was written is kept a second later, and is there at the next start."""

    def __init__(
        self,
        appearance: Appearance,
        restores: bool = True,
        open_network: Callable[[], NetworkFile | None] | None = None,
        settings: Settings | None = None,
    ) -> None:
        """``open_network`` gives the network that is open in the Network room, None for none;
        ``settings`` remember where the boxes stand, without them that is on a sheet."""
        super().__init__()
        self._open_network, self._settings = open_network or _no_network, settings
        self.keeping = DeskKeeping(lambda: self.desk)
        self.desk = (self.keeping.kept() if restores else None) or Desk(draw_exercise(1, 1))
        self._left: dict[object, Desk] = {}  # sheets of this run that something was written into
        self._snapshot = snapshot_of(self.desk)
        self.tools = ExerciseTools(appearance)
        self.page = page = ExercisePage(appearance, self.desk, with_done(self._snapshot, self.desk))
        self.own, self.network, self.boxes = page.own, page.network, page.boxes
        self.doctor, self.drawn, self.sheet, self.spot = (
            page.doctor, page.drawn, page.sheet, page.spot,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._connect()
        self._bind_keys()
        self._show_desk()
        page.show_form(SHEET if settings is None else settings.boxes)
        self.tools.name.setText("" if settings is None else settings.student)

    def bar(self) -> QWidget:
        return self.tools

    def enter(self) -> None:
        self.page.focus()
        self._tell("")

    def go_to(self, text: str) -> None:
        """The level and the seed of an exercise, as ``6 1``."""
        level, seed = map(int, text.split())
        at_hand = self.desk.exercise
        if (at_hand.level, at_hand.seed) != (level, seed):  # else what was written into it stays
            self.open_level(level, seed)
        self.enter()

    def shut_down(self) -> None:
        self.keeping.shut_down()
        self.drawn.shut_down()

    @property
    def is_spotting(self) -> bool:
        """Whether a slip is looked for, rather than a sheet filled in."""
        return self.tools.kind.value == SPOT

    def open_level(self, level: int, seed: int) -> None:
        """Another exercise; this one is as it was when one comes back to it."""
        self._open(draw_exercise(level, seed))

    def open_shape(self, shape: OwnShape, seed: int = 1) -> None:
        """An exercise of this shape; where there can't be one it says why."""
        try:
            self._open(draw_own(shape, seed))
        except LessonError as error:
            self._tell(str(error))

    def write_shape(self) -> None:
        """To the field for the layers of a network of one's own."""
        if self.desk.exercise.is_on_the_ladder:
            self.open_shape(self.own.shape)
        self.own.field.setFocus()
        self.own.field.selectAll()

    def take_shape(self) -> None:
        """That of the network that is open in the Network room."""
        file = self._open_network()
        if file is None:
            self._tell("no network is open yet: open the Network room first, and come back")
        else:
            self.open_shape(OwnShape(file.layers, file.bias is not Bias.NONE))

    def _open(self, exercise: Exercise) -> None:
        if self.desk.is_begun:
            self._left[self.desk.exercise.identity] = self.desk
        self.desk = self._left.get(exercise.identity) or Desk(exercise)
        self._snapshot = snapshot_of(self.desk)
        self.drawn.show_number(None)
        self._show_desk()
        self._plant()
        self.keeping.now()

    def other_numbers(self) -> None:
        """The next seed."""
        exercise = self.desk.exercise
        seed = exercise.seed % LARGEST_SEED + 1
        if exercise.is_on_the_ladder:
            self.open_level(exercise.level, seed)
        else:
            self.open_shape(shape_of(exercise), seed)

    def open_seed(self, text: str) -> None:
        """The numbers of this seed, or the exercise of a printed form."""
        try:
            self._open(exercise_for(text, self.desk.exercise))
        except LessonError as error:
            self._tell(str(error))
        else:
            self.page.focus()

    def show_kind(self) -> None:
        """Fill in, or spot the slip: what the bar says."""
        self.page.show_spotting(self.is_spotting)
        self._plant()
        if not self.is_spotting:
            self._show_box(self.sheet.box)
        self.enter()

    def next_level(self) -> None:
        """The next rung, after the last the first."""
        self.open_level(self.desk.exercise.level % len(LADDER) + 1, 1)

    def write(self, name: str, text: str) -> None:
        """Fills in a box, which then is the one at hand."""
        self.sheet.choose(name)
        self.desk.write(name, text)
        self._changed()

    def hint(self) -> None:
        """Help with the box at hand."""
        self.desk.hint(self.sheet.box)
        self._changed()

    def work(self) -> None:
        """The box at hand, worked."""
        self.desk.show(self.sheet.box)
        self._changed()

    def hand_in(self) -> None:
        """Asks for a name where there is none yet, then for a file."""
        said = hand_in(self, self.desk, self.tools.name, self._settings)
        if said:
            self._tell(said)

    def choose_boxes(self, form: str) -> None:
        """Boxes in the picture, or on a sheet; it is remembered."""
        if self._settings is not None:
            self._settings.boxes = form
        self.page.show_form(form)
        self.page.focus()

    def _connect(self) -> None:
        self.tools.level.activated.connect(self._choose_level)
        self.own.asked.connect(self.open_shape)
        self.own.entered.connect(self.page.focus)
        self.own.refused.connect(self._tell)
        self.own.taken.connect(self.take_shape)
        self.tools.draw_button.clicked.connect(self.other_numbers)
        self.tools.draw_button.clicked.connect(self.page.focus)
        self.tools.seed_written.connect(self.open_seed)
        self.tools.name.returnPressed.connect(self.hand_in)
        self.tools.hand_in_button.clicked.connect(self.hand_in)
        self.sheet.chosen.connect(self._show_box)
        self.sheet.written.connect(self._written)
        self.sheet.form.chosen.connect(self.choose_boxes)
        self.boxes.chosen.connect(self.sheet.choose)
        self.boxes.written.connect(self.sheet.write)
        self.sheet.hint_asked.connect(self.hint)
        self.sheet.work_asked.connect(self.work)
        self.tools.kind.chosen.connect(self.show_kind)
        self.spot.said.connect(self._show_spotted)
        self.spot.another_asked.connect(self.other_numbers)
        self.keeping.failed.connect(self._tell)

    def _bind_keys(self) -> None:
        bind(self, keys.LEVEL, self.next_level)
        bind(self, keys.SHAPE, self.write_shape)
        bind(self, keys.KIND, self.tools.kind.choose_next)
        bind(self, keys.BOXES, self.sheet.form.choose_next)
        bind(self, keys.OTHER_NUMBERS, self.other_numbers)
        bind(self, keys.HAND_IN, self.hand_in)
        bind(self, keys.HINT, self.hint)
        bind(self, keys.WORK_IT, self.work)

    def _choose_level(self, place: int) -> None:
        if place < len(LADDER):
            self.open_level(place + 1, 1)
            self.page.focus()
        else:
            self.write_shape()

    def _show_desk(self) -> None:
        exercise = self.desk.exercise
        self.tools.show_exercise(exercise)
        self.own.setVisible(not exercise.is_on_the_ladder)
        if not exercise.is_on_the_ladder:
            self.own.show_shape(shape_of(exercise))
        self.network.show_given(
            weights_given(exercise.sheet), signals_filled_in(exercise), rate_given(exercise.sheet)
        )
        self.boxes.show_desk(self.desk)
        self.sheet.show_desk(self.desk)
        self._show_box(self.sheet.box)
        self.page.arrange()
        self._tell("")

    def _show_box(self, name: str) -> None:
        said = self.desk.said(name)
        enough = f"{self.desk.exercise.digits} digits are enough"
        self.doctor.show_said(name, said, f"{BEFORE_A_NUMBER}; {enough}")
        self.network.show_snapshot(with_done(self._snapshot, self.desk), said.where)
        self.boxes.show_box(name)
        # What was drawn last stays, as a right number leads on to a box that is still empty.
        self.drawn.show_number(to_draw(self.desk, name) or to_draw(self.desk, self.drawn.box))

    def _plant(self) -> None:
        """Another sheet with a slip in it, where one is looked for."""
        if self.is_spotting:
            exercise = self.desk.exercise
            rng = np.random.default_rng([exercise.level, exercise.seed])
            self.spot.show_spotting(Spotting(plant(exercise, rng)))
            self._show_spotted(Said())

    def _show_spotted(self, said: Said) -> None:
        """All numbers stay hidden in the picture: they would tell which one is wrong."""
        exercise = self.desk.exercise
        self.doctor.show_said("", said, "every number here follows from those before it, but one")
        hidden = hiding(self._snapshot, exercise, exercise.asks)
        self.network.show_snapshot(hidden, said.where)
        self.drawn.show_number(None)

    def _written(self, name: str) -> None:
        self._changed()
        if self.desk.is_right(name):
            self._tell(f"{plain_symbol(name)}: {' '.join(self.desk.said(name).lines)}")
            # The table is still closing the field in which this was written.
            QTimer.singleShot(0, self.sheet, partial(self._go_on_from, name))

    def _go_on_from(self, name: str) -> None:
        """To the next box, unless another was chosen meanwhile, or all is done."""
        if self.sheet.box == name and not self.desk.is_finished:
            self.sheet.go_on(self.page.order)

    def _changed(self) -> None:
        self.sheet.model.refresh()
        self._show_box(self.sheet.box)
        self._tell("")
        self.keeping.soon()

    def _tell(self, said: str) -> None:
        score = f"{self.desk.right} of {len(self.desk.exercise.asks)} right"
        score += ", done" if self.desk.is_finished else ""
        self.sheet.show_score(score)
        self.told.emit(said or self.keeping.mishap or _HINT, score)


def _no_network() -> None:
    """Where there is no Network room."""
