"""Exercises: a network to work through by hand, box by box, each number marked."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from contextlib import suppress

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.learn.doctor_card import DoctorCard
from app.gui.learn.exercise_tools import SPOT, ExerciseTools
from app.gui.learn.network_card import NetworkCard
from app.gui.learn.sheet_card import SheetCard
from app.gui.learn.spot_card import SpotCard
from app.gui.room import Room
from app.gui.shortcuts import bind
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import SCROLL_BAR_PX
from app.gui.widgets.file_questions import file_to_write
from app.gui.widgets.steady_scroll import SteadyScroll
from app.lessons.desk import Desk, Said
from app.lessons.errors import LessonError
from app.lessons.kept_desk import KEPT_FILE, keep, kept_desk, write_answers
from app.lessons.ladder import LADDER, draw_exercise
from app.lessons.pictured import hiding, snapshot_of, with_done
from app.lessons.printed_sheet import weights_given
from app.lessons.spotting import Spotting, plant
from app.prediction.personal.place import personal_folder, put_aside
from nncore.trace_views.symbols import plain_symbol

_BESIDE_FROM_PX = 720  # at 100 %: below, the sheet stands under the picture
_GAP_PX = 16
_KEEP_AFTER_MS = 1000
_ANSWERS = "Answers (*.json);;All files (*)"
_HINT = "Enter writes into the box at hand; F1 shows every key"


class Exercises(Room):
    """Holds one desk; what was written is kept a second later, and is there at the next start."""

    def __init__(self, appearance: Appearance, restores: bool = True) -> None:
        super().__init__()
        self._appearance = appearance
        self._mishap = ""
        self.desk = (self._kept() if restores else None) or Desk(draw_exercise(1, 1))
        self._snapshot = snapshot_of(self.desk)
        self.tools = ExerciseTools(appearance)
        self.network = NetworkCard(appearance, with_done(self._snapshot, self.desk))
        self.doctor, self.sheet = DoctorCard(), SheetCard(appearance, self.desk)
        self.spot = SpotCard(appearance)
        self._cards = QStackedWidget()
        self._keeping = QTimer(self, interval=_KEEP_AFTER_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._bind_keys()
        self._show_desk()

    def bar(self) -> QWidget:
        return self.tools

    def enter(self) -> None:
        (self.spot if self.is_spotting else self.sheet).table.setFocus()
        self._tell("")

    def go_to(self, text: str) -> None:
        """The level and the seed of an exercise, as ``6 1``."""
        level, seed = text.split()
        self.open_level(int(level), int(seed))
        self.enter()

    def shut_down(self) -> None:
        if self._keeping.isActive():
            self._keep()

    @property
    def is_spotting(self) -> bool:
        """Whether a slip is looked for, rather than a sheet filled in."""
        return self.tools.kind.value == SPOT

    def open_level(self, level: int, seed: int) -> None:
        """Another exercise; what was written into this one goes."""
        self._keeping.stop()
        self.desk = Desk(draw_exercise(level, seed))
        self._snapshot = snapshot_of(self.desk)
        self._show_desk()
        self._plant()
        self._keep()

    def other_numbers(self) -> None:
        """The next seed."""
        exercise = self.desk.exercise
        self.open_level(exercise.level, exercise.seed + 1)

    def show_kind(self) -> None:
        """Fill in, or spot the slip: what the bar says."""
        self._cards.setCurrentWidget(self.spot if self.is_spotting else self.sheet)
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
        """Asks for a file; whoever hands in is called as the file is."""
        path = file_to_write(self, "Hand in", _ANSWERS, "answers.json", ".json")
        if path is None:
            return
        try:
            write_answers(path, self.desk.answers(path.stem))
            self._tell(f"handed in: {path.name}")
        except OSError as error:
            self._tell(f"{path.name} can't be written ({error.strerror}); choose another place")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self.width() >= self._appearance.px(_BESIDE_FROM_PX)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(_GAP_PX)
        left.addWidget(self.network, 1)
        left.addWidget(self.doctor)
        inner = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        # The scroll bar keeps its place free at the right, whether it is seen or not.
        self._row.setContentsMargins(_GAP_PX, _GAP_PX, _GAP_PX - SCROLL_BAR_PX, _GAP_PX)
        self._row.setSpacing(_GAP_PX)
        self._row.addLayout(left, 3)
        for card in (self.sheet, self.spot):
            self._cards.addWidget(card)
        self._row.addWidget(self._cards, 2)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(SteadyScroll("Exercise", inner))

    def _connect(self) -> None:
        self.tools.level.activated.connect(lambda place: self.open_level(place + 1, 1))
        self.tools.draw_button.clicked.connect(self.other_numbers)
        self.tools.hand_in_button.clicked.connect(self.hand_in)
        self.sheet.chosen.connect(self._show_box)
        self.sheet.written.connect(self._written)
        self.sheet.hint_asked.connect(self.hint)
        self.sheet.work_asked.connect(self.work)
        self.tools.kind.chosen.connect(self.show_kind)
        self.spot.said.connect(self._show_spotted)
        self.spot.another_asked.connect(self.other_numbers)
        self._keeping.timeout.connect(self._keep)
        self._appearance.changed.connect(self._fit)

    def _bind_keys(self) -> None:
        bind(self, keys.LEVEL, self.next_level)
        bind(self, keys.KIND, self.tools.kind.choose_next)
        bind(self, keys.OTHER_NUMBERS, self.other_numbers)
        bind(self, keys.HAND_IN, self.hand_in)
        bind(self, keys.HINT, self.hint)
        bind(self, keys.WORK_IT, self.work)

    def _show_desk(self) -> None:
        self.tools.show_exercise(self.desk.exercise)
        self.network.show_given(weights_given(self.desk.exercise.sheet))
        self.sheet.show_desk(self.desk)
        self._show_box(self.sheet.box)
        self._tell("")

    def _show_box(self, name: str) -> None:
        said = self.desk.said(name)
        self.doctor.show_said(name, said)
        self.network.show_snapshot(with_done(self._snapshot, self.desk), said.where)

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

    def _written(self, name: str) -> None:
        self._changed()
        if self.desk.is_right(name):
            self._tell(f"{plain_symbol(name)}: {self.desk.said(name).lines[0]}")
            # The table is still closing the field in which this was written.
            QTimer.singleShot(0, self.sheet, self.sheet.go_on)

    def _changed(self) -> None:
        self.sheet.model.refresh()
        self._show_box(self.sheet.box)
        self._tell("")
        self._keeping.start()

    def _tell(self, said: str) -> None:
        score = f"{self.desk.right} of {len(self.desk.exercise.asks)} right"
        self.sheet.show_score(score)
        self.told.emit(said or self._mishap or _HINT, score)

    def _kept(self) -> Desk | None:
        """What was kept from the last time; what can't be read is put aside, never written over."""
        try:
            return kept_desk(personal_folder())
        except LessonError:
            with suppress(OSError):
                name = put_aside(personal_folder() / KEPT_FILE)
                self._mishap = f"the kept exercise is damaged and can't be read; it is in {name}"
        except OSError as error:
            self._mishap = f"the exercise can't be kept ({error.strerror})"
        return None

    def _keep(self) -> None:
        try:
            keep(self.desk, personal_folder())
        except OSError as error:
            self._tell(f"the exercise can't be kept ({error.strerror})")
