"""The row of suggestions below the page, and the slot for a phrase."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.gui import keys
from app.gui.keys import Key
from app.gui.theme.appearance import Appearance
from app.gui.type.phrase_slot import PhraseSlot
from app.gui.type.suggestion_card import CardForm, SuggestionCard
from app.gui.widgets.flow_layout import FlowPanel
from app.gui.widgets.labels import key_chip, label
from app.writing.answer import MOST_SLOTS, SLOT_CHOICES, Card

_HINTS = (
    (keys.HIDE, "hide until the next word"),
    (keys.UNDO, "undo a pick"),
    (keys.WHY, "why the next one"),
)
_GAP_PX = 12
# Least width of a card of each form, in pixels at 100 %; narrower ones stand one below the other.
_LEAST_WIDE_PX, _LEAST_TALL_PX = 190, 116
# What the page needs for two lines, and this row for phrase, hints and gaps, besides the cards.
_PAGE_PX, _BELOW_CARDS_PX = 88, 92
_LOW_GAP_PX = 4


class SuggestionRow(QWidget):
    """Slots that never move. ``picked`` and ``why_asked`` send a slot, counted from 0;
    ``menu_asked`` also where on the screen."""

    picked = Signal(int)
    why_asked = Signal(int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, appearance: Appearance, slots: int = SLOT_CHOICES[0]) -> None:
        super().__init__()
        self._slots = slots
        self._appearance = appearance
        self._form: CardForm | None = None
        self._room_px, self._is_low = 10_000, False
        slot_keys = (keys.TAKE_FIRST, *keys.TAKE[1:])
        self.cards = tuple(
            SuggestionCard(appearance, slot, slot_keys[slot]) for slot in range(MOST_SLOTS)
        )
        for card in self.cards:
            card.setParent(self)  # before it is shown: it is no window of its own
            card.clicked.connect(self._card_clicked)
            card.why_asked.connect(self._card_why_asked)
            card.menu_asked.connect(self._card_menu_asked)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP_PX)
        self.phrase = PhraseSlot(appearance)
        self._hints = _hints()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 12)
        column.addLayout(self._grid)
        column.addWidget(self.phrase)
        column.addWidget(self._hints)
        self._arrange(CardForm.WIDE, is_low=False)
        appearance.changed.connect(self._fit)

    def set_margin(self, margin_px: int) -> None:
        """So much is left free at either side."""
        self.setContentsMargins(margin_px, 0, margin_px, 0)
        self._fit()

    def set_room(self, height_px: int) -> None:
        """So high is what page and row have together: where it is little, the row is low."""
        self._room_px = height_px
        self._fit()

    @property
    def shown_cards(self) -> tuple[SuggestionCard, ...]:
        """The slots in use."""
        return self.cards[: self._slots]

    def set_slots(self, slots: int) -> None:
        """Shows so many slots."""
        self._slots, self._form = slots, None
        self._fit()

    def show_cards(self, cards: Sequence[Card | None], chosen: int) -> None:
        """Fills the slots and marks the suggestion that is explained."""
        for slot, (widget, card) in enumerate(zip(self.shown_cards, cards, strict=True)):
            widget.show_card(card)
            widget.show_explained(card is not None and slot == chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = (self.contentsRect().width() - (self._slots - 1) * _GAP_PX) / self._slots
        form = CardForm.LINE
        if width >= self._appearance.px(_LEAST_WIDE_PX):
            form = CardForm.WIDE
        elif width >= self._appearance.px(_LEAST_TALL_PX):
            form = CardForm.TALL
        is_low = self._room_px < self._appearance.px(self._needed_px(form))
        if is_low and form is CardForm.LINE:
            form = CardForm.LOW
        if form is not self._form or is_low is not self._is_low:
            self._arrange(form, is_low=is_low)

    def _needed_px(self, form: CardForm) -> float:
        """How high the room has to be for page and row, at 100 %."""
        cards = (form.value[0] + _GAP_PX) * (self._slots if form.is_line else 1)
        return cards + _PAGE_PX + _BELOW_CARDS_PX

    def _arrange(self, form: CardForm, *, is_low: bool) -> None:
        self._form, self._is_low = form, is_low
        for slot, card in enumerate(self.cards):
            self._grid.removeWidget(card)
            is_shown, is_line = slot < self._slots, form.is_line
            place = (slot, 0) if is_line else (0, slot)
            self._grid.setColumnStretch(slot, int(is_shown and not (is_line and slot)))
            card.setVisible(is_shown)
            if is_shown:
                self._grid.addWidget(card, *place)
                card.set_form(form)
        self._grid.setVerticalSpacing(_LOW_GAP_PX if is_low else _GAP_PX)
        self._column.setSpacing(_LOW_GAP_PX if is_low else 8)
        self.phrase.set_low(is_low)
        self._hints.setVisible(not (is_low or form.is_line))

    def _card_clicked(self) -> None:
        self.picked.emit(self._slot_of_sender())

    def _card_menu_asked(self, place: QPoint) -> None:
        self.menu_asked.emit(self._slot_of_sender(), place)

    def _card_why_asked(self) -> None:
        self.why_asked.emit(self._slot_of_sender())

    def _slot_of_sender(self) -> int:
        sender = self.sender()
        return next(slot for slot, card in enumerate(self.cards) if card is sender)


def _hints() -> FlowPanel:
    hints = FlowPanel(spacing_px=6)
    hints.add(*(_hint(key, action) for key, action in _HINTS))
    return hints


def _hint(key: Key, action: str) -> QWidget:
    hint = QWidget()
    row = QHBoxLayout(hint)
    row.setContentsMargins(0, 0, 8, 0)
    row.setSpacing(6)
    row.addWidget(key_chip(key.shown))
    row.addWidget(label(action, "caption"))
    return hint
