"""The row beneath the sentence in which numbers are guessed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.microscope.telling.prediction import symbol

_FIELD_WIDTH_PX = 110
_NOTHING_ASKED = "Take a step (F10): its number is hidden until you guess it or ask for it."


class GuessRow(QWidget):
    """``guessed`` sends what was written; ``reveal_asked`` that all numbers shall be shown;
    ``left`` that nothing is asked any more while the caret is here, ``came`` that something is
    asked again."""

    guessed = Signal(str)
    reveal_asked = Signal()
    left = Signal()
    came = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.asked = label("", "number")
        self.field = QLineEdit()
        self.show_button = SteadyButton("Show")
        self.show_button.setAccessibleName("Show the hidden numbers")
        set_tool_tip(self.show_button, with_key("Show the hidden numbers", keys.REVEAL))
        self.verdict = label("", "caption")
        self.verdict.setWordWrap(True)
        row = FlowPanel()
        row.add(self.asked, self.field, self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(2)
        column.addWidget(row)
        column.addWidget(self.verdict)
        self.field.returnPressed.connect(self._send)
        self.show_button.clicked.connect(self.reveal_asked)
        appearance.changed.connect(self._fit)
        self._fit()

    def show_asked(self, name: str, verdict: str) -> None:
        """Asks for a number by its name, "" for none, and says what became of the last guess."""
        was_asked = self.field.isEnabled()
        if not name and (self.field.hasFocus() or self.show_button.hasFocus()):
            self.left.emit()  # or Qt would hand the keys on to whatever comes next
        self.asked.setText(f"{symbol(name)} =" if name else "")
        self.field.setEnabled(bool(name))
        self.show_button.setEnabled(bool(name))
        self.field.setAccessibleName(f"Your guess of {symbol(name)}" if name else "Your guess")
        set_tool_tip(self.field, "Your guess, marked to the digits you give; Enter")
        if name and not was_asked:
            self.came.emit()
        self.verdict.setText(verdict or ("" if name or was_asked else _NOTHING_ASKED))

    def _send(self) -> None:
        text = self.field.text()
        if text.strip():
            self.guessed.emit(text)

    def _fit(self) -> None:
        self.field.setFixedWidth(self._appearance.px(_FIELD_WIDTH_PX))
