"""The card of the loss: the chart, what its lines are, and how the suggestions fare meanwhile."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.train.loss_chart import LossChart, line_pens
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_place import SteadyPlace
from app.own_models.training_view import TrainingView
from app.own_models.wording import reading_of, tried_line

_SAMPLE_PX = 26
_MEANING = (
    "The loss, or error: how far what the network says of the next word is from the word that "
    "came, on average. The lower, the better; it would be 0 if each word were certain and right"
)
_LEARNED = "On the sentences that the network learns from"
_WATCHED = (
    "On sentences that it doesn't learn from, after each epoch: the lowest point is the epoch that "
    "is kept"
)
_TRIED = (
    "On up to 50 of the watched sentences. The model in use doesn't change, so it is measured "
    "once, before the first epoch. At the end both are measured on others, kept for the test"
)


class LossCard(QFrame):
    """Shows the curves of a training."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("Loss")
        self._view = TrainingView()
        self._epoch: int | None = None
        self.chart = LossChart(appearance)
        self.reading, self.tried = label("", "soft-number"), label("", "caption")
        for shown in (self.reading, self.tried):
            shown.setWordWrap(True)
        set_tool_tip(self.reading, _MEANING)
        set_tool_tip(self.tried, _TRIED)
        legend = FlowPanel(12)
        legend.add(
            _explained("Loss", _MEANING, "heading"),
            _Sample(appearance, 0), _explained("while training", _LEARNED),
            _Sample(appearance, 1), _explained("on watched sentences", _WATCHED),
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(legend)
        column.addWidget(self.chart, 1)
        column.addWidget(SteadyPlace(self.reading))
        column.addWidget(SteadyPlace(self.tried))
        self.chart.pointed.connect(self._point)
        self._say()

    def show_view(self, view: TrainingView) -> None:
        """The curves so far."""
        self._view = view
        self.chart.show_curves(view.learned, view.held_back, view.epochs)
        self._say()

    def _point(self, epoch: int | None) -> None:
        self._epoch = epoch
        self._say()

    def _say(self) -> None:
        reading = reading_of(self._view, self._epoch)
        for shown, text, name in (
            (self.reading, reading, "Loss"),
            (self.tried, tried_line(self._view), "Suggestions so far"),
        ):
            if text != shown.text() or not shown.accessibleName():
                shown.setText(text)
                shown.setAccessibleName(text or f"{name}: nothing yet")
        self.chart.setAccessibleDescription(reading)


def _explained(text: str, meaning: str, role: str = "caption") -> QLabel:
    made = label(text, role)
    set_tool_tip(made, meaning)
    return made


class _Sample(QWidget):
    """A piece of a line of the chart, beside what it means."""

    def __init__(self, appearance: Appearance, place: int) -> None:
        super().__init__()
        self._appearance, self._place = appearance, place
        self.setAccessibleName(("solid line", "dashed line")[place])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(_SAMPLE_PX), self._appearance.px(10))

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            painter.setPen(line_pens(self._appearance)[self._place])
            y = self.height() / 2
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
