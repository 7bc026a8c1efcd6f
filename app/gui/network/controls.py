"""The strip below the picture: one update, training, back to the start, and how things stand."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui import keys
from app.gui.keys import Key
from app.gui.network.numbers import plain
from app.gui.network.time_machine.snapshot import Activity, NetworkSnapshot
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.theme.icons import drawn_icon
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.segmented import Segmented
from app.gui.widgets.steady_button import SteadyButton

GOALS: dict[str, int | None] = {
    "100 updates": 100,
    "1,000 updates": 1_000,
    "10,000 updates": 10_000,
    "100,000 updates": 100_000,
    "1,000,000 updates": 1_000_000,
    "no end": None,
}
FIRST_GOAL = "10,000 updates"
PACES: dict[str, float | None] = {"slow": 10.0, "brisk": 1_000.0, "full": None}
FIRST_PACE = "brisk"
_PACE_TEXTS = {"slow": "10/s", "brisk": "1,000/s", "full": "full speed"}
_ICON_PX = 16
_LEAST_WIDTH_PX = 640  # at 100 %; where there is less, some buttons show their icon alone


class TrainingControls(QFrame):
    """One signal for each thing that can be asked."""

    step_asked = Signal()
    train_asked = Signal()
    pause_asked = Signal()
    stop_asked = Signal()
    same_start_asked = Signal()
    new_draw_asked = Signal()
    pace_chosen = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._activity = Activity.AT_START
        self.setProperty("role", "strip")
        self.setAccessibleName("Training")
        self.step = _button("Step", keys.STEP, "One update")
        self.train = _button("Train", keys.TRAIN, "Train, pause, go on", "Pause", "Go on")
        self.train.setProperty("kind", "primary")
        self.stop = _button("Stop", keys.STOP, "Stop; the count of updates to make begins anew")
        self.same_start = _button("Same start", keys.SAME_START, "Back to the same start weights")
        self.new_draw = _button("New draw", keys.NEW_DRAW, "New start weights from the next seed")
        self.goal = Choice(appearance, "How many updates", list(GOALS))
        self.goal.setCurrentText(FIRST_GOAL)
        self.goal.setToolTip(with_key("How many updates Train makes", keys.GOAL))
        self.pace = Segmented("Pace", _PACE_TEXTS, FIRST_PACE)
        self.pace.setToolTip(with_key("How many updates a second", keys.PACE))
        self.progress = label("", "number", "Progress")
        self.progress.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._dress()

    @property
    def updates_wanted(self) -> int | None:
        """How many updates Train shall make; None is without end."""
        return GOALS[self.goal.currentText()]

    def show_snapshot(self, snapshot: NetworkSnapshot) -> None:
        """Shows how far training is, and enables what can be done now."""
        activity = snapshot.activity
        self.progress.setText(progress_text(snapshot))
        self.progress.setAccessibleName(self.progress.text())
        diverged, training = activity is Activity.DIVERGED, activity is Activity.TRAINING
        self.train.setEnabled(not diverged)
        self.step.setEnabled(not diverged)
        self.stop.setEnabled(training or activity is Activity.PAUSED)
        self.same_start.setEnabled(snapshot.update > 0 or diverged)
        if activity is not self._activity:
            self._activity = activity
            self._dress()

    def train_or_pause(self) -> None:
        """What the Train button does now."""
        if self._activity is Activity.TRAINING:
            self.pause_asked.emit()
        else:
            self.train_asked.emit()

    def choose_goal(self) -> None:
        """Opens the list of goals."""
        self.goal.setFocus()
        self.goal.showPopup()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for button in (self.step, self.stop, self.same_start, self.new_draw):
            button.set_small(self.width() < self._appearance.px(_LEAST_WIDTH_PX))

    def _lay_out(self) -> None:
        buttons = FlowPanel()
        buttons.add(self.step, self.train, self.stop, self.same_start, self.new_draw)
        buttons.add(self.goal, self.pace)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addWidget(buttons)
        column.addWidget(self.progress)

    def _connect(self) -> None:
        self.step.clicked.connect(self.step_asked)
        self.train.clicked.connect(self.train_or_pause)
        self.stop.clicked.connect(self.stop_asked)
        self.same_start.clicked.connect(self.same_start_asked)
        self.new_draw.clicked.connect(self.new_draw_asked)
        self.pace.chosen.connect(self.pace_chosen)
        self._appearance.changed.connect(self._dress)
        self._appearance.changed.connect(self._fit)

    def _dress(self) -> None:
        colours, size = self._appearance.colours, self._appearance.px(_ICON_PX)
        training = self._activity is Activity.TRAINING
        texts = {Activity.TRAINING: "Pause", Activity.PAUSED: "Go on"}
        self.train.setText(texts.get(self._activity, "Train"))
        for button, icon, colour in (
            (self.step, "step", colours.ink),
            (self.train, "pause" if training else "play", colours.on_accent),
            (self.stop, "stop", colours.ink),
            (self.same_start, "again", colours.ink),
            (self.new_draw, "draw", colours.ink),
        ):
            button.setIconSize(QSize(size, size))
            button.setIcon(drawn_icon(icon, colour, size))


def progress_text(snapshot: NetworkSnapshot) -> str:
    """``update 60 · sample 1 of 1 · E_total 0.012345 · training``"""
    parts = [f"update {snapshot.update:,}"]
    if snapshot.samples > 1:
        parts.append(f"sample {snapshot.sample} of {snapshot.samples}")
    parts.append(f"E_total {plain(snapshot.error)}")
    parts.append(snapshot.activity.value)
    if snapshot.updates_per_second:
        rate = f"{snapshot.updates_per_second:,.0f}"
        parts.append(f"{rate} {'update' if rate == '1' else 'updates'} a second")
    return " · ".join(parts)


def _button(text: str, key: Key, tool_tip: str, *other_texts: str) -> SteadyButton:
    button = SteadyButton(text, *other_texts)
    button.setAccessibleName(text)
    button.setToolTip(with_key(tool_tip, key))
    return button
