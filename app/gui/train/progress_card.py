"""Where the training is: what goes on, how much of it is done, how long it takes, and its keys."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.gauge import Gauge
from app.gui.widgets.labels import ElidedLabel, label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.steady_place import SteadyPlace
from app.gui.widgets.style_property import set_style_property
from app.own_models.training_view import Stage, TrainingView
from app.own_models.wording import STOPPING, go_text, heading_of, line_of, pace_of


class ProgressCard(QFrame):
    """Widgets only; the room connects them. The second row of buttons is there while a training was
    left that can go on."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Training")
        self.heading, self.pace = ElidedLabel("strong"), ElidedLabel("soft-number")
        set_tool_tip(self.pace, "A sample is a word to be learned, with the words before it")
        self.gauge = Gauge(appearance, "How much is done")
        self.line = label("", "caption")
        self.line.setWordWrap(True)
        self.go_button = SteadyButton("Start", "Pause", "Go on")
        self.go_button.setProperty("kind", "primary")
        set_tool_tip(self.go_button, with_key("Start training, pause it, or go on", keys.TRAIN))
        self.stop_button = SteadyButton("Stop")
        about = "Stop: what was learned so far is compared and kept"
        set_tool_tip(self.stop_button, with_key(about, keys.STOP_TRAINING))
        self.resume_button, self.forget_button = (
            SteadyButton("Go on with it"),
            SteadyButton("Forget it"),
        )
        set_tool_tip(
            self.resume_button, with_key("Go on with the training that was left", keys.TRAIN)
        )
        set_tool_tip(self.forget_button, "The training that was left isn't wanted")
        self.resume_button.setProperty("kind", "primary")
        self._left_row = FlowPanel()
        self._left_row.add(self.resume_button, self.forget_button)
        self._lay_out()

    def show_view(self, view: TrainingView, refused: str = "") -> None:
        """``refused`` is what is wrong with what is written in another card."""
        _say(self.heading, heading_of(view))
        _say(self.pace, pace_of(view))
        _say(self.line, refused or line_of(view))
        set_style_property(self.line, "role", "wrong" if refused or view.line else "caption")
        self.gauge.set_ratio(view.progress.share)
        self.gauge.setAccessibleDescription(f"{100 * view.progress.share:.0f} %")
        text = go_text(view)
        if text != self.go_button.text():
            self.go_button.say(text)
            self.go_button.setAccessibleName(f"{text} training")
        is_startable = view.stage in (Stage.READY, Stage.DONE) and view.words > 0 and not refused
        self.go_button.setEnabled(is_startable or view.stage.is_busy)
        self.stop_button.setEnabled(view.can_stop)
        self._left_row.setVisible(view.left is not None and not view.stage.is_busy)

    def show_stopping(self) -> None:
        """At once: the step that is being made may take a second."""
        _say(self.heading, STOPPING)
        self.stop_button.setEnabled(False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.heading, 1)
        top.addWidget(self.go_button)
        top.addWidget(self.stop_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.gauge)
        column.addWidget(SteadyPlace(self.line))
        column.addWidget(self.pace)  # at the end: where there is none, its place is no gap
        column.addWidget(self._left_row)
        self._left_row.hide()


def _say(shown: QLabel, text: str) -> None:
    if text != shown.text() or not shown.accessibleName():
        shown.setText(text)
        shown.setAccessibleName(text or "nothing yet")
