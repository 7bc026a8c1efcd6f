"""What there is to say of the box at hand: what is right about it, the slip, the rule."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.gui.widgets.labels import label
from app.gui.widgets.steady_text import SteadyText
from app.lessons.desk import Said
from nncore.trace_views.symbols import plain_symbol

BEFORE_A_NUMBER = "type a number: 0.48, 0,48, 4.8e-1 or 1/3; it is marked by the digits you give"


class Beside(QWidget):
    """What was worked out, and right below it what should have been."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong = label("", "number", "What was worked out")
        self.right = label("", "number", "What is right")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        signs = label("✗", "wrong", "wrong"), label("✓", "right", "right")
        for row, (sign, formula) in enumerate(zip(signs, (self.wrong, self.right), strict=True)):
            formula.setWordWrap(True)
            formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(formula, row, 1)

    def show_formulas(self, wrong: str, right: str) -> None:
        """In symbols; "" for none."""
        self.wrong.setText(wrong)
        self.right.setText(right)
        self.setVisible(bool(wrong))


class DoctorCard(QFrame):
    """Lines of text that wrap; they can be selected and copied. Of a slip the formula that was
    used stands beside the right one."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName("About this box")
        self.heading = label("", "heading")
        self.said = SteadyText("What is said about this box")
        self.said.say(BEFORE_A_NUMBER, "")
        self.beside = Beside()
        self.beside.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.said)
        column.addWidget(self.beside)
        column.addStretch(1)

    def show_said(self, name: str, said: Said, before: str = BEFORE_A_NUMBER) -> None:
        """About the box of this name, "" for none; ``before`` stands there until there is
        something to say."""
        self.heading.setText(plain_symbol(name))
        self.heading.setVisible(bool(name))
        self.said.say("\n".join(said.lines) or before, name)
        self.beside.show_formulas(said.wrong, said.right)
