"""The right column: why a suggestion was offered, from the words before to the rivals."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.gui.theme.appearance import Appearance
from app.gui.type.decode_links import DecodeLinks
from app.gui.type.why_context import ContextWords
from app.gui.type.why_expected import ExpectedSums
from app.gui.type.why_parts import PartBars
from app.gui.widgets.explanation import ExplanationColumn
from app.gui.widgets.labels import label
from app.words.shortening import shortened
from app.writing.answer import Answer, Card, Question
from app.writing.slip_text import slip_text
from app.writing.why_text import rivals_heading

_MOST_SIGNS = 24
_BEGINNING = (
    "A sentence begins here: there are no words before it yet, so the network says how sentences "
    "begin."
)
_NOTHING_YET = (
    "As soon as there is a word on the page, this column shows its sum, what the network makes of "
    "it, and why each suggestion was offered."
)
_DEMONSTRATION = "The demonstration: what letter sums alone would say"
_ASIDE = (
    "One head of the network sees the next word as its letter sum and nothing else. It is here to "
    "show what a sum can tell; how much of it is in the score stands above."
)

_NO_ANSWER = Answer(Question(0, ""))


class WhyPanel(ExplanationColumn):
    """Sections that keep their order: the voices that made the score, rivals, what leads to the
    Decode room; then the words before and the sums that are expected. Where sums hardly take part
    in the score, these call themselves the demonstration. ``shown`` is sent when ``answer`` is
    explained."""

    shown = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__(appearance, "Why this suggestion")
        self.answer: Answer | None = None
        self._title = label("Why?", "title")
        self._nothing = label(_NOTHING_YET, "soft")
        self._nothing.setWordWrap(True)
        self._demonstration = label(_DEMONSTRATION, "heading")
        self._aside = label(_ASIDE, "soft")
        self.slip = label("", "soft")
        self._context = ContextWords()
        self._expected = ExpectedSums(appearance)
        self._parts = PartBars(appearance)
        self._rival_heading = label("", "heading")
        self._rivals = label("", "soft")
        self.decode_links = DecodeLinks()
        for text in (
            self._title, self.slip, self._rival_heading, self._rivals, self._demonstration,
            self._aside,
        ):  # fmt: skip
            text.setWordWrap(True)
        for widget in self._sections():
            self.add(widget)
        self.fill()
        self.show_answer(None, None)

    def show_answer(self, answer: Answer | None, card: Card | None) -> None:
        """Explains ``card``, one of the suggestions of ``answer``."""
        self.answer = answer
        self._title.setText(f"Why “{shortened(card.word, _MOST_SIGNS)}”?" if card else "Why?")
        answer = answer or _NO_ANSWER
        self._nothing.setText(_BEGINNING if answer.expected else _NOTHING_YET)
        self._nothing.setVisible(not answer.context)
        self.slip.setText(slip_text(answer.typed.word, card.slip) if answer.typed and card else "")
        self.slip.setVisible(bool(self.slip.text()))
        self._context.show_words(answer.context)
        together = answer.is_decoded_together
        is_aside = bool(answer.expected) and not together and not answer.encoding
        self._demonstration.setVisible(is_aside)
        self._aside.setVisible(is_aside)
        self._expected.show_sums(
            answer.expected, answer.typed, are_outputs=together, encoding=answer.encoding
        )
        self._show_card(card, are_shares=not together)
        self.shown.emit()

    @property
    def expected(self) -> ExpectedSums:
        """The section about the sums."""
        return self._expected

    def _show_card(self, card: Card | None, *, are_shares: bool) -> None:
        for widget in (self._parts, self._rival_heading, self._rivals, self.decode_links):
            widget.setVisible(card is not None)
        if card is None:
            self.decode_links.forget_word()
            return
        self._parts.show_parts(card.parts, are_shares=are_shares)
        count = card.rival_count
        shared = f"the code {card.code}" if card.code else f"the sum {card.letter_sum}"
        self._rival_heading.setText(rivals_heading(count, shared))
        shown = " · ".join(shortened(rival, _MOST_SIGNS) for rival in card.rivals)
        self._rivals.setText(shown + (" …" if count > len(card.rivals) else ""))
        self._rivals.setVisible(bool(card.rivals))
        self.decode_links.show_word(card.word, card.letter_sum)

    def _sections(self) -> tuple[QWidget, ...]:
        return (
            self._title, self.slip, self._nothing, self._parts, self._rival_heading, self._rivals,
            self.decode_links, self._demonstration, self._aside, self._context, self._expected,
        )  # fmt: skip
