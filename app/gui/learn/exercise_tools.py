"""The bar's part for exercises: which rung of the ladder, which numbers, handing in."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.segmented import Segmented
from app.gui.widgets.steady_button import SteadyButton
from app.lessons.ladder import LADDER, Exercise

FILL_IN, SPOT = "fill in", "spot"
_LEAST_LEVEL_PX = 150
_ANY_SHAPE = "any shape you like"


class ExerciseTools(FlowPanel):
    """Widgets only; whoever shows the exercises connects them."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(spacing_px=10)
        rungs = [f"{level}  {rung.title}" for level, rung in enumerate(LADDER, start=1)]
        self.level = Choice(appearance, "Level", [*rungs, _ANY_SHAPE])
        self.level.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.level.setMinimumWidth(_LEAST_LEVEL_PX)  # in a narrow bar its end is cut
        set_tool_tip(self.level, with_key("How far up the ladder", keys.LEVEL))
        self.seed = label("", "soft", "Which numbers")
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
        self.add(self.level, self.kind, self.seed, self.draw_button, self.hand_in_button)

    def show_exercise(self, exercise: Exercise) -> None:
        """Which one it is."""
        rung = exercise.level - 1 if exercise.is_on_the_ladder else len(LADDER)
        self.level.setCurrentIndex(rung)
        self.seed.setText(f"seed {exercise.seed}, {exercise.digits} digits")
