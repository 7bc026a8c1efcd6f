"""What was learned from you: words and word pairs, in SQLite, in your own folder.

It never leaves the machine. Each sentence is one transaction, so that several windows can write at
once and a crash leaves the last finished sentence whole.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from app.prediction.personal.database import (
    IN_MEMORY,
    PersonalDatabase,
    PersonalError,
    Version,
    Warn,
)
from app.prediction.personal.place import remove_put_aside
from app.words.learnable import may_be_learned
from app.words.tokens import normalise, words_of

_log = logging.getLogger(__name__)

START = ""  # stands before the first word of a sentence
LONGEST_WORD = 100  # letters; what is longer was no word
MOST_USES = 2**40  # of a word, in a file that is read; what is counted here may be above it
# More than anyone writes; a file with more was made to fill the memory.
_MOST_WORDS, _MOST_PAIRS = 300_000, 3_000_000

# A database holds whatever it was given, in any column: each row is looked at before it is used.
_COUNT = "typeof({0}) = 'integer' AND {0} BETWEEN 0 AND " + str(2 * MOST_USES)
_WORD = "typeof({0}) = 'text' AND length({0}) <= " + str(LONGEST_WORD)
_READ_WORDS = "SELECT key, shown, uses, picks, added, never FROM words WHERE " + " AND ".join(
    [_WORD.format(name) for name in ("key", "shown")]
    + [_COUNT.format(name) for name in ("uses", "picks", "added", "never")]
)
_READ_PAIRS = "SELECT before, key, uses, not_here FROM pairs WHERE " + " AND ".join(
    [_WORD.format(name) for name in ("before", "key")]
    + [_COUNT.format(name) for name in ("uses", "not_here")]
)


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


# key, word as shown, uses, picks, added, never
WordRow = tuple[str, str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class PersonalRows:
    """Rows for the tables: words; (before, key, uses); (before, key) that is not wanted."""

    words: Sequence[WordRow]
    pairs: Sequence[tuple[str, str, int]]
    not_here: Sequence[tuple[str, str]]


class PersonalStore:
    """The words and pairs. Let one thread at a time use it; close it when done, or use it in a
    ``with``.

    ``warn`` is given one line when the file was damaged or gone. Methods raise PersonalError when
    the file can't be opened, read or written.
    """

    def __init__(self, path: Path | str, warn: Warn = _log.warning) -> None:
        self.path, self._warn = path, warn
        self._database = PersonalDatabase(path, warn)
        self._has_told_of_rows = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the use of the file."""
        self._database.close()

    def learn(self, sentence: Sequence[str], picked: Collection[int] = (), known: int = 0) -> None:
        """Counts the words of one sentence, as typed, and their pairs; ``picked`` are the places
        of words that were taken from the suggestions. The first ``known`` words were counted
        before. What may not be learned is left out, and so are the pairs with it."""
        self._database.write(lambda database: _count(database, sentence, picked, known))

    def never(self, word: str, *, never: bool = True) -> None:
        """Never suggests the word; with ``never=False`` suggests it again."""
        self._upsert_word(word, "never", int(never))

    def add(self, word: str) -> None:
        """Offers the word from now on. Raises PersonalError for what is not one word."""
        if words_of(word) != [word] or len(word) > LONGEST_WORD:
            raise PersonalError(f"{word[:40]!r} is not one word; add words one by one")
        self._upsert_word(word, "added", 1)

    def not_here(self, before: str, word: str) -> None:
        """Does not suggest the word after this one ("" is the beginning of a sentence)."""
        pair = normalise(before), normalise(word)
        self._database.write(lambda database: database.execute(_BLOCK_PAIR, pair))

    def forget(self, *words: str) -> None:
        """Takes away all that is known of these words, from every file."""
        keys = [(normalise(word),) for word in words]

        def delete(database: sqlite3.Connection) -> None:
            for condition in ("words WHERE key", "pairs WHERE key", "pairs WHERE before"):
                database.executemany(f"DELETE FROM {condition} = ?", keys)

        self._database.write(delete)
        self._database.scrub()

    def wipe(self) -> None:
        """Forgets everything, what was put aside too; nothing of it stays in any file."""

        def delete(database: sqlite3.Connection) -> None:
            database.execute("DELETE FROM words")
            database.execute("DELETE FROM pairs")
            database.execute(f"PRAGMA user_version = {_wipes(database) + 1}")

        self._database.write(delete)
        if str(self.path) != IN_MEMORY:
            try:
                remove_put_aside(Path(self.path))
            except OSError as error:
                raise PersonalError(
                    f"{error.filename}: can't be removed ({error.strerror}); remove it yourself"
                ) from None
        self._database.scrub()

    def wipes(self) -> int:
        """How often everything was forgotten, by anyone who has the file open."""
        return self._database.read(_wipes)

    def search(self, text: str = "") -> list[PersonalWord]:
        """Learned words that have ``text`` in them, the most used first."""
        wanted = normalise(text)
        found = [word for key, word in self.counts().words.items() if wanted in key]
        return sorted(found, key=lambda word: (-word.uses, normalise(word.word)))

    def counts(self) -> PersonalCounts:
        """All that is known now."""
        words: dict[str, PersonalWord] = {}
        pairs: dict[str, dict[str, int]] = {}
        not_here: dict[str, set[str]] = {}
        word_rows, pair_rows, left_out = self._database.read(_read)
        sound = [row for row in word_rows if _is_word(row[0], row[1])]
        left_out += len(word_rows) - len(sound)
        if left_out and not self._has_told_of_rows:
            self._warn(f"{self.path}: {left_out:,} of its rows are no words and are left out")
            self._has_told_of_rows = True
        for key, shown, uses, picks, added, never in sound:
            words[key] = PersonalWord(shown, uses, picks, bool(added), bool(never))
        for before, key, uses, blocked in pair_rows:
            if uses:
                pairs.setdefault(before, {})[key] = uses
            if blocked:
                not_here.setdefault(before, set()).add(key)
        frozen = {before: frozenset(keys) for before, keys in not_here.items()}
        return PersonalCounts(words, pairs, frozen)

    def version(self) -> Version:
        """Changes whenever this store or another one has written to the file."""
        return self._database.version()

    def import_rows(self, rows: PersonalRows) -> None:
        """Adds what another store knew to what is known, in one transaction."""

        def add(database: sqlite3.Connection) -> None:
            database.executemany(
                "INSERT INTO words (key, shown, uses, picks, added, never) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
                f"uses = min(uses + excluded.uses, {MOST_USES}), "
                f"picks = min(picks + excluded.picks, {MOST_USES}), "
                "added = max(added, excluded.added), never = max(never, excluded.never)",
                rows.words,
            )
            database.executemany(
                "INSERT INTO pairs (before, key, uses) VALUES (?, ?, ?) "
                "ON CONFLICT (before, key) DO UPDATE SET "
                f"uses = min(uses + excluded.uses, {MOST_USES})",
                rows.pairs,
            )
            database.executemany(_BLOCK_PAIR, rows.not_here)

        self._database.write(add)

    def _upsert_word(self, word: str, column: str, value: int) -> None:
        upsert = (
            f"INSERT INTO words (key, shown, {column}) VALUES (?, ?, ?) "
            f"ON CONFLICT (key) DO UPDATE SET {column} = excluded.{column}"
        )
        row = normalise(word), word, value
        self._database.write(lambda database: database.execute(upsert, row))


