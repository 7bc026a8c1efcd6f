"""A whole number to write, within bounds."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from app.gui.theme.appearance import Appearance
from app.lessons.errors import LessonError

_FIELD_PX = 96
_LONGEST = 20


class WholeField(QLineEdit):
    """``name`` is what a message and a screen reader call it."""

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
        """Raises LessonError, which says what can be written."""
        least, most = self._bounds
        text = self.text().strip()
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise LessonError(f"{self._name}: write a whole number from {least} to {most:,}")
        return int(text)

    def _dress(self) -> None:
        self.setFixedWidth(self._appearance.px(_FIELD_PX))
