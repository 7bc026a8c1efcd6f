"""One suggestion: the word, its sum, its key."""

# ruff: noqa: N802 (Qt's names for what is overridden)
from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy

from app.gui import keys
from app.gui.keys import Key
from app.gui.shortcuts import with_key
from app.gui.theme.appearance import Appearance
from app.gui.widgets.labels import ElidedLabel, key_chip
from app.gui.widgets.plain_text import set_tool_tip
from app.gui.widgets.steady_button import SteadyButton
from app.gui.widgets.style_property import set_style_property
from app.words.shortening import shortened
from app.writing.answer import Card

_MOST_SIGNS = 60  # of the word, in the tool tip


class CardForm(Enum):
    """How a card uses its room: its height in pixels at 100 %, and where in a grid (row, column)
    the word, its key, the numbers and the why button stand."""

    WIDE = (84, (0, 0), (0, 1), (1, 0), (1, 1))
    TALL = (104, (0, 0), (2, 0), (1, 0), (2, 1))
    LINE = (44, (0, 0), (0, 1), (0, 3), (0, 2))
    LOW = (26, (0, 0), (0, 1), (0, 3), (0, 2))

    @property
    def is_line(self) -> bool:
        """Whether all of the card stands in one line, as wide as the row."""
        return self in (CardForm.LINE, CardForm.LOW)


class SuggestionCard(QPushButton):
    """A slot that keeps its place and size, filled or not. A click takes the word; the right
    button and the menu key ask for what else can be done with it."""

    why_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, appearance: Appearance, slot: int, key: Key) -> None:
        super().__init__()
        self._appearance, self._slot, self._key = appearance, slot, key
        self._form = CardForm.WIDE
        self._card: Card | None = None
        self.setProperty("kind", "suggestion")
        # A click must leave the caret where it is; the Tab key still gets here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._word, self._numbers = _elided("suggestion"), _elided("soft-number")
        self._chip = key_chip(key.shown)
        self._why = self._why_button()
        for each in (self._word, self._numbers, self._chip):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._grid = QGridLayout(self)
        self.set_form(CardForm.WIDE)
        appearance.changed.connect(self.updateGeometry)
        self.show_card(None)

    def show_card(self, card: Card | None) -> None:
        """Shows a suggestion, or an empty slot."""
        if card is not None and card == self._card:
            return
        self._card = card
        self._word.setText(card.word if card else "")
        self._numbers.setText(f"sum {card.letter_sum} · {_percent(card.score)}" if card else "")
        self._chip.setVisible(card is not None)
        self._why.setVisible(card is not None)
        self._numbers.setVisible(not self._form.is_line)
        self.setEnabled(card is not None)
        set_style_property(self, "first", card is not None and self._slot == 0)
        place = f"Suggestion {self._slot + 1}"
        self.setAccessibleName(f"{place}: {card.word}" if card else f"{place}: none")
        set_tool_tip(
            self,
            with_key(f"Write “{shortened(card.word, _MOST_SIGNS)}”", self._key) if card else "",
        )
        self._word.setAccessibleName(card.word if card else "no word")
        self._numbers.setAccessibleName(self._numbers.text() or "no sum")

    def show_explained(self, explained: bool) -> None:
        """Marks this suggestion as the one that is explained."""
        self._why.setChecked(explained)

    def set_form(self, form: CardForm) -> None:
        """Arranges the card for the room it has."""
        self._form = form
        _, *places = form.value
        parts = (self._word, self._chip, self._numbers, self._why)
        for part, (row, column) in zip(parts, places, strict=True):
            self._grid.removeWidget(part)
            wide = form is CardForm.TALL and row < 2
            self._grid.addWidget(part, row, column, 1, 2 if wide else 1, _side(column))
        self._numbers.setVisible(not form.is_line)
        self._grid.setColumnStretch(0, 1)
        edge = {CardForm.LOW: 0, CardForm.LINE: 4}.get(form, 10)
        aside = 4 if form is CardForm.TALL else 0  # so much less at the sides, for key and why
        self._grid.setContentsMargins(14 - aside, edge, 12 - aside, edge)
        self._grid.setVerticalSpacing(2)
        self.updateGeometry()

    @property
    def word(self) -> str:
        """The word that is shown; "" if the slot is empty."""
        return self._word.text()

    @property
    def numbers(self) -> str:
        """The line of numbers below the word."""
        return self._numbers.text()

    @property
    def why_button(self) -> QPushButton:
        """Asks for the explanation of this suggestion."""
        return self._why

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.word:
            self.menu_asked.emit(event.globalPos())
        event.accept()

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.px(120), self._appearance.px(self._form.value[0]))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def _why_button(self) -> QPushButton:
        button = SteadyButton("why")
        button.setProperty("kind", "why")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(f"Why suggestion {self._slot + 1}?")
        set_tool_tip(button, with_key("Explain this suggestion at the right", keys.WHY))
        button.clicked.connect(self.why_asked)
        return button


def _elided(role: str) -> ElidedLabel:
    made = ElidedLabel(role)
    made.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    return made


def _side(column: int) -> Qt.AlignmentFlag:
    """What stands at the left takes all the width there is, or begins at the left."""
    vertical = Qt.AlignmentFlag.AlignVCenter
    return vertical if column == 0 else vertical | Qt.AlignmentFlag.AlignRight


def _percent(score: float) -> str:
    percent = 100 * min(max(score, 0.0), 1.0)
    if 0 < percent < 1:
        return "<1 %"
    return f"{percent:.0f} %"
