"""Learned words as they are looked through."""

from __future__ import annotations

from collections.abc import Sequence

from app.prediction.personal.rows import PersonalWord
from app.words.tokens import normalise

COLUMNS = ("Word", "Written", "Picked", "State")


class WordList:
    """All words in their order, of which those are shown that contain what is searched for."""

    def __init__(self) -> None:
        self._words: Sequence[PersonalWord] = ()
        self._search = ""
        self.shown: Sequence[PersonalWord] = ()

    def __len__(self) -> int:
        return len(self._words)

    def set_words(self, words: Sequence[PersonalWord]) -> None:
        """Shows these from now on, with the same search."""
        self._words = words
        self.search(self._search)

    def search(self, text: str) -> None:
        """Shows the words that contain this, whatever the case."""
        self._search = text
        key = normalise(text.strip())
        self.shown = [word for word in self._words if key in normalise(word.word)]


def cells(word: PersonalWord) -> tuple[str, str, str, str]:
    """What stands in each column."""
    return word.word, f"{word.uses:,}", f"{word.picks:,}", state_of(word)


def state_of(word: PersonalWord) -> str:
    """What the person wants of the word, in a few words; "" if nothing special."""
    states = (("never suggested", word.never), ("added by you", word.added))
    return ", ".join(text for text, holds in states if holds)
