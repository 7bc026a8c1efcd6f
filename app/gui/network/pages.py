"""The right column's pages: one is seen at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.explanation import ExplanationColumn
from app.gui.widgets.segmented import Segmented

_GAP_PX = 12


class PageName(Enum):
    """The value is what stands on the switch."""

    EXPLAIN = "Explain"
    SURFACE = "Surface"
    NUMBERS = "Numbers"
    CLAIMS = "Claims"


class ExplanationPages(ExplanationColumn):
    """``cards`` of each page from top to bottom; what is left of the height stays empty."""

    def __init__(self, appearance: Appearance, cards: Mapping[PageName, Sequence[QWidget]]) -> None:
        super().__init__(appearance, "Explanation of the network")
        names = {page.name: page.value for page in cards}
        self.switch = Segmented("Page", names, PageName.EXPLAIN.name)
        self.switch.setToolTip(with_key("What stands in this column", keys.NETWORK_PAGE))
        self.switch.chosen.connect(self._choose)
        self.add(self.switch)
        self._pages = {page: _page(own) for page, own in cards.items()}
        for widget in self._pages.values():
            self.add(widget)
        self.fill()
        self.choose(PageName.EXPLAIN)

    @property
    def shown(self) -> PageName:
        """The page that is seen."""
        return PageName[self.switch.value]

    def choose(self, page: PageName) -> None:
        """Shows a page."""
        self.switch.set_value(page.name)
        self._choose(page.name)

    def put(self, page: PageName, place: int, card: QWidget) -> None:
        """One more card at a place of a page, from 0, moved there from where it was."""
        column = self._pages[page].layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(place, card)

    def _choose(self, name: str) -> None:
        for page, widget in self._pages.items():
            widget.setVisible(page.name == name)


def _page(cards: Sequence[QWidget]) -> QWidget:
    page = QWidget()
    page.setProperty("role", "scrolled")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP_PX)
    for card in cards:
        column.addWidget(card)
    return page
