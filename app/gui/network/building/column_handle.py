"""The handle over one column of the picture: one neuron less, how many there are, one more."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import label
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.style_property import set_style_property
from app.microscope.number_format import MINUS

HANDLE_PX = 24  # the side of a button


class ColumnHandle(QFrame):
    """``less`` and ``more`` are its buttons."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setProperty("role", "handle")
        self.less, self.more = handle_button(MINUS, self), handle_button("+", self)
        self._count: QLabel = label("", "number")
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self.less, self._count, self.more):
            row.addWidget(widget)

    def show_column(self, count: int, kind: str, *, is_chosen: bool) -> None:
        """So many neurons of a kind: "input", "neuron in hidden layer 2", "output"."""
        px = self._appearance.px
        for button, text in ((self.less, f"One {kind} less"), (self.more, f"One {kind} more")):
            button.setFixedSize(px(HANDLE_PX), px(HANDLE_PX))
            button.setAccessibleName(text)
            set_tool_tip(button, text)
        self._count.setText(str(count))
        self._count.setMinimumWidth(px(HANDLE_PX * 2 // 3))
        self._count.setAccessibleName(f"{count} · {kind}")
        self.less.setEnabled(count > 1)
        set_style_property(self, "chosen", is_chosen)
        self.adjustSize()


def handle_button(text: str, parent: QWidget) -> QToolButton:
    """A small button in the picture; Tab reaches it, and a click leaves the focus where it is."""
    button = QToolButton(parent)
    button.setText(text)
    button.setProperty("kind", "handle")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
