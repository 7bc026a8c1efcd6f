"""Text that wraps, can be selected and copied, and keeps its height while it changes."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

_LEAST_LINES = 2


class SteadyText(QLabel):
    """As high as the longest text that was said about the same thing; two lines at least."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._about: object = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAccessibleDescription(name)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def say(self, text: str, about: object) -> None:
        """Shows a text; with something else in ``about`` the height begins anew."""
        if about != self._about:
            self._about = about
            self.setMinimumHeight(0)
        if text != self.text():
            self.setText(text)
        self._grow()

    def forget_height(self) -> None:
        """The height begins anew: other fonts, or another width."""
        self.setMinimumHeight(0)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.forget_height()

    def _grow(self) -> None:
        needed = max(
            self.heightForWidth(self.width()), _LEAST_LINES * self.fontMetrics().lineSpacing()
        )
        if needed > self.minimumHeight():
            self.setMinimumHeight(needed)
