"""Someone who types a text sign by sign and takes each word the first time it is offered.

On what page is open. On a ``TextPage`` what keys and picks write is the typing model's to say, as
in the Type room, so the keys are those that the room counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.words.reading import TAIL_CHARACTERS
from app.words.tokens import word_spans
from app.writing.answer import Answer, Question
from app.writing.caret import Caret, Edit, units_of
from app.writing.spacing import attaches, wants_space_before
from app.writing.typing_model import TypingModel

Ask = Callable[[Question], Answer]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TypedWord:
    """One word of a text: the words ``offered`` before its first letter, how many of its letters
    were ``typed``, and whether the rest was ``taken`` from the suggestions, by one key."""

    word: str
    offered: tuple[str, ...]
    typed: int
    taken: bool

    @property
    def keys(self) -> int:
        """Letters and the pick, without the space behind it."""
        return self.typed + self.taken


@dataclass(frozen=True, slots=True)
class TypedText:
    """``characters`` are as many as the page has more now: those of the text, and the space that a
    pick has left at its end. They and the ``keys`` are counted in UTF-16 units, as on the page."""

    characters: int
    keys: int
    words: tuple[TypedWord, ...]


def slot_to_take(text: str, place: int, word: Span, offered: Sequence[str]) -> int | None:
    """Which of the words offered at this place of a text writes what stands there; None where none
    does. ``word`` is where the word that begins or goes on there begins and ends.

    It has to be the word as it is written, with a letter still to come; and the space that a pick
    adds has to be wanted, or to give way to what follows.
    """
    start, end = word
    if not start <= place < end or text[start:end] not in offered:
        return None
    tail = max(start - TAIL_CHARACTERS, 0)
    if place == start and wants_space_before(text[tail:start]):
        return None  # in "5pm" the pick would part them
    follows = text[end : end + 1]
    if follows.strip() and not attaches(f"{text[tail:end]} ", follows):
        return None  # as in "word(s)"
    return list(offered).index(text[start:end])


class PageToWrite(Protocol):
    """A page, with the caret at its end and the answer there."""

    @property
    def before(self) -> str:
        """The text before the caret; its end is enough."""

    @property
    def units(self) -> int:
        """How long the whole text is, in UTF-16 units."""

    @property
    def offered(self) -> Sequence[str]:
        """The words that can be taken, "" where a slot is empty."""

    def press(self, sign: str) -> None:
        """Presses the key of this sign, and waits for the answer."""

    def pick(self, slot: int) -> None:
        """Takes what is in this slot, and waits for the answer."""


class PerfectUser:
    """Writes one page, piece by piece."""

    def __init__(self, page: PageToWrite) -> None:
        self._page = page
        self._is_space_ahead = False  # the one that a pick has written

    def type(self, text: str) -> TypedText:
        """Goes on with this text, which begins and ends between two words."""
        units, keys, place = self._page.units, 0, 0
        words: list[TypedWord] = []
        for start, end in (*word_spans(text), (len(text), len(text))):
            keys += self._type_signs(text[place:start])
            if start < end:
                words.append(self._type_word(text, (start, end)))
                keys += units_of(text[start : start + words[-1].typed]) + words[-1].taken
            place = end
        return TypedText(self._page.units - units, keys, tuple(words))

    def _type_signs(self, signs: str) -> int:
        """What stands between two words; returns how many keys that took."""
        if self._is_space_ahead and signs[:1] == " " and not self._takes_space(signs[1:2]):
            signs = signs[1:]
        for sign in signs:
            self._page.press(sign)
        self._is_space_ahead = False
        return units_of(signs)

    def _takes_space(self, sign: str) -> bool:
        """Whether the sign would stand in the place of a pick's space: to keep both, as before a
        dash, the space has to be typed."""
        return sign.isspace() or (sign != "" and attaches(self._page.before, sign))

    def _type_word(self, text: str, word: Span) -> TypedWord:
        start, end = word
        offered = tuple(self._page.offered)
        for place in range(start, end):
            slot = slot_to_take(text, place, word, self._page.offered)
            if slot is not None:
                self._page.pick(slot)
                self._is_space_ahead = self._page.before.endswith(" ")
                return TypedWord(text[start:end], offered, place - start, taken=True)
            self._page.press(text[place])
        return TypedWord(text[start:end], offered, end - start, taken=False)


class TextPage:
    """A page that is its text and nothing else, written by a typing model with so many slots."""

    def __init__(self, slots: int, ask: Ask) -> None:
        self._model, self._ask = TypingModel(slots), ask
        self.before, self.units = "", 0
        self._wait_for_answer()

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(card.word if card else "" for card in self._model.cards)

    def press(self, sign: str) -> None:
        edit = self._model.typed(sign)
        self._write(Edit(0, 0, sign) if edit is None else edit)

    def pick(self, slot: int) -> None:
        edit = self._model.pick(slot)
        assert edit is not None, "a word that is offered can be taken"
        self._write(edit)

    def _write(self, edit: Edit) -> None:
        kept = _without_end(self.before, edit.delete_before)
        self.before = (kept + edit.insert)[-TAIL_CHARACTERS:]
        self.units += units_of(edit.insert) - edit.delete_before
        self._wait_for_answer()

    def _wait_for_answer(self) -> None:
        question = self._model.move(Caret(self.before, "", self.units))
        if question is not None:
            self._model.receive(replace(self._ask(question), question=question))


def _without_end(text: str, units: int) -> str:
    """The text without so many units at its end."""
    while units > 0:
        units -= units_of(text[-1:])
        text = text[:-1]
    return text
