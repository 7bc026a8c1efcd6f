"""The sentences that get finished while one types: what is learned from.

One that ends in a full stop is finished by the space behind it: before that, the full stop may be
that of an address.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from app.words.learnable import (
    first_sentence_text,
    has_finished_sentence,
    last_sentence_text,
    learnable_sentence,
)
from app.words.tokens import normalise, split_prefix
from app.writing.done_sentences import DoneSentences, key_of, sound_counts


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
    the window was closed, whether any of it was typed, and whether that was off the record.
    ``done`` are the page's sentences that are done with, see DoneSentences."""

    given: tuple[str, ...] = ()
    is_typed: bool = False
    is_secret: bool = False
    done: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> str:
        """For a file; ``from_json`` reads it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> UnfinishedSentence:
        """What is damaged reads as if nothing was typed."""
        try:
            found: Any = json.loads(text)
            given = tuple(word for word in found["given"] if isinstance(word, str))
            done = sound_counts(found.get("done"))
            return cls(given, found["is_typed"] is True, found["is_secret"] is True, done)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return cls()


class SentenceWatch:
    """Gives out each sentence of a page once, and again when it is written again: when it stands
    before the caret more often than before. Off the record it gives out none, and neither the one
    in which the record was switched on again; these are ``done`` with all the same."""

    def __init__(self, *, is_on: bool) -> None:
        self._is_on = is_on
        self.done = DoneSentences()
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

    def finished_text(self, before: str, after: str) -> str:
        """The page, whose text stands before and after the caret, without the sentence that is
        being written."""
        writes = last_sentence_text(before)
        if not self._is_typed or not writes.strip():
            return before + after
        goes_on = first_sentence_text(after)
        return f"{before[: -len(writes)]}\n{after[len(goes_on) :]}"

    def new_page(self) -> None:
        """Another page: begins with a sentence of which nothing is typed yet."""
        self.done = DoneSentences()
        self._known = ()
        self._begin_sentence()

    def resume(self, before: str, unfinished: UnfinishedSentence) -> None:
        """The page is as it was when the window was closed, with this text before the caret."""
        self._known, self.done = unfinished.given, DoneSentences(unfinished.done)
        if learnable_sentence(before):
            # Off the record now, so perhaps when it was written: better not to learn it.
            self._is_typed = unfinished.is_typed or not self._is_on
            self._is_secret = unfinished.is_secret or not self._is_on

    def pick(self, finished: str, word: str) -> None:
        """``word`` was taken from the suggestions after the text ``finished``."""
        self._is_typed = True
        self._picks[len(learnable_sentence(finished))] = normalise(word)

    def type(
        self, before: str, much_before: Callable[[], str] | None = None
    ) -> FinishedSentence | None:
        """A key was typed, and ``before`` is now the text before the caret, or its end; then
        ``much_before`` has more of it, in which the sentence may stand already."""
        self._is_typed = True
        if not has_finished_sentence(before):
            return None
        return self._finish((much_before() if much_before else before).rstrip())

    def leave(self, text: str) -> FinishedSentence | None:
        """The page is left, with this text before the caret."""
        finished = self._finish(text) if self._is_typed else None
        self.new_page()
        return finished

    def close(self, text: str) -> tuple[FinishedSentence | None, UnfinishedSentence]:
        """The window is closed, with this text before the caret: what is to be learned now, and
        what is to be remembered. A word that may not be whole yet waits for the next start."""
        is_typed, is_secret = self._is_typed and bool(learnable_sentence(text)), self._is_secret
        known = self._known
        finished = self._finish(split_prefix(text)[0]) if is_typed else None
        given = finished.words if finished is not None else known
        is_secret = is_typed and is_secret
        return finished, UnfinishedSentence(given, is_typed, is_secret, self.done.kept())

    def _finish(self, text: str) -> FinishedSentence | None:
        words, picks, is_secret = tuple(learnable_sentence(text)), self._picks, self._is_secret
        if not words:
            return None
        self._begin_sentence()
        if not any(words):
            return None
        known = self._known_words_of(words)
        if not self.done.finish(words, text) or is_secret or known == len(words):
            return None
        places = (place for place, word in enumerate(words) if picks.get(place) == normalise(word))
        return FinishedSentence(words, frozenset(places), known)

    def _known_words_of(self, words: tuple[str, ...]) -> int:
        """How many of its first words were given out when the window was closed. That is asked of
        one sentence; later ones that begin alike are others."""
        known = self._known
        if not known or words[: len(known)] != known:
            return 0
        self._known = ()
        if known != words:
            self.done.take_back({key_of(known): 1})  # it was no whole sentence
        return len(known)

    def _begin_sentence(self) -> None:
        self._picks = {}
        self._is_typed, self._is_secret = False, not self._is_on
