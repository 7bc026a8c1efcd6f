"""What ought to be on the page, worked out slowly and plainly: whole texts, one key at a time.

Where the caret stands after an arrow key or an undo is Qt's to say, so ``moved`` is told. All else
is said here, with rules written down a second time: what a pick writes, which signs its space
gives way to, what waits for an answer, how far Ctrl+Z goes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.words.tokens import split_prefix
from app.writing.answer import Question, answer_question
from tests.writing.fake_predictor import FakePredictor

LETTERS, ATTACHED, ENDING = "youtheda", ",./-%)'", ",.%)"
SLOTS, PHRASE = 3, -1


@dataclass
class Step:
    """``texts`` are those that undoing it may give, the last one first. There are several where
    signs were taken away one by one, as Qt joins some of these."""

    texts: list[str]
    takes_away: bool = False


@dataclass
class SlowPage:
    """``low`` and ``high`` are the ends of the selection, the same where there is none."""

    text: str
    low: int
    high: int
    space: str = ""  # "added" or "owed" right after a pick
    is_asked: bool = True
    waiting: int | None = None
    cards: list[str] = field(default_factory=list)
    phrase: str = ""
    answered: tuple[int, str] | None = None
    hidden: int | None = None
    undo: list[Step] = field(default_factory=list)
    redo: list[str] = field(default_factory=list)
    typing: tuple[int, str] | None = None  # where a word typed goes on, and its last sign

    # What is seen

    @property
    def before(self) -> str:
        return self.text[: self.low] + (" " if self.space == "owed" else "")

    @property
    def prefix(self) -> str:
        return split_prefix(self.before)[1]

    @property
    def word_start(self) -> int:
        return len(self.before) - len(self.prefix)

    @property
    def after(self) -> str:
        return self.text[self.high : self.high + 1]

    @property
    def is_inside_word(self) -> bool:
        return self.prefix != "" and self.after.isalpha()

    # What happens

    def change(self, start: int, end: int, insert: str, space: str = "") -> None:
        """These signs give place to others, as a step of its own."""
        self.undo.append(Step([self.text]))
        self.redo.clear()
        self.typing = None
        start_of_word = self.word_start
        self.text = self.text[:start] + insert + self.text[end:]
        self.low = self.high = start + len(insert)
        self.space = space
        self.settle(start_of_word)

    def settle(self, start_of_word: int) -> None:
        """The caret or the text is another one."""
        self.waiting = None
        if self.word_start != start_of_word:
            self.hidden = None
        self.is_asked = not self.is_inside_word

    def moved(self, text: str, low: int, high: int) -> None:
        """Qt has put the caret there."""
        if (text, low, high) == (self.text, self.low, self.high):
            return
        start_of_word = self.word_start
        self.text, self.low, self.high, self.space = text, low, high, ""
        self.settle(start_of_word)

    def type(self, sign: str) -> None:
        is_attached = sign in ATTACHED or sign.isspace()
        if self.space == "owed" and not is_attached:
            self.change(self.low, self.high, f" {sign}")
        elif self.space == "added" and sign == " ":
            self.space = ""
        elif self.space == "added" and is_attached:
            is_before_word = self.after.strip() != "" and self.after not in ATTACHED
            if sign in ENDING and is_before_word:
                self.change(self.low - 1, self.high, f"{sign} ", "added")
            else:
                self.change(self.low - 1, self.high, sign)
        else:
            self.type_plainly(sign)

    def type_plainly(self, sign: str) -> None:
        goes_on = self.typing is not None and self.low == self.high == self.typing[0]
        begins_word = self.typing is not None and self.typing[1] == " " != sign
        steps = len(self.undo)
        self.change(self.low, self.high, sign)
        if goes_on and not begins_word and sign != "\n":
            del self.undo[steps:]
        if sign != "\n":
            self.typing = self.low, sign

    def backspace(self) -> None:
        start = self.low - 1 if self.low == self.high else self.low
        if start < 0:
            return
        self.change(start, self.high, "")
        step = self.undo.pop()
        if self.undo and self.undo[-1].takes_away:
            self.undo[-1].texts.insert(0, step.texts[0])
        else:
            self.undo.append(Step(step.texts, takes_away=True))

    def take(self, slot: int) -> None:
        is_hidden = self.hidden == self.word_start
        cards = [] if is_hidden or self.is_inside_word else self.cards
        fits = self.answered == (self.word_start, self.before[: self.word_start])
        if slot < len(cards) and fits and cards[slot].lower().startswith(self.prefix.lower()):
            self.pick(cards[slot])
        elif self.is_asked and not is_hidden and slot < SLOTS:
            self.waiting = slot

    def take_phrase(self) -> None:
        is_hidden = self.hidden == self.word_start
        fits = self.answered == (self.word_start, self.before[: self.word_start])
        begins = self.phrase.lower().startswith(self.prefix.lower())
        is_there = self.phrase and not is_hidden and not self.is_inside_word
        if is_there and fits and begins:
            self.pick(self.phrase)
        elif self.is_asked and not is_hidden:
            self.waiting = PHRASE

    def pick(self, word: str) -> None:
        text = self.text[: self.low]
        last = text.rstrip("'")[-1:]
        parts = self.prefix == "" and last != "" and last not in " \n(/-"
        begins = " " if self.space == "owed" or parts else ""
        ends = " " if self.after == "" or self.after not in ATTACHED + "\n" else ""
        end = self.high + (self.after == " " and ends == " ")
        self.change(
            self.low - len(self.prefix), end, begins + word + ends, "added" if ends else "owed"
        )

    def hide(self) -> None:
        self.hidden, self.waiting = self.word_start, None

    def ask_again(self) -> None:
        self.is_asked = not self.is_inside_word

    def answer(self) -> None:
        answer = answer_question(FakePredictor(), Question(1, self.before))
        self.cards = [card.word for card in answer.cards][:SLOTS]
        self.phrase = answer.offered.text if answer.offered else ""
        self.answered = self.word_start, self.before[: self.word_start]
        self.is_asked = False
        if self.waiting is not None:
            slot, self.waiting = self.waiting, None
            if slot == PHRASE:
                self.take_phrase()
            else:
                self.take(slot)

    def fail(self) -> None:
        self.cards, self.answered, self.is_asked, self.waiting = [], None, False, None
        self.phrase = ""

    def undone(self, text: str) -> bool:
        """Whether Ctrl+Z may give this text."""
        if not self.undo:
            return text == self.text
        step = self.undo[-1]
        if text not in step.texts:
            return False
        self.redo.append(self.text)
        del step.texts[: step.texts.index(text) + 1]
        if not step.texts:
            self.undo.pop()
        self.typing = None
        return True

    def redone(self, text: str) -> bool:
        """Whether redoing may give this text."""
        if not self.redo:
            return text == self.text
        if text != self.redo[-1]:
            return False
        self.undo.append(Step([self.text]))
        self.redo.pop()
        self.typing = None
        return True
