"""A place for a text that changes often: the widgets around it are laid out anew only if it needs
another size."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget


class SteadyPlace(QWidget):
    """As large as the label in it. A label asks for a layout with every text, and that goes up to
    the whole window; this asks for one where the text takes more room, or less."""

    def __init__(self, held: QLabel) -> None:
        super().__init__()
        self._held = held
        self._heights: dict[int, int] = {}  # at the widths that were asked for
        held.setParent(self)
        self._needs = self._needed()
        self._take_limits()

    def sizeHint(self) -> QSize:
        return self._held.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._held.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return self._held.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        if not self._held.hasHeightForWidth():
            return -1
        if width not in self._heights:
            needed = self._held.heightForWidth(width)
            self._heights[width] = max(needed, self._held.minimumHeight())
        return self._heights[width]

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self._needs_other_room():
            self.updateGeometry()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._needs_other_room():  # hidden, a label asks for nothing
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._held.setGeometry(self.rect())
        # The layout may have reckoned with the text before: a change of width can be told first.
        if self._needs_other_room():
            self.updateGeometry()

    def _needs_other_room(self) -> bool:
        self._heights.clear()
        before, self._needs = self._needs, self._needed()
        if self._needs != before:
            self._take_limits()
        return self._needs != before

    def _needed(self) -> tuple[int, int]:
        """What the layout around it would have to know. A text that wraps has the width it is
        given, and needs a height for it."""
        held = self._held
        if held.wordWrap():
            return 0, self.heightForWidth(self.width())
        return held.sizeHint().width(), held.sizeHint().height()

    def _take_limits(self) -> None:
        self.setSizePolicy(self._held.sizePolicy())
        self.setMinimumSize(self._held.minimumSize())
