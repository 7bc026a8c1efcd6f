"""Where the room's cards stand: what goes in beside what comes out, or all below each other."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.gui.theme.appearance import Appearance
from app.gui.theme.design_tokens import SCROLL_BAR_PX
from app.gui.widgets.limits import NO_LIMIT_PX
from app.gui.widgets.steady_scroll import SteadyScroll

_GAP_PX = 16
_LEFT_PX, _LEFT_SHARE = 380, 0.4  # at 100 %; of the room's width, at most
_SPLIT_FROM_PX = 760  # at 100 %: below, everything is one column that scrolls


class Arrangement(QWidget):
    """``left`` and ``right`` scroll each for itself where both have room side by side; ``grows``
    of the right cards takes the height that is left."""

    def __init__(
        self,
        appearance: Appearance,
        left: Sequence[QFrame],
        right: Sequence[QFrame],
        grows: QFrame,
    ) -> None:
        super().__init__()
        self._appearance = appearance
        self._left, self._right = _column(left), _column(right, grows)
        self._inner, self._beside = QWidget(), QWidget()
        self._all, self._kept = QVBoxLayout(self._inner), QVBoxLayout(self._beside)
        for column in (self._all, self._kept):
            column.setSpacing(_GAP_PX)
        self._kept.setContentsMargins(_GAP_PX, _GAP_PX, 0, _GAP_PX)  # the scroll bar's place is one
        self._left_scroll = SteadyScroll("Text and settings", self._beside)
        self._scroll = SteadyScroll("Training and comparison", self._inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left_scroll)
        row.addWidget(self._scroll, 1)
        self._all.addWidget(self._right)
        self._is_split = True
        self._arrange()
        # What has the focus stays in sight when the cards get other places, which are known once
        # they are laid out; until somebody scrolls.
        self._kept_seen: QWidget | None = None
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._bring_to_sight)
        bar.actionTriggered.connect(self._let_scroll)
        appearance.changed.connect(self._fit)

    @property
    def is_split(self) -> bool:
        """Whether there are two columns."""
        return self._is_split

    def show_card(self, card: QWidget) -> None:
        """Brings a card to sight."""
        scroll = self._left_scroll if self._beside.isAncestorOf(card) else self._scroll
        scroll.ensureWidgetVisible(card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _bring_to_sight(self) -> None:
        if self._kept_seen is not None:
            self._scroll.ensureWidgetVisible(self._card_of(self._kept_seen))
            self._scroll.ensureWidgetVisible(self._kept_seen)

    def _card_of(self, widget: QWidget) -> QWidget:
        """The card that a widget stands in."""
        cards = (card for column in (self._left, self._right) for card in _cards_in(column))
        return next((card for card in cards if card.isAncestorOf(widget)), widget)

    def _let_scroll(self) -> None:
        """Only what a person does to the scroll bar, or with the wheel, comes here."""
        self._kept_seen = None

    def _fit(self) -> None:
        px, width = self._appearance.px, self.width()
        is_split = width >= px(_SPLIT_FROM_PX)
        left = min(px(_LEFT_PX) + _GAP_PX, round(width * _LEFT_SHARE))
        self._left_scroll.setFixedWidth(left if is_split else NO_LIMIT_PX)
        if is_split is self._is_split:
            return
        self._is_split = is_split
        self._arrange()

    def _arrange(self) -> None:
        focused = self.window().focusWidget()  # which a widget loses with its place
        at_bar = _GAP_PX - SCROLL_BAR_PX
        self._all.setContentsMargins(
            at_bar if self._is_split else _GAP_PX, _GAP_PX, at_bar, _GAP_PX
        )
        self._left_scroll.setVisible(self._is_split)
        if self._is_split:
            self._kept.addWidget(self._left)
        else:
            self._all.insertWidget(0, self._left)
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus()
            self._kept_seen = focused


def _cards_in(column: QWidget) -> list[QWidget]:
    return [child for child in column.children() if isinstance(child, QWidget)]


def _column(cards: Sequence[QFrame], grows: QFrame | None = None) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP_PX)
    for card in cards:
        column.addWidget(card, 1 if card is grows else 0)
    if grows is None:
        column.addStretch(1)
    return made
