"""The right column's pages: one is seen at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.network.runs.runs_card import RunsCard
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import EXPLANATION_WIDTH_PX
from app.gui.widgets.explanation import ExplanationColumn
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton

_GAP_PX = 12
LARGEST_SHARE = 0.39  # of the room's width, however large the text
_WIDE_SHARE = 0.28  # of a wide room's width
_SWITCH_MARGINS_PX, _PINNED_MARGINS_PX = (8, 8, 2, 0), (20, 0, 16, 12)
# Heights at 100 % from which there is room for what is pinned, and for all of it; with less it
# scrolls too.
_PINNED_FROM_PX, _PINNED_WHOLE_FROM_PX = 335, 520
_AROUND_PAGE_PX = 32
_ALL_THERE_IS = 1_000  # of the height, for what is the better the higher it is


class PageName(Enum):
    """The value is what stands on the switch."""

    EXPLAIN = "Explain"
    TEACH = "Teach"
    SURFACE = "Surface"
    NUMBERS = "Table"
    CLAIMS = "Claims"


_BETTER_HIGH = (PageName.SURFACE, PageName.NUMBERS)


class ExplanationPages(ExplanationColumn):
    """``cards`` of each page from top to bottom; what is left of the height stays empty. The
    switch stays above what scrolls, and ``pinned`` below it where there is room for both. With the
    picture among its pages one is seen at a time: ``turned`` says that it came or went."""

    turned = Signal()
    fitted = Signal(int)  # how high a page can be without scrolling

    def __init__(
        self,
        appearance: Appearance,
        cards: Mapping[PageName, Sequence[QWidget]],
        pinned: RunsCard,
    ) -> None:
        super().__init__(appearance, "Explanation of the network")
        self.switch = PageSwitch(list(cards))
        self.switch.chosen.connect(self._choose)
        self._head = _framed(self.switch, _SWITCH_MARGINS_PX)
        self._outer.insertWidget(0, self._head)
        self._runs, self._pinned = pinned, _framed(pinned, _PINNED_MARGINS_PX)
        self._pinned.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._outer.addWidget(self._pinned)
        self._is_alone = False
        self._pages = {page: _page(own) for page, own in cards.items()}
        for page, widget in self._pages.items():
            self.add(widget, _ALL_THERE_IS if page in _BETTER_HIGH else 0)
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

    def choose_named(self, name: str) -> None:
        """Shows the page of this name, if there is one."""
        if name in PageName.__members__:
            self.choose(PageName[name])

    def show_picture(self) -> None:
        """The picture, where it is a page among the others; elsewhere it is seen anyway."""
        if self._is_alone and not self.switch.is_picture:
            self.switch.offer_picture(True)
            self._turn()

    def put(self, page: PageName, place: int, card: QWidget) -> None:
        """One more card at a place of a page, from 0, moved there from where it was."""
        column = self._pages[page].layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(place, card)

    @property
    def is_alone(self) -> bool:
        """Whether it is in the place of the picture."""
        return self._is_alone

    @property
    def above_px(self) -> int:
        """How much of the room it takes above the picture."""
        return self._head.sizeHint().height() if self._is_alone else 0

    @property
    def shows_picture(self) -> bool:
        """Whether the picture is to be seen: it isn't where a page has its place."""
        return not self._is_alone or self.switch.is_picture

    def stand_alone(self, is_alone: bool) -> None:
        """In the place of the picture, which is then a page among them; or beside it."""
        if is_alone is not self._is_alone:
            self._is_alone = is_alone
            self.switch.offer_picture(is_alone)
            self._turn()

    def fit(self, room_width_px: int) -> None:
        """As wide as its share; alone as wide as the room."""
        if self._is_alone:
            self.setMinimumWidth(0)
            self.setMaximumWidth(room_width_px)
        else:
            wide = round(room_width_px * _WIDE_SHARE)
            wished = max(self._appearance.px(EXPLANATION_WIDTH_PX), wide)
            self.setFixedWidth(min(wished, round(room_width_px * LARGEST_SHARE)))

    def set_low(self, is_low: bool) -> None:
        """The switch with less air, for a low room."""
        left, above, right, below = _SWITCH_MARGINS_PX
        layout = self._head.layout()
        assert layout is not None
        layout.setContentsMargins(left, 2 if is_low else above, right, below)
        self.switch.set_low(is_low)

    def fit_height(self, height_px: int) -> None:
        """Keeps what is pinned below the pages, or lets it scroll where it would take too much."""
        px = self._appearance.px
        is_pinned = height_px >= px(_PINNED_FROM_PX)
        self._runs.set_brief(is_pinned and height_px < px(_PINNED_WHOLE_FROM_PX))
        if is_pinned and self._rows.indexOf(self._pinned) >= 0:
            self._outer.addWidget(self._pinned)
        elif not is_pinned and self._outer.indexOf(self._pinned) >= 0:
            self._rows.insertWidget(self._rows.count() - 1, self._pinned)
        taken = self._head.sizeHint().height() + _AROUND_PAGE_PX
        taken += self._pinned.sizeHint().height() if is_pinned else 0
        self.fitted.emit(height_px - taken)

    def _choose(self, name: str) -> None:
        for page, widget in self._pages.items():
            widget.setVisible(page.name == name)
        self._turn()

    def _turn(self) -> None:
        is_page = not (self._is_alone and self.switch.is_picture)
        self._scroll.setVisible(is_page)
        self._pinned.setVisible(is_page)
        self.turned.emit()


