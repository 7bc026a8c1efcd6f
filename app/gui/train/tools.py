"""The room's part of the bar: what it is for, and the models that were made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.widgets.labels import ElidedLabel, label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton

_ABOUT = "on your own text; it never leaves this machine"


class TrainTools(QWidget):
    """Widgets only; the room connects them."""

    def __init__(self) -> None:
        super().__init__()
        about = ElidedLabel("soft")
        about.setText(_ABOUT)
        about.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.models_button = SteadyButton("Models…")
        set_tool_tip(
            self.models_button, with_key("All models: compare, use, rename, delete", keys.MODELS)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label("Train", "title"))
        row.addWidget(about, 1)
        row.addWidget(self.models_button, 0, Qt.AlignmentFlag.AlignVCenter)
