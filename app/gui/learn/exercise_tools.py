"""The bar's part for exercises: which rung of the ladder, which numbers, handing in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented
from app.gui.widgets.steady_button import SteadyButton
from app.lessons.exercise_file import LONGEST_STUDENT
from app.lessons.ladder import LADDER, Exercise

FILL_IN, SPOT = "fill in", "spot"
_LEAST_LEVEL_PX = 150
_SEED_PX, _NAME_PX = 64, 110
_ANY_SHAPE = "any shape you like"


class ExerciseTools(FlowPanel):
    """Widgets only; whoever shows the exercises connects them. ``seed_written`` sends what was
    written for the seed: a number, or the form at the top of a printed sheet."""

    seed_written = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(spacing_px=10)
        rungs = [f"{level}  {rung.title}" for level, rung in enumerate(LADDER, start=1)]
        self.level = Choice(appearance, "Level", [*rungs, _ANY_SHAPE])
        self.level.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.level.setMinimumWidth(_LEAST_LEVEL_PX)  # in a narrow bar its end is cut
        set_tool_tip(self.level, with_key("How far up the ladder", keys.LEVEL))
        self._appearance = appearance
        self.seed = _field("Seed, or the form at the top of a printed sheet, such as 6-1003; Enter")
        self.name = _field("Your name, as it stands on what you hand in")
        self.name.setPlaceholderText("your name")
        self.name.setMaxLength(LONGEST_STUDENT)
        self.seed.returnPressed.connect(lambda: self.seed_written.emit(self.seed.text()))
        self.kind = Segmented("What to do", {FILL_IN: "Fill in", SPOT: "Spot the slip"}, FILL_IN)
        set_tool_tip(
            self.kind, with_key("Fill in a sheet, or find the slip in a worked one", keys.KIND)
        )
        self.draw_button = SteadyButton("Other numbers")
        set_tool_tip(
            self.draw_button, with_key("The same network with other numbers", keys.OTHER_NUMBERS)
        )
        self.hand_in_button = SteadyButton("Hand in…")
        set_tool_tip(
            self.hand_in_button, with_key("Save the answers in a file, to be graded", keys.HAND_IN)
        )
        self.add(self.level, self.kind, label("seed", "soft"), self.seed)
        self.add(self.draw_button, self.name, self.hand_in_button)
        appearance.changed.connect(self._fit)
        self._fit()

    def show_exercise(self, exercise: Exercise) -> None:
        """Which one it is."""
        rung = exercise.level - 1 if exercise.is_on_the_ladder else len(LADDER)
        self.level.setCurrentIndex(rung)
        self.seed.setText(str(exercise.seed))

    def _fit(self) -> None:
        for field, width_px in ((self.seed, _SEED_PX), (self.name, _NAME_PX)):
            field.setFixedWidth(self._appearance.px(width_px))


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    set_tool_tip(field, name)
    return field
