"""The one line at the bottom: what can be done or has gone wrong, and how things stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.gui.widgets.labels import ElidedLabel
from app.gui.widgets.plain_text import set_tool_tip
from app.words.shortening import shortened

_MOST_SIGNS = 600  # that a screen reader says


class StatusLine(QFrame):
    """Two texts, cut where there isn't room for both."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "status")
        self.setAccessibleName("Status line")
        self._left, self._right = ElidedLabel("caption"), ElidedLabel("caption")
        self._left.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._right.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 7, 20, 8)
        row.setSpacing(16)
        row.addWidget(self._left, 1)
        self._parts: dict[str, QWidget] = {}
        self._row = row
        row.addWidget(self._right)
        self.show_texts("", "")

    def add_room(self, name: str, part: QWidget) -> None:
        """Adds a room's own part, between the two texts."""
        self._parts[name] = part
        self._row.insertWidget(1, part)

    def show_room(self, name: str) -> None:
        """Shows the part of one room."""
        for each, part in self._parts.items():
            part.setVisible(each == name)

    def show_texts(self, left: str, right: str) -> None:
        """Shows both texts."""
        for each, text, name in ((self._left, left, "Status"), (self._right, right, "State")):
            each.setText(text)
            set_tool_tip(each, text)
            said = shortened(text, _MOST_SIGNS) or "nothing to report"
            each.setAccessibleName(f"{name}: {said}")
            each.updateGeometry()

    @property
    def texts(self) -> tuple[str, str]:
        """What is shown, left and right."""
        return self._left.text(), self._right.text()
