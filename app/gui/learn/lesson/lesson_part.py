"""The part "Lesson" of the Learn room: what a lesson says, and what to do, one click away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.gui.room import Room
from app.gui.theme.design_tokens import SCROLL_BAR_PX
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import ElidedLabel
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_scroll import SteadyScroll
from app.gui.widgets.steady_text import SteadyText
from app.gui.widgets.titled_card import TitledCard
from app.lessons.ladder import LADDER
from app.lessons.lesson_file import Lesson

_GAP_PX = 16


class LessonPart(Room):
    """``network_asked`` sends a NetworkPreset that the Network room should open."""

    network_asked = Signal(object)

    def __init__(self, lesson: Lesson, exercises: str) -> None:
        """``exercises`` is what the part is called that opens an exercise."""
        super().__init__()
        self.lesson = lesson
        self.buttons: list[QPushButton] = []
        self._bar = FlowPanel()
        held = ElidedLabel("soft")
        held.setText(_holds(lesson))
        self._bar.add(held)
        self._scroll: SteadyScroll
        self._lay_out(exercises)

    def bar(self) -> QWidget:
        return self._bar

    def enter(self) -> None:
        (self.buttons[0] if self.buttons else self._scroll).setFocus()
        self.told.emit("choose what to do; F1 shows every key", "")

    def go_to(self, text: str) -> None:
        """There is one page."""

    def shut_down(self) -> None:
        """It has no thread."""

    def _lay_out(self, exercises: str) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        # The scroll bar keeps its place free at the right, whether it is seen or not.
        column.setContentsMargins(_GAP_PX, _GAP_PX, _GAP_PX - SCROLL_BAR_PX, _GAP_PX)
        column.setSpacing(_GAP_PX)
        title = SteadyText("Title of the lesson")
        title.setProperty("role", "title")
        title.say(self.lesson.title, "")
        column.addWidget(title)
        if self.lesson.text:
            said = SteadyText("Text of the lesson")
            said.say(self.lesson.text, "")
            column.addWidget(said)
        if self.lesson.exercises:
            column.addWidget(self._card("Exercises", self._exercise_rows(exercises)))
        if self.lesson.networks:
            column.addWidget(self._card("Networks", self._network_rows()))
        column.addStretch(1)
        self._scroll = SteadyScroll("Lesson", inner)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)

    def _exercise_rows(self, part: str) -> list[tuple[QPushButton, str]]:
        rows = []
        for level, seed in self.lesson.exercises:
            button = QPushButton(f"{level}-{seed}")
            button.clicked.connect(partial(self.leads_on.emit, part, f"{level} {seed}"))
            rows.append((button, LADDER[level - 1].title))
        return rows

    def _network_rows(self) -> list[tuple[QPushButton, str]]:
        rows = []
        for place, preset in enumerate(self.lesson.networks, start=1):
            button = QPushButton(f"Open {place}")
            button.clicked.connect(partial(self.network_asked.emit, preset))
            number = len(preset.file.samples)
            samples = "1 sample" if number == 1 else f"{number:,} samples"
            rows.append((button, f"{preset.title.partition(': ')[2]}, {samples}"))
        return rows

    def _card(self, title: str, rows: list[tuple[QPushButton, str]]) -> TitledCard:
        card = TitledCard(title)
        for button, text in rows:
            said = ElidedLabel()
            said.setText(text)
            button.setAccessibleName(f"{button.text()}: {text}")
            set_tool_tip(button, text)
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(button)
            row.addWidget(said, 1)
            card.column.addLayout(row)
            self.buttons.append(button)
        return card


def _holds(lesson: Lesson) -> str:
    """``2 exercises, 1 network``."""
    counted = ((len(lesson.exercises), "exercise"), (len(lesson.networks), "network"))
    said = [f"{number} {what}{'s' * (number > 1)}" for number, what in counted if number]
    return ", ".join(said) or "to read"
