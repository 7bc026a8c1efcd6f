"""What happens while one types: which suggestions stand where, and what a pick writes."""

from __future__ import annotations

from enum import Enum, auto

from app.words.tokens import current_sentence, normalise, words_of
from app.writing.answer import SLOT_CHOICES, Answer, Card, Question
from app.writing.begun_word import BegunWord
from app.writing.caret import Caret, Edit, units_of
from app.writing.phrase_card import PhraseCard
from app.writing.spacing import (
    attaches,
    is_followed_by_space,
    wants_space_after,
    wants_space_before,
)

PHRASE_SLOT = -1  # that of the phrase; the others count from 0
_LONGEST_WORD = 400  # signs looked at for the word at the caret


class _Space(Enum):
    """What is known of the space after the last pick, as long as the caret stands there."""

    NONE = auto()  # nothing: there was no pick, or a key since
    ADDED = auto()  # it is there, and gives way to what stands right after a word
    OWED = auto()  # it isn't, as what follows needs none; the next word brings it


class TypingModel:
    """The state of the page that concerns suggestions; ``slots`` of them are shown."""

    def __init__(self, slots: int = SLOT_CHOICES[0]) -> None:
        self._slots = slots
        self._caret = Caret("", "", 0)
        self._word = BegunWord.at(self._caret)
        self._question = Question(0, "")
        self._is_asked = False
        self._awaited: int | None = None
        self._answer: Answer | None = None
        self._answered_place = (-1, "")
        self._hidden_word_start = -1
        self._space = _Space.NONE
        self._planned: tuple[int, _Space] | None = None  # where the edit just made puts the caret
        self._chosen = 0

    @property
    def answer(self) -> Answer | None:
        """The answer that is shown, None if there is nothing to show."""
        return None if self._is_hidden or self._word.is_inside else self._answer

    @property
    def cards(self) -> tuple[Card | None, ...]:
        """One for each slot, None where it is empty."""
        cards = self.answer.cards[: self._slots] if self.answer else ()
        return (*cards, *(None for _ in range(self._slots - len(cards))))

    @property
    def phrase(self) -> PhraseCard | None:
        """Words that are offered together; None if there are none."""
        return self.answer.offered if self.answer else None

    @property
    def ghost(self) -> str:
        """What taking the first suggestion would add to the text before the caret, without the
        space behind it; "" where it isn't likely enough to be shown there, or adds nothing."""
        words = self._words_that_fit(0)
        if not words or self._caret.selected or not (self._answer and self._answer.is_first_likely):
            return ""
        word, prefix = words[0], self._word.prefix
        is_as_typed = normalise(word[: len(prefix)]) == normalise(prefix)
        return self._begins + word[len(prefix) :] if is_as_typed else ""

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
        return self._word.finished

    @property
    def prefix_units(self) -> int:
        """How much of the word at the caret is typed."""
        return self._word.prefix_units

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
        self.stop_waiting()

    def ask_again(self) -> Question | None:
        """The same question under a new number; for when the answer may have changed."""
        self._question = Question(self._question.serial + 1, self._word.before)
        self._is_asked = not self._word.is_inside
        return self._question if self._is_asked else None

    def move(self, caret: Caret) -> Question | None:
        """The caret has moved or the text has changed. Returns what is to be asked now."""
        if caret == self._caret and self._question.serial and not self._planned:
            return None
        self.stop_waiting()
        previous_start = self._word.start
        position, space = self._planned or (-1, _Space.NONE)
        self._caret, self._planned = caret, None
        self._space = space if caret.position == position else _Space.NONE
        self._word = BegunWord.at(caret, owes_space=self._space is _Space.OWED)
        if self._word.start != previous_start:
            self._chosen = 0
            self._hidden_word_start = -1
        return self.ask_again()

    def receive(self, answer: Answer) -> bool:
        """Takes an answer; returns False and changes nothing where it is stale."""
        if answer.question != self._question:
            return False
        self._answer, self._answered_place = answer, self._place
        self._is_asked = False
        return True

    def fail(self, question: Question | None) -> bool:
        """There is no answer to this question, None for any; False where it is stale."""
        if question is not None and question != self._question:
            return False
        self._answer, self._is_asked = None, False
        self.stop_waiting()
        return True

    def hide(self) -> None:
        """No suggestions until the next word."""
        self._hidden_word_start = self._word.start
        self.stop_waiting()

    def choose(self, slot: int) -> None:
        """Explains the suggestion in this slot."""
        if slot < self._slots and self.cards[slot] is not None:
            self._chosen = slot

    def choose_next(self) -> None:
        """Explains the next suggestion, after the last the first."""
        filled = sum(card is not None for card in self.cards)
        if filled:
            self._chosen = (self.chosen + 1) % filled

    def words_in(self, slot: int) -> tuple[str, ...]:
        """What is offered in this slot: one word, in PHRASE_SLOT several, none if it is empty."""
        if slot == PHRASE_SLOT:
            return self.phrase.words if self.phrase else ()
        card = self.cards[slot] if slot < self._slots else None
        return (card.word,) if card else ()

    def pick(self, slot: int) -> Edit | None:
        """What taking the suggestion in this slot writes; None if it can't be taken."""
        words = self._words_that_fit(slot)
        if not words:
            return None
        before, after = self._caret.before, self._caret.after
        ends = " " if wants_space_after(before, after) else ""
        self._chosen = 0
        insert = f"{self._begins}{' '.join(words)}{ends}"
        edit = Edit(self.prefix_units, int(bool(ends) and after == " "), insert)
        return self._plan(edit, _Space.ADDED if ends else _Space.OWED)

    def wait_for(self, slot: int) -> bool:
        """The suggestion in this slot is to be taken when the answer is there. False if none is on
        its way. Whatever is typed or moved before ends the waiting: nothing is taken late."""
        if not self._is_asked or self._is_hidden or slot >= self._slots:
            return False
        self._awaited = slot
        return True

    def stop_waiting(self) -> None:
        """Nothing is to be taken when the answer is there."""
        self._awaited = None

    def end_waiting(self) -> int | None:
        """The slot that is to be taken now that the answer is there, if any."""
        awaited = None if self._is_asked else self._awaited
        if awaited is not None:
            self.stop_waiting()
        return awaited

    def typed(self, sign: str) -> Edit | None:
        """What typing ``sign``, a line feed for Enter, writes where that is not simply the sign.

        After a pick the space that it added gives way to what stands right after a word, and to
        the end of the line; a typed space is that space. Where it added none, a word brings it.
        """
        attached = sign.isspace() or attaches(self._caret.before, sign)
        if self._space is _Space.OWED:
            return None if attached else Edit(0, 0, f" {sign}")
        if self._space is _Space.NONE or not attached:
            return None
        if sign == " ":
            self._space = _Space.NONE
            return Edit(0, 0, "")
        if is_followed_by_space(sign) and self._is_before_word:
            return self._plan(Edit(1, 0, f"{sign} "), _Space.ADDED)
        return Edit(1, 0, sign)

    def _plan(self, edit: Edit, space: _Space) -> Edit:
        position = self._caret.position - edit.delete_before + units_of(edit.insert)
        self._planned = position, space
        return edit

    @property
    def _begins(self) -> str:
        """What is to be written before a pick."""
        is_owed = self._space is _Space.OWED
        is_new = not self._word.prefix and wants_space_before(self._caret.before)
        return " " if is_owed or is_new else ""

    @property
    def _place(self) -> tuple[int, str]:
        """Where the word at the caret begins, and what stands before it there."""
        return self._word.start, self._word.finished[-_LONGEST_WORD:]

    @property
    def _is_hidden(self) -> bool:
        return self._hidden_word_start == self._word.start

    @property
    def _is_before_word(self) -> bool:
        after = self._caret.after
        return bool(after.strip()) and not attaches(self._caret.before, after)

    def _words_that_fit(self, slot: int) -> tuple[str, ...]:
        """The words in this slot, if they still answer, even if their answer came a key too
        early. A word met as a slip is that of exactly what was typed then."""
        words = self.words_in(slot)
        if not words or self._answered_place != self._place:
            return ()
        card = self.cards[slot] if 0 <= slot < self._slots else None
        if card is not None and card.slip is not None:
            is_same = self._answer is not None and self._answer.question.text == self._word.before
            return words if is_same else ()
        # With a letter after it, an apostrophe at the prefix's end is kept: it has been typed.
        prefix = normalise(f"{self._word.prefix}x")[:-1]
        return words if normalise(words[0]).startswith(prefix) else ()
