"""The room's part of the bar: what it is for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui.widgets.labels import ElidedLabel, label

_ABOUT = "on your own text; it never leaves this machine"


class TrainTools(QWidget):
    """Widgets only; the room connects them."""

    def __init__(self) -> None:
        super().__init__()
        about = ElidedLabel("soft")
        about.setText(_ABOUT)
        about.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label("Train", "title"))
        row.addWidget(about, 1)
