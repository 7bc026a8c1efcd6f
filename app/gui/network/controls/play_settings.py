"""How Play goes: its pace, and where it ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton


class PlaySettings(QWidget):
    """Side by side; where there is little room, behind a button that opens them."""

    def __init__(self, *settings: QWidget) -> None:
        super().__init__()
        self._settings = settings
        self._is_small = False
        self.button = SteadyButton("…")
        self.button.setAccessibleName("How Play goes")
        said = "Pace of Play, how many updates, and the error at which it stops"
        set_tool_tip(self.button, with_key(said, keys.GOAL))
        self.button.clicked.connect(self.open)
        self.button.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.button)
        self._sheet = QFrame(self, Qt.WindowType.Popup)
        self._sheet.setProperty("role", "card")
        self._sheet.setAccessibleName("How Play goes")
        self._column = QVBoxLayout(self._sheet)
        for setting in settings:
            self._row.addWidget(setting)

    def set_small(self, is_small: bool) -> None:
        """Behind the button, or side by side."""
        if is_small is self._is_small:
            return
        self._is_small = is_small
        self._sheet.hide()
        self.button.setVisible(is_small)
        for setting in self._settings:
            (self._column if is_small else self._row).addWidget(setting)
            setting.show()
        self.updateGeometry()

    def take_in(self, guest: QWidget) -> None:
        """One thing more behind the button, above the others, until it is added elsewhere."""
        self._column.insertWidget(0, guest)
        guest.show()

    def open(self) -> None:
        """Shows them where they are behind the button."""
        if self._is_small:
            self._sheet.adjustSize()
            height = self._sheet.sizeHint().height()
            self._sheet.move(self.button.mapToGlobal(QPoint(0, -height)))
            self._sheet.show()
