"""A frame over the widget that an instruction is about."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.gui.theme.appearance import Appearance
from app.gui.widgets.guarded_painting import guarded_paint, painter_on

_REACH_PX = 3  # beyond the widget, where its neighbours leave room
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.ParentChange)
_COMES_AND_GOES = (QEvent.Type.Show, QEvent.Type.Hide)


class Light(QWidget):
    """Stands beside the widget in its parent, so it scrolls, is cut off and goes with it. It takes
    no mouse and no focus. ``seen_or_not`` is sent when the widget has come or gone."""

    seen_or_not = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._target: QWidget | None = None
        self.setAccessibleName("What the walk means")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """The widget that is framed."""
        return self._target

    def put_on(self, target: QWidget | None) -> None:
        """Frames this widget; None frames nothing."""
        if target is self._target:
            return
        if self._target is not None:
            self._target.removeEventFilter(self)
        self._target = target
        if target is None:
            self.hide()
            self._stand_in(None)
            return
        self._follow()
        target.installEventFilter(self)  # after it has left what it stood in: that may be the same

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._target:
            if event.type() in _MOVES:
                self._follow()
            elif event.type() in _COMES_AND_GOES:
                self.setVisible(event.type() is QEvent.Type.Show)
                self.raise_()
                self.seen_or_not.emit()
        elif watched is self.parentWidget() and event.type() is QEvent.Type.Resize:
            self._follow()  # it was cut off where that ended
        return False

    @guarded_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._appearance.colours
        with painter_on(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            for colour, width in ((colours.ink, 4.0), (colours.selected, 2.4)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRoundedRect(frame, 7, 7)

    def _follow(self) -> None:
        target = self._target
        around = target.parentWidget() if target is not None else None
        if target is None or around is None:
            return
        self._stand_in(around)
        place = target.geometry().adjusted(-_REACH_PX, -_REACH_PX, _REACH_PX, _REACH_PX)
        self.setGeometry(place.intersected(around.rect()))
        self.setVisible(not target.isHidden())
        self.raise_()

    def _stand_in(self, around: QWidget | None) -> None:
        before = self.parentWidget()
        if around is before:
            return
        if before is not None:
            before.removeEventFilter(self)
        self.setParent(around)
        if around is not None:
            around.installEventFilter(self)
