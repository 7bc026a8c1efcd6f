"""The bar above: what the open room puts there, and the window's own two buttons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.theme.icons import drawn_icon
from app.gui.widgets.plain_text import set_tool_tip

_ICON_PX = 18
_MARGIN_PX, _ABOVE_PX, _LOW_ABOVE_PX = 20, 10, 4


class Bar(QFrame):
    """``scheme_asked`` and ``help_asked`` are sent by the window's own buttons."""

    scheme_asked = Signal()
    help_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.setProperty("role", "bar")
        self.setAccessibleName("Tools")
        self._tools = QHBoxLayout()
        self._rooms: dict[str, QWidget] = {}
        self._scheme = _button("Light or dark", with_key("Light or dark", keys.SCHEME))
        self._help = _button("Keys", with_key("Keys", keys.HELP))
        self._scheme.clicked.connect(self.scheme_asked)
        self._help.clicked.connect(self.help_asked)
        row = QHBoxLayout(self)
        row.setSpacing(8)
        self._row = row
        self.set_low(False)
        row.addLayout(self._tools, 1)
        row.addWidget(self._scheme)
        row.addWidget(self._help)
        appearance.changed.connect(self._dress)
        self._dress()

    def add_room(self, name: str, tools: QWidget) -> None:
        """Adds a room's own tools."""
        self._rooms[name] = tools
        tools.hide()
        self._tools.addWidget(tools, 1)

    def set_low(self, is_low: bool) -> None:
        """With less air above and below, for a low window."""
        above = _LOW_ABOVE_PX if is_low else _ABOVE_PX
        self._row.setContentsMargins(_MARGIN_PX, above, _MARGIN_PX, above)

    def show_room(self, name: str) -> None:
        """Shows the tools of one room; the bar is as high as they are."""
        for each, tools in self._rooms.items():
            if each != name:
                tools.hide()
        self._rooms[name].show()

    def _dress(self) -> None:
        size = self._appearance.px(_ICON_PX)
        for button, icon in ((self._scheme, "contrast"), (self._help, "keys")):
            button.setIconSize(QSize(size, size))
            button.setIcon(drawn_icon(icon, self._appearance.colours.ink, size))


def _button(name: str, tool_tip: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("kind", "bar")
    button.setAccessibleName(name)
    set_tool_tip(button, tool_tip)
    return button
