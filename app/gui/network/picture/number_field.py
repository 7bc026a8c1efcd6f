"""The field that opens over a number in the picture."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.style_property import set_style_property
from app.microscope.number_format import NumberError, parse_number, plain

_MARGINS_PX = 16  # for the frame and the caret
_STYLE = "padding: 0px; min-height: 0px; border-radius: 4px; font-size: {}px;"


class NumberField(QLineEdit):
    """One number of the part ``part`` (w5, b1, i1, o1). Return sends ``written``, or ``refused``
    with what is wrong and what stays; then it remains open. Esc, or leaving it, closes it."""

    written = Signal(str, float)
    refused = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget, font: QFont) -> None:
        super().__init__(parent)
        self.part, self._value, self._what = "", 0.0, ""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(font)
        self.setStyleSheet(_STYLE.format(font.pixelSize()))
        self.hide()

    def open(self, part: str, what: str, value: float, place: QRect) -> None:
        """Asks for this number at this place; ``what`` names it: "the weight w5"."""
        self.part, self._what, self._value = part, what, value
        self.setAccessibleName(f"New value of {what}")
        set_tool_tip(self, f"New value of {what}: 0.5, 0,5 or 1/2; Esc leaves it as it is")
        self._mark(is_wrong=False)
        self.setText(f"{value:.10g}")
        self.setGeometry(self._wide_enough(place))
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def shut(self) -> None:
        """Closes it; nothing is written."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        # Esc is a key of the room as well; here it means this field.
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_key and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._write()  # a line edit would let the picture have the key as well
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.shut()

    def _wide_enough(self, place: QRect) -> QRect:
        """For all digits of the number, within the picture."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + _MARGINS_PX
        if wide > place.width():
            place = QRect(place.center().x() - wide // 2, place.y(), wide, place.height())
        picture = self.parentWidget()
        most = place.x() if picture is None else picture.width() - place.width()
        place.moveLeft(max(min(place.x(), most), 0))
        return place

    def _write(self) -> None:
        try:
            value = parse_number(self.text())
        except NumberError as error:
            self._mark(is_wrong=True)
            self.selectAll()
            self.refused.emit(f"{error}; {self._what} stays {plain(self._value)}")
            return
        part = self.part
        self.shut()
        self.written.emit(part, value)

    def _mark(self, *, is_wrong: bool) -> None:
        set_style_property(self, "wrong", is_wrong)
