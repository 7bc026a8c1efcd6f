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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self.phrase)
        column.addWidget(self._hints)
        self._arrange(CardForm.WIDE)
        appearance.changed.connect(self._fit)

    def set_margin(self, margin_px: int) -> None:
        """So much is left free at either side."""
        self.setContentsMargins(margin_px, 0, margin_px, 0)
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
        if form is not self._form:
            self._arrange(form)

    def _arrange(self, form: CardForm) -> None:
        self._form = form
        for slot, card in enumerate(self.cards):
            self._grid.removeWidget(card)
            place = (slot, 0) if form is CardForm.LINE else (0, slot)
            is_shown, is_line = slot < self._slots, form is CardForm.LINE
            self._grid.setColumnStretch(slot, int(is_shown and not (is_line and slot)))
            card.setVisible(is_shown)
            if is_shown:
                self._grid.addWidget(card, *place)
                card.set_form(form)
        self._hints.setVisible(form is not CardForm.LINE)

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
