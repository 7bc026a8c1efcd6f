"""The sentences that get finished while one types: what is learned from.

One that ends in a full stop is finished by the space behind it: before that, the full stop may be
that of an address.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.words.learnable import (
    LONGEST_SENTENCE,
    has_finished_sentence,
    learnable_sentence,
    learnable_sentences,
)
from app.words.tokens import normalise, split_prefix


@dataclass(frozen=True, slots=True)
class FinishedSentence:
    """The words as typed, "" for one that may not be learned; ``picked`` are the places of those
    taken from the suggestions. The first ``known`` words were given out before."""

    words: tuple[str, ...]
    picked: frozenset[int]
    known: int = 0


@dataclass(frozen=True, slots=True)
class UnfinishedSentence:
    """What is to be known of a page's last sentence at the next start: the words given out when
    the window was closed, whether any of it was typed, and whether that was off the record."""

    given: tuple[str, ...] = ()
    is_typed: bool = False
    is_secret: bool = False

    def as_json(self) -> str:
        """For a file; ``from_json`` reads it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> UnfinishedSentence:
        """What is damaged reads as if nothing was typed."""
        try:
            found: Any = json.loads(text)
            given = tuple(word for word in found["given"] if isinstance(word, str))
            return cls(given, found["is_typed"] is True, found["is_secret"] is True)
        except (ValueError, TypeError, KeyError, RecursionError):
            return cls()


class SentenceWatch:
    """Gives out each sentence of a page once, and again when it is written again: when it stands
    above the caret more often than before. Off the record it gives out none, and neither the one in
    which the record was switched on again."""

    def __init__(self, *, is_on: bool) -> None:
        self._is_on = is_on
        self._given: dict[tuple[str, ...], int] = {}  # how often it stood there then
        self._known: tuple[str, ...] = ()
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

    @property
    def given(self) -> Mapping[tuple[str, ...], int]:
        """How often each sentence of the page was given out, or learned with the page."""
        return self._given

    def learned_with_page(self, sentences: Mapping[tuple[str, ...], int], *, times: int) -> None:
        """The page was learned, and of it these sentences: ``times`` is 1, or −1 where that was
        taken back."""
        for sentence, count in sentences.items():
            self._given[sentence] = max(self._given.get(sentence, 0) + times * count, 0)

    def new_page(self) -> None:
        """Another page: begins with a sentence of which nothing is typed yet."""
        self._given = {}
        self._known = ()
        self._begin_sentence()

    def resume(self, before: str, unfinished: UnfinishedSentence) -> None:
        """The page is as it was when the window was closed, with this text before the caret."""
        self._known = unfinished.given
        if learnable_sentence(before):
            # Off the record now, so perhaps when it was written: better not to learn it.
            self._is_typed = unfinished.is_typed or not self._is_on
            self._is_secret = unfinished.is_secret or not self._is_on

    def pick(self, finished: str, word: str) -> None:
        """``word`` was taken from the suggestions after the text ``finished``."""
        self._is_typed = True
        self._picks[len(learnable_sentence(finished))] = normalise(word)

    def type(self, before: str) -> FinishedSentence | None:
        """A key was typed, and ``before`` is now the text before the caret."""
        self._is_typed = True
        return self._finish(before.rstrip()) if has_finished_sentence(before) else None

    def leave(self, text: str) -> FinishedSentence | None:
        """The page is left, with this text before the caret."""
        finished = self._finish(text) if self._is_typed else None
        self.new_page()
        return finished

    def close(self, text: str) -> tuple[FinishedSentence | None, UnfinishedSentence]:
        """The window is closed, with this text before the caret: what is to be learned now, and
        what is to be remembered. A word that may not be whole yet waits for the next start."""
        is_typed, is_secret = self._is_typed and bool(learnable_sentence(text)), self._is_secret
        finished = self._finish(split_prefix(text)[0]) if is_typed else None
        given = finished.words if finished is not None else self._known
        return finished, UnfinishedSentence(given, is_typed, is_typed and is_secret)

    def _finish(self, text: str) -> FinishedSentence | None:
        words, picks = tuple(learnable_sentence(text)), self._picks
        is_secret, known = self._is_secret, len(self._known)
        if not words:
            return None
        self._begin_sentence()
        if is_secret or not any(words):
            return None
        times = _times(words, text)
        if times <= self._given.get(words, 0):
            return None
        self._given[words] = times
        if words[:known] != self._known:
            known = 0
        if known == len(words):
            return None
        places = (place for place, word in enumerate(words) if picks.get(place) == normalise(word))
        return FinishedSentence(words, frozenset(places), known)

    def _begin_sentence(self) -> None:
        self._picks = {}
        self._is_typed, self._is_secret = False, not self._is_on


def _times(words: tuple[str, ...], text: str) -> int:
    """How often the sentence that ends the text stands in it, or in its end if it is long."""
    tail = text[-LONGEST_SENTENCE:]
    last = next(word for word in reversed(words) if word)
    if tail.count(last) < 2:  # so most often not all has to be read
        return 1
    return sum(tuple(sentence) == words for sentence in learnable_sentences(tail))
