"""The sentences that get finished while one types: what is learned from. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from app.words.tokens import current_sentence, normalise

_SENTENCE_ENDS = ".!?…\n"


@dataclass(frozen=True, slots=True)
class FinishedSentence:
    """The words as typed; ``picked`` are the places of those taken from the suggestions."""

    words: tuple[str, ...]
    picked: frozenset[int]


class SentenceWatch:
    """Gives out each sentence of a page once. Off the record it gives out none, and neither the
    one in which the record was switched on again."""

    def __init__(self, *, is_on: bool) -> None:
        self._is_on = is_on
        self._given: set[tuple[str, ...]] = set()
        self._picks: dict[int, str] = {}
        self._is_typed, self._is_secret = False, not is_on

    @property
    def is_on(self) -> bool:
        """False is off the record."""
        return self._is_on

    def set_on(self, is_on: bool) -> None:
        """Goes on or off the record."""
        self._is_on = is_on
        self._is_secret = not is_on or (self._is_secret and self._is_typed)

    def new_page(self) -> None:
        """Another page: begins with a sentence of which nothing is typed yet."""
        self._given.clear()
        self._begin_sentence()

    def pick(self, finished: str, word: str) -> None:
        """``word`` was taken from the suggestions after the text ``finished``."""
        self._is_typed = True
        self._picks[len(current_sentence(finished))] = normalise(word)

    def type(self, before: str) -> FinishedSentence | None:
        """A key was typed, and ``before`` is now the text before the caret."""
        self._is_typed = True
        if before[-1:] and before[-1] in _SENTENCE_ENDS:
            return self._finish(before[:-1])
        return None

    def leave(self, text: str) -> FinishedSentence | None:
        """The page is left, with this text before the caret."""
        finished = self._finish(text) if self._is_typed else None
        self.new_page()
        return finished

    def _finish(self, text: str) -> FinishedSentence | None:
        words, picks = tuple(current_sentence(text)), self._picks
        is_secret = self._is_secret
        if not words:
            return None
        self._begin_sentence()
        if is_secret or words in self._given:
            return None
        self._given.add(words)
        places = (place for place, word in enumerate(words) if picks.get(place) == normalise(word))
        return FinishedSentence(words, frozenset(places))

    def _begin_sentence(self) -> None:
        self._picks = {}
        self._is_typed, self._is_secret = False, not self._is_on
