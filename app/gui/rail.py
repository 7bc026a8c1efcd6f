"""The rail at the left: one button for each room."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from app.gui.keys import room_key
from app.gui.room import RoomEntry
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import RAIL_WIDTH_PX
from app.gui.theme.icons import drawn_icon
from app.gui.widgets.plain_text import set_tool_tip

_ICON_PX = 22
_BESIDE_ICON_PX = 20  # what stands beside an icon that is alone
_LARGEST_SHARE = 0.1  # of the window's width; where more would be needed, icons stand alone


class Rail(QFrame):
    """``chosen`` sends the name of a room."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, rooms: Sequence[RoomEntry]) -> None:
        super().__init__()
        self._appearance = appearance
        self.setProperty("role", "rail")
        self.setAccessibleName("Rooms")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 12, 7, 12)
        column.setSpacing(4)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._is_narrow = False
        self._icons = {room.name: room.icon for room in rooms}
        for number, room in enumerate(rooms, start=1):
            button = self._button(room, number)
            self._buttons[room.name] = button
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        self._group.buttonClicked.connect(self._clicked)
        appearance.changed.connect(self._dress)
        self._dress()
        self.setFixedWidth(appearance.px(RAIL_WIDTH_PX))

    def show_chosen(self, name: str) -> None:
        """Marks the room of this name; sends nothing."""
        self._buttons[name].setChecked(True)
        self._dress()

    def fit(self, window_width_px: int) -> None:
        """Leaves the names of the rooms to the tool tips where they would take too much room."""
        wished = self._appearance.px(RAIL_WIDTH_PX)
        is_narrow = wished > _LARGEST_SHARE * window_width_px
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            styles = Qt.ToolButtonStyle
            style = styles.ToolButtonIconOnly if is_narrow else styles.ToolButtonTextUnderIcon
            for button in self._buttons.values():
                button.setToolButtonStyle(style)
        narrow = self._appearance.px(_ICON_PX) + _BESIDE_ICON_PX
        self.setFixedWidth(narrow if is_narrow else wished)

    def show_only(self, names: Collection[str]) -> None:
        """Leaves out the buttons of all other rooms."""
        for name, button in self._buttons.items():
            button.setVisible(name in names)

    def _button(self, room: RoomEntry, number: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "rail")
        button.setText(room.title)
        set_tool_tip(button, with_key(room.title, room_key(number, room.title)))
        button.setAccessibleName(f"Room {room.title}")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(name for name, each in self._buttons.items() if each is button))

    def _dress(self) -> None:
        colours, size = self._appearance.colours, self._appearance.px(_ICON_PX)
        for name, button in self._buttons.items():
            colour = colours.ink if button.isChecked() else colours.soft
            button.setIconSize(QSize(size, size))
            button.setIcon(drawn_icon(self._icons[name], colour, size))
