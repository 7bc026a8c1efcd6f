"""What stands in the tables of what was learned, and how it is read.

A database holds whatever it was given, in any column: each row is looked at before it is used, and
no more is read than anyone writes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.words.tokens import normalise, words_of

START = ""  # stands before the first word of a sentence
LONGEST_WORD = 100  # letters; what is longer was no word
MOST_USES = 2**40  # of a word, in a file that is read; what is counted here may be above it
# More than anyone writes; a file with more was made to fill the memory.
MOST_WORDS, MOST_PAIRS = 1_000_000, 3_000_000
_MOST_LETTERS = 20_000_000  # of all words together
MOST_AFTER = 5_000  # words after the same one: of more, the others came but once or twice

_COUNT = "typeof({0}) = 'integer' AND {0} BETWEEN 0 AND " + str(2 * MOST_USES)
_WORD = "typeof({0}) = 'text' AND length({0}) <= " + str(LONGEST_WORD)
_WORD_COLUMNS = "key, shown, uses, picks, added, never"
_SOUND_WORD = " AND ".join(
    [_WORD.format(name) for name in ("key", "shown")]
    + [_COUNT.format(name) for name in ("uses", "picks", "added", "never")]
)
_READ_WORDS = f"SELECT {_WORD_COLUMNS} FROM words WHERE {_SOUND_WORD} LIMIT {MOST_WORDS}"
_READ_PAIRS = "SELECT before, key, uses, not_here FROM pairs WHERE " + " AND ".join(
    [_WORD.format(name) for name in ("before", "key")]
    + [_COUNT.format(name) for name in ("uses", "not_here")]
)
_READ_AFTER = (
    f"{_READ_PAIRS} AND before = ? AND uses > 0 ORDER BY uses DESC, key LIMIT {MOST_AFTER}"
)
_ALL_USES_AFTER = (
    f"SELECT coalesce(sum(uses), 0) FROM pairs WHERE before = ? AND {_COUNT.format('uses')}"
)
_READ_NOT_HERE = f"{_READ_PAIRS} AND before = ? AND not_here != 0 LIMIT {MOST_AFTER}"
_READ_NEVER = f"SELECT key FROM words WHERE never != 0 AND {_SOUND_WORD} LIMIT {MOST_WORDS}"


@dataclass(frozen=True, slots=True)
class PersonalWord:
    """One learned word. ``never``: it is not to be suggested. ``added``: by hand."""

    word: str
    uses: int
    picks: int
    added: bool
    never: bool


@dataclass(frozen=True)
class PersonalCounts:
    """All that is known, at one moment, by normalised words; ``pairs`` by the word before."""

    words: Mapping[str, PersonalWord]
    pairs: Mapping[str, Mapping[str, int]]
    not_here: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class FollowingWords:
    """What is known of the words after another one: of the MOST_AFTER that came most how often each
    came, how often all came together, and which are not wanted there."""

    uses: Mapping[str, int]
    total: int
    not_here: frozenset[str]


# key, word as shown, uses, picks, added, never
WordRow = tuple[str, str, int, int, int, int]
TakeWord = Callable[[str, PersonalWord], object]


@dataclass(frozen=True, slots=True)
class PersonalRows:
    """Rows for the tables: words; (before, key, uses); (before, key) that is not wanted."""

    words: Sequence[WordRow]
    pairs: Sequence[tuple[str, str, int]]
    not_here: Sequence[tuple[str, str]]


def each_word(database: sqlite3.Connection, take: TakeWord) -> int:
    """Gives out each word by its normalised form, in the order of these; returns how many rows are
    none."""
    sound = letters = 0
    for key, shown, *rest in database.execute(_READ_WORDS):
        letters += len(key)
        if letters > _MOST_LETTERS:
            break
        if _is_word(key, shown):
            sound += 1
            take(key, personal_word(shown if shown != key else key, *rest))
    return _number(database, "SELECT count(*) FROM words") - sound


def all_counts(database: sqlite3.Connection) -> tuple[PersonalCounts, int]:
    """All that is known, and how many rows are left out of it."""
    words: dict[str, PersonalWord] = {}
    pairs: dict[str, dict[str, int]] = {}
    not_here: dict[str, set[str]] = {}
    left_out = each_word(database, words.__setitem__)
    found = 0
    for before, key, uses, blocked in database.execute(f"{_READ_PAIRS} LIMIT {MOST_PAIRS}"):
        found += 1
        if uses:
            pairs.setdefault(before, {})[key] = uses
        if blocked:
            not_here.setdefault(before, set()).add(key)
    left_out += _number(database, "SELECT count(*) FROM pairs") - found
    frozen = {before: frozenset(keys) for before, keys in not_here.items()}
    return PersonalCounts(words, pairs, frozen), left_out


def words_after(database: sqlite3.Connection, before: str) -> FollowingWords:
    """What is known of the words after this normalised one."""
    rows = database.execute(_READ_AFTER, (before,))
    uses = {key: uses for _, key, uses, _ in rows}
    ((total,),) = database.execute(_ALL_USES_AFTER, (before,)).fetchall()
    return FollowingWords(uses, total, not_here_after(database, before))


def not_here_after(database: sqlite3.Connection, before: str) -> frozenset[str]:
    """The words that are not wanted after this normalised one."""
    return frozenset(key for _, key, _, _ in database.execute(_READ_NOT_HERE, (before,)))


def never_wanted(database: sqlite3.Connection) -> frozenset[str]:
    """The words that are not to be suggested."""
    return frozenset(key for (key,) in database.execute(_READ_NEVER))


def are_counts(values: Iterable[object]) -> bool:
    """Whether a row has what it should where it should have counts."""
    return all(type(value) is int and 0 <= value <= 2 * MOST_USES for value in values)


def personal_word(shown: str, uses: int, picks: int, added: Any, never: Any) -> PersonalWord:
    """The record of a row."""
    return PersonalWord(shown, uses, picks, bool(added), bool(never))


def _is_word(key: str, shown: str) -> bool:
    return normalise(shown) == key and (shown.isalpha() or words_of(shown) == [shown])


def _number(database: sqlite3.Connection, question: str) -> int:
    return int(database.execute(question).fetchone()[0])
