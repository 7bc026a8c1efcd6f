"""The right column's pages: one is seen at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.explanation import ExplanationColumn
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton

_GAP_PX = 12


class PageName(Enum):
    """The value is what stands on the switch."""

    EXPLAIN = "Explain"
    TEACH = "Teach"
    SURFACE = "Surface"
    NUMBERS = "Table"
    CLAIMS = "Claims"


class ExplanationPages(ExplanationColumn):
    """``cards`` of each page from top to bottom; what is left of the height stays empty."""

    def __init__(self, appearance: Appearance, cards: Mapping[PageName, Sequence[QWidget]]) -> None:
        super().__init__(appearance, "Explanation of the network")
        self.switch = PageSwitch(list(cards))
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


class PageSwitch(FlowPanel):
    """A button for each page, in as many lines as they need; ``chosen`` sends the page's name."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageName]) -> None:
        super().__init__(spacing_px=0)
        self.setAccessibleName("Page")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, SteadyButton] = {}
        for page in pages:
            button = SteadyButton(page.value)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setAccessibleName(f"Page: {page.value}")
            set_tool_tip(button, with_key("What stands in this column", keys.NETWORK_PAGE))
            self._group.addButton(button)
            self._buttons[page.name] = button
            self.add(button)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def value(self) -> str:
        """The name of the page chosen."""
        return next(name for name, button in self._buttons.items() if button.isChecked())

    def set_value(self, name: str) -> None:
        """Shows a page as chosen; sends nothing."""
        self._buttons[name].setChecked(True)

    def choose_next(self) -> None:
        """The next page, after the last the first, as a click would."""
        names = list(self._buttons)
        self._buttons[names[(names.index(self.value) + 1) % len(names)]].click()

    def _clicked(self) -> None:
        self.chosen.emit(self.value)


def _page(cards: Sequence[QWidget]) -> QWidget:
    page = QWidget()
    page.setProperty("role", "scrolled")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP_PX)
    for card in cards:
        column.addWidget(card)
    return page
