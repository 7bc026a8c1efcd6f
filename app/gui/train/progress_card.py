"""Where the training is: what goes on, how much of it is done, how long it takes, and its keys."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.gauge import Gauge
from app.gui.widgets.labels import ElidedLabel, label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.steady_place import SteadyPlace
from app.gui.widgets.style_property import set_style_property
from app.own_models.training_view import Stage, TrainingView
from app.own_models.wording import go_text, heading_of, line_of, pace_of


class ProgressCard(QFrame):
    """Widgets only; the room connects them."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Training")
        self.heading, self.pace = ElidedLabel("strong"), ElidedLabel("soft-number")
        self.gauge = Gauge(appearance, "How much is done")
        self.line = label("", "caption")
        self.line.setWordWrap(True)
        self.go_button = SteadyButton("Start", "Pause", "Go on")
        self.go_button.setProperty("kind", "primary")
        set_tool_tip(self.go_button, with_key("Start training, pause it, or go on", keys.TRAIN))
        self.stop_button = SteadyButton("Stop")
        set_tool_tip(
            self.stop_button,
            with_key("Stop: what was learned so far is compared and kept", keys.STOP_TRAINING),
        )
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
        column.addWidget(self.pace)
        column.addWidget(SteadyPlace(self.line))

    def show_view(self, view: TrainingView, refused: str = "") -> None:
        """``refused`` is what is wrong with what is written in another card."""
        self._say(self.heading, heading_of(view))
        self._say(self.pace, pace_of(view))
        self._say(self.line, refused or line_of(view))
        set_style_property(self.line, "role", "wrong" if refused or view.line else "caption")
        self.gauge.set_ratio(view.progress.share)
        self.gauge.setAccessibleDescription(f"{100 * view.progress.share:.0f} %")
        text = go_text(view.stage)
        if text != self.go_button.text():
            self.go_button.say(text)
            self.go_button.setAccessibleName(f"{text} training")
        self.go_button.setEnabled(not refused and view.stage not in _NO_GO)
        self.stop_button.setEnabled(view.stage.is_busy)

    @staticmethod
    def _say(shown: QLabel, text: str) -> None:
        if text != shown.text():
            shown.setText(text)
            shown.setAccessibleName(text or "nothing yet")


_NO_GO = (Stage.EMPTY, Stage.READING, Stage.COUNTING, Stage.COMPARING)
