"""Sentences to counts in the tables, and back out of them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.prediction.personal.rows import START, PersonalWord, are_counts, personal_word
from app.words.learnable import may_be_learned
from app.words.tokens import normalise

Pair = tuple[str, str]  # a normalised word, and the one after it


@dataclass(frozen=True, slots=True)
class LearnedSentence:
    """The words as typed, "" for one that may not be learned. ``picked`` are the places of those
    taken from the suggestions; the first ``known`` words were counted before. A capital at the
    beginning says nothing, unless the first word ``begins_with_name``."""

    words: Sequence[str]
    picked: Collection[int] = ()
    known: int = 0
    begins_with_name: bool = False


@dataclass(frozen=True)
class Counted:
    """What was added by sentences, and what the tables have of these words and pairs now; what is
    no count there is left out."""

    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[Pair] = field(default_factory=Counter)
    word_rows: dict[str, PersonalWord] = field(default_factory=dict)
    pair_uses: dict[Pair, int] = field(default_factory=dict)


# A word met only at the beginning of sentences is kept as it is known from inside.
_COUNT_WORD = (
    "INSERT INTO words (key, shown, uses, picks) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (key) DO UPDATE SET shown = iif(?, excluded.shown, shown), "
    "uses = uses + excluded.uses, picks = picks + excluded.picks "
    "RETURNING shown, uses, picks, added, never"
)
_COUNT_PAIR = (
    "INSERT INTO pairs (before, key, uses) VALUES (?, ?, ?) "
    "ON CONFLICT (before, key) DO UPDATE SET uses = uses + excluded.uses RETURNING uses"
)
_TAKE_FROM_WORD = "UPDATE words SET uses = max(uses - ?, 0) WHERE key = ?"
_TAKE_FROM_PAIR = "UPDATE pairs SET uses = max(uses - ?, 0) WHERE before = ? AND key = ?"
_DROP_WORD = (
    "DELETE FROM words WHERE key = ? AND uses = 0 AND picks = 0 AND added = 0 AND never = 0"
)
_DROP_PAIR = "DELETE FROM pairs WHERE before = ? AND key = ? AND uses = 0 AND not_here = 0"


@dataclass(slots=True)
class _Met:
    """What is met of one word: the spelling to show, and whether that is one from inside."""

    shown: str
    is_inner: bool
    uses: int = 0
    picks: int = 0


def count(database: sqlite3.Connection, sentences: Iterable[LearnedSentence]) -> Counted:
    """Counts words and their pairs. What may not be learned is left out, and so are the pairs with
    it."""
    met: dict[str, _Met] = {}
    counted = Counted()
    for sentence in sentences:
        for place, before, key in _learned_places(sentence):
            is_inner = place > 0 or sentence.begins_with_name
            word = sentence.words[place]
            each = met.setdefault(key, _Met(_at_start(key, word), is_inner=False))
            if is_inner:
                each.shown, each.is_inner = word, True
            each.uses += 1
            each.picks += place in sentence.picked
            counted.words[key] += 1
            if before is not None:
                counted.pairs[before, key] += 1
    for key, each in met.items():
        values = key, each.shown, each.uses, each.picks, each.is_inner
        ((shown, *rest),) = database.execute(_COUNT_WORD, values).fetchall()
        if isinstance(shown, str) and are_counts(rest):
            counted.word_rows[key] = personal_word(shown, *rest)
    for pair, uses in counted.pairs.items():
        (row,) = database.execute(_COUNT_PAIR, (*pair, uses)).fetchall()
        if are_counts(row):
            counted.pair_uses[pair] = row[0]
    return counted


def take_back(database: sqlite3.Connection, words: Counter[str], pairs: Counter[Pair]) -> None:
    """Counts so much less of each; what has no other use then is gone."""
    database.executemany(_TAKE_FROM_WORD, ((uses, key) for key, uses in words.items()))
    database.executemany(_DROP_WORD, ((key,) for key in words))
    database.executemany(_TAKE_FROM_PAIR, ((uses, *pair) for pair, uses in pairs.items()))
    database.executemany(_DROP_PAIR, pairs)


def _learned_places(sentence: LearnedSentence) -> Iterator[tuple[int, str | None, str]]:
    """Of each word that is to be counted its place, the normalised word before it, None where that
    one may not be learned, and itself normalised."""
    before: str | None = START
    for place, word in enumerate(sentence.words):
        key = normalise(word) if may_be_learned(word) else None
        if key is not None and place >= sentence.known:
            yield place, before, key
        before = key


def _at_start(key: str, word: str) -> str:
    """A word that stands at the beginning, as it would inside a sentence."""
    return word if word[1:] != word[1:].lower() or key == "i" else word.lower()
