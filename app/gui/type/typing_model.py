"""What happens while one types: which suggestions stand where, and what a pick writes.

Knows no Qt. Positions and lengths of edits are counted in UTF-16 units, as text widgets do.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.gui.type.answer import SLOT_CHOICES, Answer, Card, Question
from app.words.tokens import current_sentence, normalise, split_prefix, words_of

SWALLOWING = ".,;:!?…)]}”’'"  # after a pick these take the place of the space it added
_ENDS = tuple(".,;:!?…)]}”")
_LONGEST_WORD = 400  # signs looked at for the word at the caret


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the caret is: the text before it (its end is enough), the sign after it ("" at the
    end), and its position in the whole text."""

    before: str
    after: str
    position: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Takes so many units away before and after the caret, and writes ``insert`` there."""

    delete_before: int
    delete_after: int
    insert: str


class TypingModel:
    """The state of the page that concerns suggestions; ``slots`` of them are shown."""

    def __init__(self, slots: int = SLOT_CHOICES[0]) -> None:
        self._slots = slots
        self._caret = Caret("", "", 0)
        self._question = Question(0, "")
        self._answer: Answer | None = None
        self._answered_word_start = -1
        self._hidden_word_start = -1
        self._added_space_end = -1
        self._chosen = 0

    @property
    def answer(self) -> Answer | None:
        """The answer that is shown, None if there is nothing to show."""
        hidden = self._hidden_word_start == self._word_start
        return None if hidden or self._inside_word else self._answer

    @property
    def cards(self) -> tuple[Card | None, ...]:
        """One for each slot, None where it is empty."""
        cards = self.answer.cards[: self._slots] if self.answer else ()
        return (*cards, *(None for _ in range(self._slots - len(cards))))

    @property
    def chosen(self) -> int:
        """The slot whose suggestion is explained."""
        return self._chosen if self._chosen < self._slots and self.cards[self._chosen] else 0

    @property
    def question(self) -> Question:
        """The last question asked."""
        return self._question

    @property
    def finished(self) -> str:
        """The text before the word at the caret."""
        return split_prefix(self._caret.before)[0]

    @property
    def word_at_caret(self) -> str:
        """The word being typed, or the last one finished; "" if there is none."""
        return "".join(words_of(self._caret.before[-_LONGEST_WORD:])[-1:])

    @property
    def word_before(self) -> str:
        """The word of this sentence before the one at the caret; "" at its beginning."""
        return "".join(current_sentence(self.finished)[-1:])

    def set_slots(self, slots: int) -> None:
        """Shows so many suggestions from now on."""
        self._slots = slots

    def ask_again(self) -> Question | None:
        """The same question under a new number; for when the answer may have changed."""
        self._question = Question(self._question.serial + 1, self._caret.before)
        return None if self._inside_word else self._question

    def move(self, caret: Caret) -> Question | None:
        """The caret has moved or the text has changed. Returns what is to be asked now."""
        if caret == self._caret and self._question.serial:
            return None
        previous_start = self._word_start
        self._caret = caret
        if caret.position != self._added_space_end:
            self._added_space_end = -1
        if self._word_start != previous_start:
            self._chosen = 0
            self._hidden_word_start = -1
        return self.ask_again()

    def receive(self, answer: Answer) -> bool:
        """Takes an answer; returns False and changes nothing where it is stale."""
        if answer.question != self._question:
            return False
        self._answer, self._answered_word_start = answer, self._word_start
        return True

    def clear(self) -> None:
        """There is no answer to show."""
        self._answer = None

    def hide(self) -> None:
        """No suggestions until the next word."""
        self._hidden_word_start = self._word_start

    def choose(self, slot: int) -> None:
        """Explains the suggestion in this slot."""
        if slot < self._slots and self.cards[slot] is not None:
            self._chosen = slot

    def choose_next(self) -> None:
        """Explains the next suggestion, after the last the first."""
        filled = sum(card is not None for card in self.cards)
        if filled:
            self._chosen = (self.chosen + 1) % filled

    def pick(self, slot: int) -> Edit | None:
        """What taking the suggestion in this slot writes; None if it can't be taken."""
        card = self.cards[slot] if slot < self._slots else None
        if card is None or not self._still_fits(card):
            return None
        before = _units(self._prefix)
        follows = self._caret.after
        insert = self._separator + card.word
        if not follows or follows not in SWALLOWING:
            insert += " "
        self._chosen = 0
        if insert.endswith(" "):
            self._added_space_end = self._caret.position - before + _units(insert)
        return Edit(before, 1 if follows == " " and insert.endswith(" ") else 0, insert)

    def typed(self, sign: str) -> Edit | None:
        """What typing ``sign`` writes, where that is not simply the sign.

        After a pick punctuation swallows the space that the pick added, and a typed space is that
        space.
        """
        if self._caret.position != self._added_space_end or not self._caret.before.endswith(" "):
            return None
        if sign == " ":
            self._added_space_end = -1
            return Edit(0, 0, "")
        return Edit(1, 0, sign) if sign in SWALLOWING or self._closes_quote(sign) else None

    def _closes_quote(self, sign: str) -> bool:
        """Whether a straight quotation mark ends what another one of this line began."""
        line = self._caret.before.rpartition("\n")[2]
        return sign == '"' and line.count('"') % 2 == 1

    @property
    def _prefix(self) -> str:
        return split_prefix(self._caret.before)[1]

    @property
    def _separator(self) -> str:
        """A space where the last sign ends a sentence or a clause and none has been typed yet."""
        return " " if self._caret.before[-1:] in _ENDS else ""

    @property
    def _word_start(self) -> int:
        return self._caret.position - _units(self._prefix)

    @property
    def _inside_word(self) -> bool:
        return bool(self._prefix) and bool(words_of(self._caret.after))

    def _still_fits(self, card: Card) -> bool:
        """Whether the card still answers, even if its answer came a key too early."""
        same_word = self._answered_word_start == self._word_start
        return same_word and normalise(card.word).startswith(normalise(self._prefix))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
