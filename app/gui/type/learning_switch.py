"""The switch in the status line: learning, or off the record."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton

_ON, _OFF = "● learning", "○ off the record"
_EXPLAINED = (
    "Learning: finished sentences teach the suggestions your words. Off the record: nothing is "
    "learned. Either way the page is kept as a draft until another takes its place, and nothing "
    "leaves this machine."
)
OFF_THE_RECORD_TOLD = "off the record: nothing is learned; this page is still kept as a draft"


class LearningSwitch(SteadyButton):
    """``switched`` sends whether to learn."""

    switched = Signal(bool)

    def __init__(self, *, is_on: bool) -> None:
        super().__init__(_ON, _OFF)
        self.setProperty("kind", "why")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tool_tip(self, with_key(_EXPLAINED, keys.OFF_THE_RECORD))
        self.show_on(is_on)
        self.clicked.connect(self._clicked)

    def show_on(self, is_on: bool) -> None:
        """Shows the state; sends nothing."""
        self.setChecked(is_on)
        self.setText(_ON if is_on else _OFF)
        self.setAccessibleName("Learning: on" if is_on else "Learning: off the record")

    def _clicked(self, is_on: bool) -> None:
        self.show_on(is_on)
        self.switched.emit(is_on)
