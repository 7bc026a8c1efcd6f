"""A slider for one number, around where it stands."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider

from app.gui.theme.appearance import Appearance
from app.gui.widgets.guarded_painting import guarded_paint, painter_on

_STEPS = 4_000  # over the whole range
_KNOB_PX = 8
_FINE = 10  # times finer while Shift is held
_KEY_STEP = 20


class ValueSlider(QSlider):
    """Drag the knob, or move it with the arrow keys; with Shift ten times finer.

    ``dragged`` sends each value on the way, ``dropped`` the last one (the mouse let go, Enter),
    ``cancelled`` that the number stays as it was (Esc, or the focus went elsewhere).
    """

    dragged = Signal(float)
    dropped = Signal(float)
    cancelled = Signal()

    def __init__(self, appearance: Appearance, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._appearance = appearance
        self._low, self._high, self._rest = -2.0, 2.0, 0.0
        self._now, self._mouse_x = 0.0, 0.0
        self.is_dragging = False
        self.setRange(0, _STEPS)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.updateGeometry)

    @property
    def number(self) -> float:
        """Where the knob stands."""
        return self._now

    def rest_at(self, number: float, low: float, high: float) -> None:
        """Shows a number and its range; nothing is sent. Left alone while one drags."""
        if not self.is_dragging and (number, low, high) != (self._rest, self._low, self._high):
            self._rest, self._low, self._high = number, low, high
            self._move(number)

    def cancel(self) -> None:
        """Back to where the number is."""
        if self.is_dragging:
            self.is_dragging = False
            self._move(self._rest)
            self.cancelled.emit()

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(160), self._appearance.px(2 * _KNOB_PX + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._appearance.px(60), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._mouse_x = event.position().x()
        if abs(self._mouse_x - self._x_of(self._now)) > self._appearance.px(_KNOB_PX) + 2:
            self._drag_to(self._number_at(self._mouse_x))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = event.position().x() - self._mouse_x
        self._mouse_x = event.position().x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            moved /= _FINE
        self._drag_to(self._now + moved * (self._high - self._low) / self._span())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._drop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10,
        }.get(Qt.Key(event.key()), 0)  # fmt: skip
        if direction:
            step = _KEY_STEP * (self._high - self._low) / _STEPS
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                step /= _FINE
            self._drag_to(self._now + direction * step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._drop()
        elif event.key() == Qt.Key.Key_Escape and self.is_dragging:
            self.cancel()
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.cancel()

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        colours, knob = self._appearance.colours, self._appearance.px(_KNOB_PX)
        middle, x = self.height() / 2, self._x_of(self._now)
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(QRectF(knob, middle - 1.5, self._span(), 3), QColor(colours.track))
            rest = self._x_of(self._rest)  # a mark where the number is
            painter.fillRect(QRectF(rest - 1, middle - knob, 2, 2 * knob), QColor(colours.soft))
            painter.setBrush(QColor(colours.positive))
            edge = colours.ink if self.hasFocus() else colours.card
            painter.setPen(QPen(QColor(edge), 2))
            painter.drawEllipse(QPointF(x, middle), knob, knob)

    def _drag_to(self, number: float) -> None:
        # Four digits behind the point of the range: a number one can read and write.
        digits = 4 if self._high - self._low > 0.1 else 7
        number = round(min(max(number, self._low), self._high), digits)
        if number != self._now or not self.is_dragging:
            self.is_dragging = True
            self._move(number)
            self.dragged.emit(number)

    def _drop(self) -> None:
        if self.is_dragging:
            self.is_dragging = False
            self.dropped.emit(self._now)

    def _move(self, number: float) -> None:
        self._now = number
        share = (number - self._low) / max(self._high - self._low, 1e-300)
        self.setValue(round(min(max(share, 0.0), 1.0) * _STEPS))
        self.update()

    def _span(self) -> float:
        return max(self.width() - 2 * self._appearance.px(_KNOB_PX), 1)

    def _x_of(self, number: float) -> float:
        share = (number - self._low) / max(self._high - self._low, 1e-300)
        return self._appearance.px(_KNOB_PX) + min(max(share, 0.0), 1.0) * self._span()

    def _number_at(self, x: float) -> float:
        share = (x - self._appearance.px(_KNOB_PX)) / self._span()
        return self._low + share * (self._high - self._low)
