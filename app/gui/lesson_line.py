"""The line that says which lesson this is, and the way out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.widgets.labels import ElidedLabel
from app.gui.widgets.plain_text import set_tool_tip


class LessonLine(QFrame):
    """``left`` is sent when all rooms are wanted."""

    left = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self.setAccessibleName("Lesson")
        self.line = ElidedLabel("strong")
        self.line.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.line.setText(text)
        set_tool_tip(self.line, text)
        self.button = QPushButton("All rooms")
        self.button.setAccessibleName("Leave the lesson: all rooms")
        set_tool_tip(self.button, with_key("Leave the lesson: all rooms", keys.ALL_ROOMS))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus on the page
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self.left)
