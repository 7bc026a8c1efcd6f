"""A whole number to write, within bounds."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.errors import LettersumError
from app.gui.theme.appearance import Appearance

_FIELD_PX = 96
_LONGEST = 20
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class NumberFieldError(LettersumError):
    """What is written is no number that can be; the message says which can."""


class WholeField(QLineEdit):
    """``name`` is what a message and a screen reader call it. The arrows up and down go to the
    next number."""

    def __init__(
        self, appearance: Appearance, name: str, value: int, least: int, most: int
    ) -> None:
        super().__init__(str(value))
        self._appearance, self._name, self._bounds = appearance, name, (least, most)
        self.setAccessibleName(name)
        self.setMaxLength(_LONGEST)
        appearance.changed.connect(self._dress)
        self._dress()

    @property
    def number(self) -> int:
        """Raises NumberFieldError, which says what can be written."""
        least, most = self._bounds
        text = self.text().strip()
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise NumberFieldError(f"{self._name}: write a whole number from {least} to {most:,}")
        return int(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        least, most = self._bounds
        try:
            number = self.number
        except NumberFieldError:
            return
        self.setText(str(min(max(number + step, least), most)))
        self.editingFinished.emit()

    def _dress(self) -> None:
        self.setFixedWidth(self._appearance.px(_FIELD_PX))