class PageSwitch(FlowPanel):
    """A button for each page, in as many lines as they need; ``chosen`` sends the page's name.
    Where the picture is offered, it has the first button; the page stays the one chosen last."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageName]) -> None:
        super().__init__(spacing_px=0)
        self.setAccessibleName("Page")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, SteadyButton] = {}
        self._value = pages[0].name
        self._picture = self._add("Picture")
        self._picture.hide()
        for page in pages:
            self._buttons[page.name] = self._add(page.value)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def value(self) -> str:
        """The name of the page chosen."""
        return self._value

    @property
    def is_picture(self) -> bool:
        """Whether the picture is chosen in the place of a page."""
        return self._picture.isChecked()

    def set_value(self, name: str) -> None:
        """Shows a page as chosen; sends nothing."""
        self._value = name
        self._buttons[name].setChecked(True)

    def offer_picture(self, is_offered: bool) -> None:
        """With a button for the picture, which is chosen then; or without."""
        self._picture.setVisible(is_offered)
        (self._picture if is_offered else self._buttons[self._value]).setChecked(True)

    def set_low(self, is_low: bool) -> None:
        """Lower buttons, or as high as others."""
        for button in (self._picture, *self._buttons.values()):
            button.set_low(is_low)

    def choose_next(self) -> None:
        """The next one, after the last the first, as a click would."""
        buttons = [] if self._picture.isHidden() else [self._picture]
        buttons += self._buttons.values()
        place = next(place for place, button in enumerate(buttons) if button.isChecked())
        buttons[(place + 1) % len(buttons)].click()

    def _add(self, text: str) -> SteadyButton:
        button = SteadyButton(text)
        button.setProperty("kind", "segment")
        button.setProperty("page", "true")
        button.setCheckable(True)
        button.setAccessibleName(f"Page: {text}")
        set_tool_tip(button, with_key("What stands in this column", keys.NETWORK_PAGE))
        self._group.addButton(button)
        self.add(button)
        return button

    def _clicked(self) -> None:
        for name, button in self._buttons.items():
            if button.isChecked():
                self._value = name
        self.chosen.emit(self._value)


def _framed(widget: QWidget, margins: tuple[int, int, int, int]) -> QWidget:
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(*margins)
    column.addWidget(widget)
    return frame


def _page(cards: Sequence[QWidget]) -> QWidget:
    page = QWidget()
    page.setProperty("role", "scrolled")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP_PX)
    for card in cards:
        column.addWidget(card)
    return page
