"""The strip below the picture: steps, Play, how far and how fast, and the time line."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.gui import keys
from app.gui.keys import Key
from app.gui.network.controls.phase_chips import PhaseChips
from app.gui.network.controls.place_in_time import Progress, first_update, forks
from app.gui.network.controls.play_settings import PlaySettings
from app.gui.network.controls.time_line import TimeLine
from app.gui.network.controls.until_field import UntilField
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import TEXT
from app.gui.theme.icons import drawn_icon
from app.gui.widgets.choice import Choice
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.narrowing import Narrowing
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.microscope.number_format import plain
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
_MARGIN_PX = 20
# Widths at 100 % from which there is room for: names on all buttons, the settings side by side,
# the grains side by side and all of the progress, and what is going on beside the error.
_WIDE_PX, _ROOMY_PX, _LEAST_WIDTH_PX, _SMALLEST_PX = 1_200, 1_120, 700, 620
_WIDEST_ERROR = "E_total 0.0000e-00"
_WIDEST_READING = f"{_WIDEST_ERROR} · 9,999,999 updates/s"
_ACTIVITIES = {
    Activity.AT_START: "at the start",
    Activity.STEPPED: "ready",
    Activity.TRAINING: "playing",
    Activity.REACHED: "below ε",
    Activity.STILL: "at rest",
}


class TrainingControls(QFrame):
    """One signal for each thing that can be asked; ``scrubbed`` sends the update to look at,
    ``entry_refused`` why what was written is none."""

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
        self._has_activity = True
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
        self.reading = label("", "soft-number")
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
        self.fit_width(self.width())

    def _show_grain(self, grain: Grain) -> None:
        if grain is self._grain:  # a click on another one isn't undone by news from before it
            return
        self._grain = grain
        self.grain.set_value(grain.value)
        for pace, text in pace_texts(grain).items():
            self.pace.set_text(pace, text)
        self.goal.setEnabled(not grain.is_fine)
        self.until.setEnabled(not grain.is_fine)
        self._phases.setVisible(grain.is_fine)

    def _show_activity(self, snapshot: NetworkSnapshot) -> None:
        error = snapshot.error
        shown = snapshot.missing("E_total") if error is None else plain(error)
        text = f"E_total {shown}"
        if self._has_activity:
            text += f" · {activity_text(snapshot)}"
        if text != self.reading.text():
            self.reading.setText(text)
            self.reading.setAccessibleName(text)
        if snapshot.activity is not self._activity:
            self._activity = snapshot.activity
            for button in (self.play, self.step):
                button.setEnabled(self._activity is not Activity.DIVERGED)
            self._dress_play()

    def _lay_out(self) -> None:
        buttons = FlowPanel(_SPACING_PX)
        buttons.add(self.first, self.back, self.play, self.step, self.grain, self.settings)
        self._phases = FlowPanel(_SPACING_PX)
        self._phases.add(*self.chips)
        self._phases.hide()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.time_line, 1)
        line.addWidget(self.progress)
        line.addWidget(self.reading)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN_PX, 8, _MARGIN_PX, 8)
        column.setSpacing(6)
        column.addWidget(self._phases)
        column.addWidget(buttons)
        column.addLayout(line)

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
        return done

    def fit_width(self, width_px: int) -> None:
        """Everything in two rows: where there is less room, names are left out, then what can be
        had by other ways."""
        width, px = width_px - 2 * _MARGIN_PX, self._appearance.px
        self.settings.set_small(width < px(_ROOMY_PX))
        self.grain.set_narrow(width < px(_LEAST_WIDTH_PX))
        is_wide = width >= px(_WIDE_PX)
        for button in (self.back, self.step):
            button.set_small(not is_wide)
        self.play.set_small(width < px(_SMALLEST_PX))
        self.progress.set_small(width < px(_LEAST_WIDTH_PX))
        self._has_activity = width >= px(_SMALLEST_PX)
        metrics = QFontMetrics(self._appearance.mono(TEXT.chip))
        widest = _WIDEST_READING if self._has_activity else _WIDEST_ERROR
        self.reading.setFixedWidth(metrics.horizontalAdvance(widest))

    def _dress(self) -> None:
        ink = self._appearance.colours.ink
        for button, icon in ((self.first, "first"), (self.back, "back"), (self.step, "play")):
            self._set_icon(button, icon, ink)
        self._dress_play()
        self.fit_width(self.width())

    def _dress_play(self) -> None:
        playing = self._activity is Activity.TRAINING
        self.play.setText("Pause" if playing else "Play")
        self.play.setAccessibleName(self.play.text())
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


def activity_text(snapshot: NetworkSnapshot) -> str:
    """``paused``; while playing by whole samples, how many updates a second."""
    activity = _ACTIVITIES.get(snapshot.activity, snapshot.activity.value)
    rate = f"{snapshot.updates_per_second:,.0f}"
    if rate == "0" or snapshot.grain.is_fine:
        return activity
    return f"{rate} {'update' if rate == '1' else 'updates'}/s"


def _button(text: str, key: Key, tool_tip: str, *other_texts: str) -> SteadyButton:
    button = SteadyButton(text, *other_texts)
    button.setAccessibleName(text)
    set_tool_tip(button, with_key(tool_tip, key))
    return button
