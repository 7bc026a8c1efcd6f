"""All updates of a run as a line, and the one that is looked at as a knob on it."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider

from app.gui.theme.appearance import Appearance
from app.gui.widgets.guarded_painting import guarded_paint, painter_on
from app.gui.widgets.plain_text import set_tool_tip

RESOLUTION = 1_000_000  # places of the slider itself: Qt counts them in 32 bits
_BETWEEN_SIGNALS_MS = 16
_PATIENCE_MS = 300  # for the answer to what was asked
_PAGES = 20
_KNOB_PX, _GROOVE_PX, _TICK_PX = 16, 4, 7


class TimeLine(QSlider):
    """``scrubbed`` sends the update asked for, at most about 60 times a second."""

    scrubbed = Signal(object)  # an int: Qt's own ends at 2,147,483,647

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._appearance = appearance
        self._update, self._least, self._head = 0, 0, 0
        self.forks: tuple[int, ...] = ()
        self._asked: int | None = None
        self._asked_since = QElapsedTimer()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_BETWEEN_SIGNALS_MS)
        self._pause.timeout.connect(self._send)
        self._unsent = False
        self.setAccessibleName("Time line")
        set_tool_tip(self, "Drag to look at another update; arrows go one update on or back")
        self.setRange(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._value_set)
        appearance.changed.connect(self.updateGeometry)

    @property
    def shown_update(self) -> int:
        """The update at which the knob is."""
        return self._update if self._asked is None else self._asked

    def show_time(self, update: int, least: int, head: int, forks: Sequence[int]) -> None:
        """Shows where one looks, between the first and the last update there is."""
        if not self.isSliderDown() and (update == self._asked or self._has_waited_long):
            self._asked = None
        now = (update, least, head, tuple(forks))
        if now != (self._update, self._least, self._head, self.forks):
            self._update, self._least, self._head, self.forks = now
            self._show()

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(300), self._appearance.px(_KNOB_PX + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._appearance.px(80), self.sizeHint().height())

    def x_of(self, update: int) -> float:
        """Where an update is, in pixels from the left."""
        margin = self._margin
        span = max(self._head - self._least, 1)
        return margin + (self.width() - 2 * margin) * (update - self._least) / span

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._ask(self._update_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._ask(self._update_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)
            self._asked_since.restart()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = max((self._head - self._least) // _PAGES, 1)
        here = self.shown_update
        key = Qt.Key
        asked = {
            key.Key_Left: here - 1, key.Key_Down: here - 1,
            key.Key_Right: here + 1, key.Key_Up: here + 1,
            key.Key_PageDown: here - page, key.Key_PageUp: here + page,
            key.Key_Home: self._least, key.Key_End: self._head,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if asked is None:
            super().keyPressEvent(event)
        else:
            self._ask(asked)

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        colours, px = self._appearance.colours, self._appearance.px
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            middle, knob = self.height() / 2, self.x_of(self.shown_update)
            end = self.width() - self._margin
            for colour, until in ((colours.track, end), (colours.accent, knob)):
                groove = QRectF(0, middle - px(_GROOVE_PX) / 2, 0, px(_GROOVE_PX))
                groove.setLeft(self._margin)
                groove.setRight(until)
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(groove, px(_GROOVE_PX) / 2, px(_GROOVE_PX) / 2)
            self._paint_forks(painter, middle)
            radius = px(_KNOB_PX) / 2 - 1.5
            ring = colours.ink if self.hasFocus() else colours.accent
            painter.setPen(QPen(QColor(ring), max(px(3), 2)))
            painter.setBrush(QColor(colours.card))
            painter.drawEllipse(QPointF(knob, middle), radius, radius)

    def _paint_forks(self, painter: QPainter, middle: float) -> None:
        """A tick across the line, with a branch: not its colour alone tells it from the line."""
        px = self._appearance.px
        painter.setPen(QPen(QColor(self._appearance.colours.ink), 1.5))
        for update in self.forks:
            x = self.x_of(update)
            painter.drawLine(QPointF(x, middle - px(_TICK_PX)), QPointF(x, middle + px(_TICK_PX)))
            tip = QPointF(x + px(4), middle - px(_TICK_PX))
            painter.drawLine(QPointF(x, middle - px(_GROOVE_PX)), tip)
        painter.setPen(Qt.PenStyle.NoPen)

    @property
    def _margin(self) -> float:
        return self._appearance.px(_KNOB_PX) / 2 + 1

    def _update_at(self, x: float) -> int:
        ratio = (x - self._margin) / max(self.width() - 2 * self._margin, 1)
        return round(self._least + ratio * (self._head - self._least))

    def _ask(self, update: int) -> None:
        update = min(max(update, self._least), self._head)
        if update == self.shown_update:
            return
        self._asked = update
        self._asked_since.restart()
        self._unsent = True
        self._show()
        if not self._pause.isActive():
            self._send()

    def _send(self) -> None:
        if self._unsent and self._asked is not None:
            self._unsent = False
            self._pause.start()
            self.scrubbed.emit(self._asked)

    @property
    def _has_waited_long(self) -> bool:
        """Whether news from before the last question must have been seen by now."""
        return not self._asked_since.isValid() or self._asked_since.elapsed() > _PATIENCE_MS

    def _show(self) -> None:
        span = self._head - self._least
        places = min(span, RESOLUTION)
        self.blockSignals(True)
        self.setRange(0, places)
        self.setValue((self.shown_update - self._least) * places // max(span, 1))
        self.blockSignals(False)
        self.update()

    def _value_set(self, value: int) -> None:
        """The slider was moved by other means: the wheel, or a screen reader."""
        span = self._head - self._least
        self._ask(self._least + value * span // max(min(span, RESOLUTION), 1))
