"""The sheet behind F1: what the rooms are for, and every key."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui.keys import WINDOW_KEYS, Key, room_key
from app.gui.room import RoomEntry
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import FRAME_PX
from app.gui.widgets.labels import key_chip, label

_INTRODUCTION = (
    "You type; every word becomes a number, the sum of its letters (a = 1 … z = 26). A small "
    "network predicts the next sums, and a decoder turns them back into words. Type shows the "
    "words and why they were offered; Network shows every number of a network and how it learns."
)
_SIZE_PX = (900, 660)
_SIDE_BY_SIDE_FROM_PX = 760  # at 100 %: with less, the columns stand one below the other
_LEFT_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class HelpSheet(QDialog):
    """All keys, room by room, from the table the rooms bind from."""

    def __init__(
        self, appearance: Appearance, rooms: Sequence[RoomEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setWindowTitle("Lettersum: keys")
        self.setAccessibleName("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opening = [room_key(number, room.title) for number, room in enumerate(rooms, start=1)]
        first, *others = (_section(f"In {room.title}", room.keys) for room in rooms)
        left = _column(_section("Everywhere", (*opening, *WINDOW_KEYS)), first)
        self._lay_out(left, _column(*others))
        wished = QSize(appearance.px(_SIZE_PX[0]), appearance.px(_SIZE_PX[1]))
        self.resize(wished.boundedTo(self.screen().availableSize() - QSize(*FRAME_PX)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        is_wide = self.width() >= self._appearance.px(_SIDE_BY_SIDE_FROM_PX)
        self._side_by_side.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def _lay_out(self, *columns: QWidget) -> None:
        introduction = label(_INTRODUCTION)
        introduction.setWordWrap(True)
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(28, 24, 28, 12)
        rows.addWidget(introduction)
        self._side_by_side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side_by_side.setSpacing(32)
        for each in columns:
            self._side_by_side.addWidget(each, 1)
        rows.addLayout(self._side_by_side)
        rows.addStretch(1)
        close = QPushButton("Close")
        close.setAccessibleName("Close the sheet")
        close.clicked.connect(self.accept)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 16, 16)
        outer.addWidget(_scrolling(inner), 1)
        outer.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _section(title: str, keys: Sequence[Key]) -> QWidget:
    section = QWidget()
    grid = QGridLayout(section)
    grid.setContentsMargins(0, 16, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(1, 1)
    grid.addWidget(label(title, "heading"), 0, 0, 1, 2)
    for row, key in enumerate(keys, start=1):
        grid.addWidget(key_chip(key.shown), row, 0, _LEFT_TOP)
        action = label(key.action)
        action.setWordWrap(True)
        grid.addWidget(action, row, 1, Qt.AlignmentFlag.AlignTop)
    return section


def _column(*sections: QWidget) -> QWidget:
    column = QWidget()
    rows = QVBoxLayout(column)
    rows.setContentsMargins(0, 0, 0, 0)
    for section in sections:
        rows.addWidget(section)
    rows.addStretch(1)
    return column


def _scrolling(inner: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setAccessibleName("All keys")
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidget(inner)
    return scroll
