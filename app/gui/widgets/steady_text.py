"""Text that wraps, can be selected and copied, and keeps its height while it changes."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

_LEAST_LINES = 2


class SteadyText(QLabel):
    """As high as the longest text that was said about the same thing; two lines at least."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._about: object = None
        self._heights: dict[int, int] = {}  # of this text in this font, at the widths asked for
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
            self._heights.clear()
            self.setText(text)
        self._grow()

    def forget_height(self) -> None:
        """The height begins anew: other fonts, or another width."""
        self._heights.clear()
        self.setMinimumHeight(0)
        self._grow()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)

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
