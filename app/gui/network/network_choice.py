"""The list of networks, by groups."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.plain_text import set_tool_tip, tool_tip
from app.microscope.catalogue import groups

_SIGNS_SHOWN = 14  # of the title; the open list shows all of each
_LIST_MARGIN_PX = 28
_CHOOSE = "Choose a network; it begins anew"
_ENTRY = Qt.ItemDataRole.UserRole


class NetworkChoice(Choice):
    """``chosen`` sends a CatalogueEntry. A network that isn't in the list, such as one from a
    file, is shown by its title."""

    chosen = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Network", [])
        set_tool_tip(self, with_key(_CHOOSE, keys.PRESET))
        for group, entries in groups():
            self._add_heading(group)
            for entry in entries:
                self.addItem(entry.title, entry)
                said = tool_tip(entry.watch)
                self.setItemData(self.count() - 1, said, Qt.ItemDataRole.ToolTipRole)
        self.setMaxVisibleItems(self.count())
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SIGNS_SHOWN)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _LIST_MARGIN_PX)
        self.activated.connect(self._choose)

    def show_open(self, title: str, watch: str) -> None:
        """Shows which network is open, and what to watch in it; sends nothing."""
        if self.currentText() != title or self.placeholderText():
            found = self.findText(title)
            self.setPlaceholderText("" if found >= 0 else title)
            self.setCurrentIndex(found)
            told = with_key(_CHOOSE, keys.PRESET)
            set_tool_tip(self, f"{told}\n{watch}" if watch else told)

    def _choose(self, place: int) -> None:
        entry = self.itemData(place, _ENTRY)
        if entry is not None:
            self.chosen.emit(entry)

    def _add_heading(self, group: str) -> None:
        self.addItem(group)
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        heading = model.item(self.count() - 1)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)  # seen, not chosen; arrows pass over it
