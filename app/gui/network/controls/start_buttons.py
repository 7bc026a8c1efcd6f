"""The two ways to begin anew: from the same start weights, or from newly drawn ones."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.theme.icons import drawn_icon
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.microscope.time_machine.snapshot import NetworkSnapshot

_DRAW = "New draw"
_WIDEST_SEED = "0000"
_ICON_PX = 16


class StartButtons(QWidget):
    """``same_start_asked`` and ``new_draw_asked``; the seed of the start weights is shown."""

    same_start_asked = Signal()
    new_draw_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._is_small = False
        self._draw_text = _DRAW
        self.same_start = SteadyButton("Same start")
        self.same_start.setAccessibleName("Same start")
        set_tool_tip(self.same_start, with_key("Back to the same start weights", keys.SAME_START))
        self.new_draw = SteadyButton(_DRAW, f"{_DRAW} · seed {_WIDEST_SEED}")
        self.new_draw.setAccessibleName(_DRAW)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.same_start)
        row.addWidget(self.new_draw)
        self.same_start.clicked.connect(self.same_start_asked)
        self.new_draw.clicked.connect(self.new_draw_asked)
        appearance.changed.connect(self._dress)
        self._dress()
        self._show_draw(_DRAW)

    def show_snapshot(self, snapshot: NetworkSnapshot) -> None:
        """Shows from which seed the start weights were drawn, if they were."""
        seed = snapshot.file.seed
        self._show_draw(_DRAW if seed is None else f"{_DRAW} · seed {seed}")

    def set_small(self, is_small: bool) -> None:
        """Small, the buttons show their icons alone; the seed is in the tool tip."""
        if is_small != self._is_small:
            self._is_small = is_small
            self.same_start.set_small(is_small)
            self.new_draw.set_small(is_small)
            if not is_small:
                self.new_draw.setText(self._draw_text)

    def _show_draw(self, text: str) -> None:
        if text == self._draw_text and self.new_draw.toolTip():
            return
        self._draw_text = text
        if not self._is_small:
            self.new_draw.setText(text)
        self.new_draw.setAccessibleName(text)
        seed = text.removeprefix(_DRAW).removeprefix(" · ")
        tool_tip = "New start weights, drawn from the next seed"
        tool_tip += f"; these are from {seed}" if seed else ""
        set_tool_tip(self.new_draw, with_key(tool_tip, keys.NEW_DRAW))

    def _dress(self) -> None:
        size = self._appearance.px(_ICON_PX)
        for button, icon in ((self.same_start, "again"), (self.new_draw, "draw")):
            button.setIconSize(QSize(size, size))
            button.setIcon(drawn_icon(icon, self._appearance.colours.ink, size))
