"""The one line at the bottom: what can be done or has gone wrong, and how things stand."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.gui.widgets.labels import ElidedLabel
from app.gui.widgets.plain_text import set_tool_tip
from app.words.shortening import shortened

_MOST_SIGNS = 600  # that a screen reader says

NOTICE_MS = 12_000  # long enough to be read, whatever a room tells meanwhile


class StatusLine(QFrame):
    """Two texts, cut where there isn't room for both. A notice takes the place of the left one for
    a while."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "status")
        self.setAccessibleName("Status line")
        self._left, self._right = ElidedLabel("caption"), ElidedLabel("caption")
        self._left.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._right.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setSpacing(16)
        row.addWidget(self._left, 1)
        self._parts: dict[str, QWidget] = {}
        self._row = row
        self.set_low(False)
        row.addWidget(self._right)
        self._told, self._notice = "", ""
        self._notice_over = QTimer(self)
        self._notice_over.setSingleShot(True)
        self._notice_over.timeout.connect(self.drop_notice)
        self.show_texts("", "")

    def add_room(self, name: str, part: QWidget) -> None:
        """Adds a room's own part, between the two texts."""
        self._parts[name] = part
        self._row.insertWidget(1, part)

    def set_low(self, is_low: bool) -> None:
        """With less air above and below, for a low window."""
        self._row.setContentsMargins(20, 2 if is_low else 7, 20, 3 if is_low else 8)

    def show_room(self, name: str) -> None:
        """Shows the part of one room."""
        for each, part in self._parts.items():
            part.setVisible(each == name)

    def show_texts(self, left: str, right: str) -> None:
        """Shows both texts; the left one once there is no notice any more."""
        self._told = left
        _show(self._left, self._notice or left, "Status")
        _show(self._right, right, "State")

    def show_notice(self, notice: str) -> None:
        """Shows this line in the place of the left text for twelve seconds."""
        self._notice = notice
        self._notice_over.start(NOTICE_MS)
        _show(self._left, notice, "Status")

    def drop_notice(self) -> None:
        """Shows the left text again."""
        self._notice = ""
        _show(self._left, self._told, "Status")

    @property
    def texts(self) -> tuple[str, str]:
        """What is shown, left and right."""
        return self._left.text(), self._right.text()


def _show(shown: QLabel, text: str, name: str) -> None:
    shown.setText(text)
    set_tool_tip(shown, text)
    said = shortened(text, _MOST_SIGNS) or "nothing to report"
    shown.setAccessibleName(f"{name}: {said}")
    shown.updateGeometry()
