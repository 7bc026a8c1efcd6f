"""The strip below the picture: steps, Play, how far and how fast, and the time line."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.keys import Key
from app.gui.network.controls.error_reading import ErrorReading
from app.gui.network.controls.phase_chips import PhaseChips
from app.gui.network.controls.place_in_time import Progress, first_update, forks
from app.gui.network.controls.play_settings import PlaySettings
from app.gui.network.controls.time_line import TimeLine
from app.gui.network.controls.until_field import UntilField
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.theme.icons import drawn_icon
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.narrowing import Narrowing
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.microscope.time_machine.moments import Grain, Stage
from app.microscope.time_machine.pace import Pace
from app.microscope.time_machine.snapshot import Activity, NetworkSnapshot

GOALS: dict[str, int | None] = {
    "100 updates": 100,
    "1,000 updates": 1_000,
    "10,000 updates": 10_000,
    "100,000 updates": 100_000,
    "1,000,000 updates": 1_000_000,
    "no end": None,
}
FIRST_GOAL = "10,000 updates"
FIRST_PACE = Pace.QUICKENING
_ICON_PX = 16
_SPACING_PX = 8
_MARGIN_PX, _LOW_MARGIN_PX = 20, 12
_ABOVE_PX, _LOW_ABOVE_PX = 8, 4
# Widths at 100 % from which there is room for: names on all buttons, the settings side by side,
# the grains side by side and all of the progress, and what is going on beside the error.
_WIDE_PX, _ROOMY_PX, _LEAST_WIDTH_PX, _SMALLEST_PX = 1_200, 1_120, 700, 620
# Where the room is low: with less, there are two rows all the same, or no grains in them.
_ONE_ROW_PX, _GRAINS_PX = 350, 520
_FRAMES_PX = 90  # of one row: what doesn't grow with the text


class TrainingControls(QFrame):
    """One signal for each thing that can be asked; ``scrubbed`` sends the update to look at,
    ``entry_refused`` why what was written is none, ``height_changed`` that it needs another."""

    height_changed = Signal()
    step_asked = Signal()
    back_asked = Signal()
    first_asked = Signal()
    play_asked = Signal()
    pause_asked = Signal()
    grain_chosen = Signal(str)
    pace_chosen = Signal(str)
    until_written = Signal(object)  # a float or None
    scrubbed = Signal(object)  # an int: Qt's own ends at 2,147,483,647
    entry_refused = Signal(str)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._activity, self._grain = Activity.AT_START, Grain.SAMPLE
        self._is_low = self._are_grains_aside = False
        self.setProperty("role", "strip")
        self.setAccessibleName("Steps and training")
        self.setMinimumWidth(1)  # it gets narrower by leaving things out
        self.first = _button("First", keys.FIRST, "Back to the start of this run")
        self.first.set_small(True)
        self.back = _button("Back", keys.BACK, "One step back")
        self.play = _button("Play", keys.PLAY, "Play or pause", "Pause")
        self.play.setProperty("kind", "primary")
        self.step = _button("Step", keys.STEP, "One step on")
        self.step.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the word
        grains = {grain.value: grain.value for grain in Grain}
        self.grain = Narrowing(appearance, "One step", grains, self._grain.value)
        self.grain.explain(with_key("How far one step goes", keys.GRAIN))
        self.pace = Narrowing(appearance, "Pace", pace_texts(self._grain), FIRST_PACE.value)
        self.pace.explain(with_key("How fast Play goes", keys.PACE))
        self.pace.set_narrow(True)
        self.goal = Choice(appearance, "How many updates", list(GOALS))
        self.goal.setCurrentText(FIRST_GOAL)
        set_tool_tip(self.goal, with_key("How many updates Play makes", keys.GOAL))
        self.until = UntilField(appearance)
        self.settings = PlaySettings(self.pace, self.goal, self.until)
        self.chips = [PhaseChips(appearance, stage) for stage in Stage]
        self.progress = Progress(appearance)
        self.time_line = TimeLine(appearance)
        self.reading = ErrorReading(appearance)
        self._lay_out()
        self._connect()
        self._dress()

    @property
    def updates_wanted(self) -> int | None:
        """How many updates Play shall make; None is without end, as steps within a sample are."""
        return None if self._grain.is_fine else GOALS[self.goal.currentText()]

    def show_snapshot(self, snapshot: NetworkSnapshot) -> None:
        """Shows where in time one looks, and enables what can be done now."""
        self._show_grain(snapshot.grain)
        self._show_activity(snapshot)
        self.until.show_until(snapshot.until)
        phases = frozenset(moment.phase for moment in snapshot.lit)
        for chips in self.chips:
            chips.light(phases)
        self.progress.show_snapshot(snapshot)
        self.time_line.show_time(
            snapshot.update, first_update(snapshot), snapshot.head, forks(snapshot)
        )

    def play_or_pause(self) -> None:
        """What the Play button does now."""
        if self._activity is Activity.TRAINING:
            self.pause_asked.emit()
        else:
            self.play_asked.emit()

    def choose_goal(self) -> None:
        """Opens the list of goals."""
        self.settings.open()
        self.goal.setFocus()
        self.goal.showPopup()

    def edit_until(self) -> None:
        """Puts the caret into the error at which Play stops."""
        self.settings.open()
        self.until.edit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self.width(), is_low=self._is_low)

    def _show_grain(self, grain: Grain) -> None:
        if grain is self._grain:  # a click on another one isn't undone by news from before it
            return
        self._grain = grain
        self.grain.set_value(grain.value)
        for pace, text in pace_texts(grain).items():
            self.pace.set_text(pace, text)
        self.goal.setEnabled(not grain.is_fine)
        self.until.setEnabled(not grain.is_fine)
        self._show_phases()

    def _show_phases(self) -> None:
        self._phases.setVisible(self._grain.is_fine and not self._is_low)

    def _show_activity(self, snapshot: NetworkSnapshot) -> None:
        self.reading.show_snapshot(snapshot)
        if snapshot.activity is not self._activity:
            self._activity = snapshot.activity
            for button in (self.play, self.step):
                button.setEnabled(self._activity is not Activity.DIVERGED)
            self._dress_play()

    def _lay_out(self) -> None:
        self._buttons = FlowPanel(_SPACING_PX)
        self._steps = (self.first, self.back, self.play, self.step)
        self._buttons.add(*self._steps, self.grain, self.settings)
        self._phases = FlowPanel(_SPACING_PX)
        self._phases.add(*self.chips)
        self._phases.hide()
        time = QWidget()
        line = QHBoxLayout(time)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.time_line, 1)
        line.addWidget(self.progress)
        line.addWidget(self.reading)
        self._rows = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._rows.addWidget(self._buttons)
        self._rows.addWidget(time, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addWidget(self._phases)
        self._column.addLayout(self._rows)

    def _connect(self) -> None:
        self.first.clicked.connect(self.first_asked)
        self.back.clicked.connect(self.back_asked)
        self.play.clicked.connect(self.play_or_pause)
        self.step.clicked.connect(self.step_asked)
        self.grain.chosen.connect(self.grain_chosen)
        self.pace.chosen.connect(self.pace_chosen)
        self.time_line.scrubbed.connect(self.scrubbed)
        self.progress.update_asked.connect(self.scrubbed)
        self.progress.entry_refused.connect(self.entry_refused)
        self.until.written.connect(self.until_written)
        self.until.refused.connect(self.entry_refused)
        self._appearance.changed.connect(self._dress)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            height = self.heightForWidth(self.width())  # a layout alone would squeeze its lines
            if height != self.minimumHeight():
                self.setMinimumHeight(height)
                self.height_changed.emit()
        return done

    def fit(self, width_px: int, *, is_low: bool) -> None:
        """Everything in two rows, or in one where the room is low: where there is less room, names
        are left out, then what can be had by other ways."""
        if is_low is not self._is_low:
            self._be_low(is_low)
        self._put_grains_aside(is_low and width_px < self._appearance.px(_GRAINS_PX))
        margin = _LOW_MARGIN_PX if is_low else _MARGIN_PX
        above = _LOW_ABOVE_PX if is_low else _ABOVE_PX
        self._column.setContentsMargins(margin, above, margin, above)
        width, px = width_px - 2 * margin, self._appearance.px
        self._stand_in_one_row(is_low and width >= px(_ONE_ROW_PX) + _FRAMES_PX)
        self.settings.set_small(is_low or width < px(_ROOMY_PX))
        self.grain.set_narrow(is_low or width < px(_LEAST_WIDTH_PX))
        is_wide = width >= px(_WIDE_PX) and not is_low
        for button in (self.back, self.step):
            button.set_small(not is_wide)
        self.play.set_small(is_low or width < px(_SMALLEST_PX))
        self.progress.set_small(is_low or width < px(_LEAST_WIDTH_PX), is_named=not is_low)
        has_activity = width >= px(_SMALLEST_PX) and not is_low
        self.reading.fit(has_activity=has_activity, is_short=is_low)

    def _be_low(self, is_low: bool) -> None:
        """Low, what is being computed is told below the picture alone."""
        self._is_low = is_low
        self._show_phases()
        for button in (*self._steps, self.settings.button):
            button.set_tight(is_low)

    def _put_grains_aside(self, are_aside: bool) -> None:
        """Behind the button with the settings of Play, or beside it."""
        if are_aside is self._are_grains_aside:
            return
        self._are_grains_aside = are_aside
        if are_aside:
            self.settings.take_in(self.grain)
        else:
            self._buttons.add(self.grain, self.settings)

    def _stand_in_one_row(self, is_one: bool) -> None:
        directions, policies = QBoxLayout.Direction, QSizePolicy.Policy
        self._rows.setDirection(directions.LeftToRight if is_one else directions.TopToBottom)
        self._rows.setSpacing(12 if is_one else 6)
        across = policies.Fixed if is_one else policies.Preferred
        self._buttons.setSizePolicy(across, policies.Preferred)

    def _dress(self) -> None:
        ink = self._appearance.colours.ink
        for button, icon in ((self.first, "first"), (self.back, "back"), (self.step, "play")):
            self._set_icon(button, icon, ink)
        self._dress_play()
        self.fit(self.width(), is_low=self._is_low)

    def _dress_play(self) -> None:
        playing = self._activity is Activity.TRAINING
        name = "Pause" if playing else "Play"
        self.play.say(name)
        self.play.setAccessibleName(name)
        icon = "pause" if playing else "play"
        self._set_icon(self.play, icon, self._appearance.colours.on_accent)

    def _set_icon(self, button: SteadyButton, icon: str, colour: str) -> None:
        size = self._appearance.px(_ICON_PX)
        button.setIconSize(QSize(size, size))
        button.setIcon(drawn_icon(icon, colour, size))


def pace_texts(grain: Grain) -> dict[str, str]:
    """What each pace is called at this grain."""
    if grain.is_fine:
        texts = {pace: f"{pace.steps_per_second:g}/s" for pace in Pace}
    else:
        rates = {pace: pace.updates_per_second for pace in Pace}
        texts = {pace: f"{rate:,.0f}/s" if rate else "full speed" for pace, rate in rates.items()}
    texts[Pace.QUICKENING] = Pace.QUICKENING.value
    return {pace.value: text for pace, text in texts.items()}


def _button(text: str, key: Key, tool_tip: str, *other_texts: str) -> SteadyButton:
    button = SteadyButton(text, *other_texts)
    button.setAccessibleName(text)
    set_tool_tip(button, with_key(tool_tip, key))
    return button
