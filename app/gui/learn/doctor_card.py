"""What there is to say of the box at hand: what is right about it, the slip, the rule."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.widgets.labels import label
from app.gui.widgets.steady_text import SteadyText
from app.lessons.desk import Said
from nncore.trace_views.symbols import plain_symbol

BEFORE_A_NUMBER = "type a number: 0.48, 0,48, 4.8e-1 or 1/3; it is marked by the digits you give"


class DoctorCard(QFrame):
    """Lines of text that wrap; they can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("About this box")
        self.heading = label("", "heading")
        self.said = SteadyText("What is said about this box")
        self.said.say(BEFORE_A_NUMBER, "")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.said)
        column.addStretch(1)

    def show_said(self, name: str, said: Said, before: str = BEFORE_A_NUMBER) -> None:
        """About the box of this name, "" for none; ``before`` stands there until there is
        something to say."""
        self.heading.setText(plain_symbol(name))
        self.heading.setVisible(bool(name))
        self.said.say("\n".join(said.lines) or before, name)