_BLOCK_PAIR = (
    "INSERT INTO pairs (before, key, not_here) VALUES (?, ?, 1) "
    "ON CONFLICT (before, key) DO UPDATE SET not_here = 1"
)
_COUNT_WORD = (
    "INSERT INTO words (key, shown, uses, picks) VALUES (?, ?, 1, ?) "
    "ON CONFLICT (key) DO UPDATE SET shown = excluded.shown, uses = uses + 1, "
    "picks = picks + excluded.picks"
)
_COUNT_PAIR = (
    "INSERT INTO pairs (before, key, uses) VALUES (?, ?, 1) "
    "ON CONFLICT (before, key) DO UPDATE SET uses = uses + 1"
)


def _count(
    database: sqlite3.Connection, sentence: Sequence[str], picked: Collection[int], known: int
) -> None:
    before: str | None = START
    for place, word in enumerate(sentence):
        key = normalise(word) if may_be_learned(word) else None
        if key is not None and place >= known:
            shown = word if place else _inner_spelling(database, key, word)
            database.execute(_COUNT_WORD, (key, shown, int(place in picked)))
            if before is not None:
                database.execute(_COUNT_PAIR, (before, key))
        before = key


def _read(database: sqlite3.Connection) -> tuple[list[Any], list[Any], int]:
    """Rows of words and of pairs whose types are right, and how many others there are."""
    words = database.execute(f"{_READ_WORDS} LIMIT {_MOST_WORDS}").fetchall()
    pairs = database.execute(f"{_READ_PAIRS} LIMIT {_MOST_PAIRS}").fetchall()
    rows = database.execute("SELECT (SELECT count(*) FROM words) + (SELECT count(*) FROM pairs)")
    return words, pairs, int(rows.fetchone()[0]) - len(words) - len(pairs)


def _wipes(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _is_word(key: str, shown: str) -> bool:
    return normalise(shown) == key and (shown.isalpha() or words_of(shown) == [shown])


def _inner_spelling(database: sqlite3.Connection, key: str, word: str) -> str:
    """A capital at the start of a sentence says nothing: keep the spelling known from inside."""
    row = database.execute("SELECT shown FROM words WHERE key = ?", (key,)).fetchone()
    if row is not None:
        return str(row[0])
    return word if word[1:] != word[1:].lower() or key == "i" else word.lower()
