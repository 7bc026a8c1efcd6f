"""The card of the loss: the chart, what its lines are, and how the suggestions fare meanwhile."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.gui.theme.appearance import Appearance
from app.gui.train.loss_chart import LossChart
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.gui.widgets.labels import ElidedLabel, label
from app.gui.widgets.titled_card import TitledCard
from app.own_models.training_view import TrainingView
from app.own_models.wording import reading_of, watched_line

_SAMPLE_PX = 26


class LossCard(TitledCard):
    """Shows the curves of a training."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__("Loss")
        self._view = TrainingView()
        self._epoch: int | None = None
        self.chart = LossChart(appearance)
        self.reading, self.watched = ElidedLabel("soft-number"), ElidedLabel("caption")
        legend = FlowPanel(12)
        legend.add(
            _Sample(appearance, is_held_back=False), label("while training", "caption"),
            _Sample(appearance, is_held_back=True), label("on text held back", "caption"),
        )  # fmt: skip
        self.column.addWidget(legend)
        self.column.addWidget(self.chart, 1)
        self.column.addWidget(self.reading)
        self.column.addWidget(self.watched)
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
            (self.watched, watched_line(self._view), "Suggestions so far"),
        ):
            if text != shown.text():
                shown.setText(text)
                shown.setAccessibleName(text or f"{name}: nothing yet")
        self.chart.setAccessibleDescription(reading)


class _Sample(QWidget):
    """A piece of a line beside what it means."""

    def __init__(self, appearance: Appearance, *, is_held_back: bool) -> None:
        super().__init__()
        self._appearance, self._is_held_back = appearance, is_held_back
        self.setAccessibleName("dashed" if is_held_back else "solid")
        appearance.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(_SAMPLE_PX), self._appearance.px(10))

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._appearance.colours
        pen = QPen(QColor(colours.positive if self._is_held_back else colours.negative), 1.6)
        if self._is_held_back:
            pen.setDashPattern([4.0, 3.0])
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen)
            y = self.height() / 2
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
