"""The bar's part for exercises: which rung of the ladder, which numbers, handing in."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.theme.icons import drawn_icon
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.limits import NO_LIMIT_PX
from app.gui.widgets.narrowing import Narrowing
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.lessons.exercise_file import LONGEST_STUDENT
from app.lessons.ladder import LADDER, Exercise

FILL_IN, SPOT = "fill in", "spot"
_LEAST_LEVEL_PX = 150
_SEED_PX, _NAME_PX, _ICON_PX = 64, 110, 16
_NARROW_LEVEL_PX, _NARROW_NAME_PX = 170, 88
_MOST_ROWS = 2  # before names of things are left out
_ANY_SHAPE = "any shape you like"


class ExerciseTools(FlowPanel):
    """Widgets only; whoever shows the exercises connects them. ``seed_written`` sends what was
    written for the seed: a number, or the form at the top of a printed sheet. In a narrow bar
    names are left out, so that it doesn't take the room below it."""

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
        kinds = {FILL_IN: "Fill in", SPOT: "Spot the slip"}
        self.kind = Narrowing(appearance, "Fill in or spot", kinds, FILL_IN)
        self.kind.explain(with_key("Fill in a sheet, or find the slip in a worked one", keys.KIND))
        self._seed_name = label("seed", "soft")
        self.draw_button = SteadyButton("Other numbers")
        self.draw_button.setAccessibleName("Other numbers")
        set_tool_tip(
            self.draw_button, with_key("The same network with other numbers", keys.OTHER_NUMBERS)
        )
        self.hand_in_button = SteadyButton("Hand in…")
        set_tool_tip(
            self.hand_in_button, with_key("Save the answers in a file, to be graded", keys.HAND_IN)
        )
        self.add(self.level, self.kind, self._seed_name, self.seed)
        self.add(self.draw_button, self.name, self.hand_in_button)
        self._fitted: tuple[int, float] | None = None
        appearance.changed.connect(self._dress)
        self._dress()

    def show_exercise(self, exercise: Exercise) -> None:
        """Which one it is."""
        rung = exercise.level - 1 if exercise.is_on_the_ladder else len(LADDER)
        self.level.setCurrentIndex(rung)
        self.seed.setText(str(exercise.seed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """By the width alone, so that it comes to rest."""
        fitted = self.width(), self._appearance.scale
        layout = self.layout()
        if fitted == self._fitted or layout is None:
            return
        self._fitted = fitted
        self._leave_names_out(False)
        most = _MOST_ROWS * (layout.sizeHint().height() + layout.spacing())
        self._leave_names_out(layout.heightForWidth(self.width()) >= most)

    def _leave_names_out(self, are_out: bool) -> None:
        self.kind.set_narrow(are_out)
        self.draw_button.set_small(are_out)
        self._seed_name.setVisible(not are_out)
        px = self._appearance.px
        self.level.setMaximumWidth(px(_NARROW_LEVEL_PX) if are_out else NO_LIMIT_PX)
        self.name.setFixedWidth(px(_NARROW_NAME_PX if are_out else _NAME_PX))

    def _dress(self) -> None:
        size, ink = self._appearance.px(_ICON_PX), self._appearance.colours.ink
        self.draw_button.setIconSize(QSize(size, size))
        self.draw_button.setIcon(drawn_icon("draw", ink, size))
        self._fitted = None
        self.seed.setFixedWidth(self._appearance.px(_SEED_PX))
        self._fit()


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    set_tool_tip(field, name)
    return field
