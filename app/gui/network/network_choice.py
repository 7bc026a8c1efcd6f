"""The list of networks, by groups."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.choice import Choice
from app.gui.widgets.plain_text import set_tool_tip, tool_tip
from app.microscope.catalogue import KEYBOARD, CatalogueEntry, groups
from app.microscope.time_machine.snapshot import NetworkSnapshot, OpenedView

_SIGNS_SHOWN = 14  # of the title; the open list shows all of each
_LIST_MARGIN_PX = 28
_CHOOSE = "Choose a network; the runs of each are kept"
_OPENED = "Opened"
_ENTRY = Qt.ItemDataRole.UserRole


class NetworkChoice(Choice):
    """``chosen`` sends a CatalogueEntry, or the OpenedView of a network that was opened otherwise,
    such as one from a file: those stand below the list's first group, with their layers."""

    chosen = Signal(object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Network", [])
        set_tool_tip(self, with_key(_CHOOSE, keys.PRESET))
        self._watch = ""
        self._opened_from = 0  # their place in the list
        for group, entries in groups():
            self._opened_from = self._opened_from or self.count()
            self._add_heading(self.count(), group)
            for entry in entries:
                self.addItem(entry.title, entry)
                said = tool_tip(entry.watch)
                self.setItemData(self.count() - 1, said, Qt.ItemDataRole.ToolTipRole)
        self._titles = {self.itemText(place) for place in range(self.count())}
        self._opened: tuple[OpenedView, ...] = ()
        self.setMaxVisibleItems(self.count())
        self.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SIGNS_SHOWN)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _LIST_MARGIN_PX)
        self.activated.connect(self._choose)

    def show_open(self, snapshot: NetworkSnapshot) -> None:
        """Shows which network is open, what to watch in it, and which others were opened that are
        in no list; sends nothing."""
        self._list_opened(snapshot.opened)
        title, watch = snapshot.preset.title, snapshot.preset.watch
        found = self._place_of(snapshot)
        if self.currentIndex() != found or (found < 0 and self.placeholderText() != title):
            self.setPlaceholderText("" if found >= 0 else title)
            self.setCurrentIndex(found)
        if self._watch != watch:
            self._watch = watch
            told = with_key(_CHOOSE, keys.PRESET)
            set_tool_tip(self, f"{told}\n{watch}" if watch else told)

    def show_looked_at(self) -> None:
        """Shows that the keyboard's network is looked at; sends nothing."""
        self.setCurrentIndex(self.findText(KEYBOARD.title))
        set_tool_tip(self, with_key(_CHOOSE, keys.PRESET))
        self._watch = ""

    def _list_opened(self, opened: tuple[OpenedView, ...]) -> None:
        others = tuple(each for each in opened if each.entry not in self._titles)
        if others == self._opened or self.view().isVisible():
            return
        for _ in range(len(self._opened) + 1 if self._opened else 0):
            self.removeItem(self._opened_from)
        self._opened = others
        if others:
            self._add_heading(self._opened_from, _OPENED)
        for place, each in enumerate(others, start=self._opened_from + 1):
            layers = "-".join(map(str, each.layers))
            title = each.title if layers in each.title else f"{each.title}  {layers}"
            self.insertItem(place, title, each)

    def _place_of(self, snapshot: NetworkSnapshot) -> int:
        """The place of the open network in the list; −1 if it isn't there."""
        now = next((each for each in snapshot.opened if each.number == snapshot.network), None)
        for place in range(self.count()):
            entry = self.itemData(place, _ENTRY)
            if now is None or entry is None:
                continue
            if entry == now or (isinstance(entry, CatalogueEntry) and entry.title == now.entry):
                return place
        return -1

    def _choose(self, place: int) -> None:
        entry = self.itemData(place, _ENTRY)
        if entry is not None:
            self.chosen.emit(entry)

    def _add_heading(self, place: int, group: str) -> None:
        self.insertItem(place, group)
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        heading = model.item(place)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)  # seen, not chosen; arrows pass over it
