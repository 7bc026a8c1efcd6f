"""What was learned from you: words and word pairs, in SQLite, in your own folder.

It never leaves the machine. Each sentence is one transaction, so that several windows can write at
once and a crash leaves the last finished sentence whole. A file that is no database any more is put
aside, with its name in the log, and a new one is begun.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.words.learnable import may_be_learned
from app.words.tokens import normalise, words_of

_log = logging.getLogger(__name__)

START = ""  # stands before the first word of a sentence
BUSY_SECONDS = 10.0
LONGEST_WORD = 100  # letters; what is longer was no word

_SCHEMA = """
CREATE TABLE IF NOT EXISTS words (
    key TEXT PRIMARY KEY, shown TEXT NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0, picks INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0, never INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pairs (
    before TEXT NOT NULL, key TEXT NOT NULL,
    uses INTEGER NOT NULL DEFAULT 0, not_here INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (before, key)
) WITHOUT ROWID;
"""


class PersonalError(Exception):
    """Personal words that can't be read, written or imported; the message is one line."""


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
    """The database. Let one thread at a time use it; close it when done.

    Raises PersonalError when the file can't be opened or written.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = path
        try:
            self._database = _opened(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) or not Path(path).is_file():
                raise PersonalError(f"{path}: can't be opened ({error})") from None
            aside = _put_aside(Path(path))
            _log.warning("%s is damaged (%s); it was put aside as %s", path, error, aside.name)
            self._database = _opened(path)

    def close(self) -> None:
        """Ends the use of the file."""
        self._database.close()

    def learn(self, sentence: Sequence[str], picked: Collection[int] = (), known: int = 0) -> None:
        """Counts the words of one sentence, as typed, and their pairs; ``picked`` are the places
        of words that were taken from the suggestions. The first ``known`` words were counted
        before. What may not be learned is left out, and so are the pairs with it."""
        with self._transaction() as database:
            before: str | None = START
            for place, word in enumerate(sentence):
                key = normalise(word) if may_be_learned(word) else None
                if key is None or place < known:
                    before = key
                    continue
                shown = word if place else _inner_spelling(database, key, word)
                database.execute(
                    "INSERT INTO words (key, shown, uses, picks) VALUES (?, ?, 1, ?) "
                    "ON CONFLICT (key) DO UPDATE SET shown = excluded.shown, uses = uses + 1, "
                    "picks = picks + excluded.picks",
                    (key, shown, int(place in picked)),
                )
                if before is not None:
                    database.execute(
                        "INSERT INTO pairs (before, key, uses) VALUES (?, ?, 1) "
                        "ON CONFLICT (before, key) DO UPDATE SET uses = uses + 1",
                        (before, key),
                    )
                before = key

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
        with self._transaction() as database:
            database.execute(
                "INSERT INTO pairs (before, key, not_here) VALUES (?, ?, 1) "
                "ON CONFLICT (before, key) DO UPDATE SET not_here = 1",
                (normalise(before), normalise(word)),
            )

    def forget(self, word: str) -> None:
        """Takes away all that is known of the word."""
        key = normalise(word)
        with self._transaction() as database:
            database.execute("DELETE FROM words WHERE key = ?", (key,))
            database.execute("DELETE FROM pairs WHERE key = ? OR before = ?", (key, key))

    def wipe(self) -> None:
        """Forgets everything; what was written is overwritten in the file."""
        with self._transaction() as database:
            database.execute("DELETE FROM words")
            database.execute("DELETE FROM pairs")
        with _one_line(self.path):
            self._database.execute("VACUUM")

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
        # One transaction, so that both tables are of the same moment.
        with self._transaction(write=False) as database:
            word_rows = database.execute(
                "SELECT key, shown, uses, picks, added, never FROM words"
            ).fetchall()
            pair_rows = database.execute("SELECT before, key, uses, not_here FROM pairs").fetchall()
        for key, shown, uses, picks, added, never in word_rows:
            words[key] = PersonalWord(shown, uses, picks, bool(added), bool(never))
        for before, key, uses, blocked in pair_rows:
            if uses:
                pairs.setdefault(before, {})[key] = uses
            if blocked:
                not_here.setdefault(before, set()).add(key)
        frozen = {before: frozenset(keys) for before, keys in not_here.items()}
        return PersonalCounts(words, pairs, frozen)

    def version(self) -> tuple[int, int]:
        """Changes whenever this store or another one has written to the file."""
        row = self._database.execute("PRAGMA data_version").fetchone()
        return int(row[0]), self._database.total_changes

    def import_rows(self, rows: PersonalRows) -> None:
        """Adds what another store knew to what is known, in one transaction."""
        with self._transaction() as database:
            database.executemany(
                "INSERT INTO words (key, shown, uses, picks, added, never) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET "
                "uses = uses + excluded.uses, picks = picks + excluded.picks, "
                "added = max(added, excluded.added), never = max(never, excluded.never)",
                rows.words,
            )
            database.executemany(
                "INSERT INTO pairs (before, key, uses) VALUES (?, ?, ?) "
                "ON CONFLICT (before, key) DO UPDATE SET uses = uses + excluded.uses",
                rows.pairs,
            )
            database.executemany(
                "INSERT INTO pairs (before, key, not_here) VALUES (?, ?, 1) "
                "ON CONFLICT (before, key) DO UPDATE SET not_here = 1",
                rows.not_here,
            )

    def _upsert_word(self, word: str, column: str, value: int) -> None:
        with self._transaction() as database:
            database.execute(
                f"INSERT INTO words (key, shown, {column}) VALUES (?, ?, ?) "
                f"ON CONFLICT (key) DO UPDATE SET {column} = excluded.{column}",
                (normalise(word), word, value),
            )

    @contextmanager
    def _transaction(self, *, write: bool = True) -> Iterator[sqlite3.Connection]:
        with _one_line(self.path):
            self._database.execute("BEGIN IMMEDIATE" if write else "BEGIN")
            try:
                yield self._database
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")


@contextmanager
def _one_line(path: Path | str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise PersonalError(f"{path}: {error}") from None


def _opened(path: Path | str) -> sqlite3.Connection:
    # Transactions are begun by hand (isolation_level=None), so that each is exactly one sentence.
    # The predictor that uses it lets one thread in at a time.
    database = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")  # a finished sentence outlives a power cut
        database.execute("PRAGMA secure_delete = ON")  # what is forgotten leaves the file too
        database.executescript(_SCHEMA)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _put_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(aside)
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    return aside


def _inner_spelling(database: sqlite3.Connection, key: str, word: str) -> str:
    """A capital at the start of a sentence says nothing: keep the spelling known from inside."""
    with closing(database.execute("SELECT shown FROM words WHERE key = ?", (key,))) as found:
        row = found.fetchone()
    if row is not None:
        return str(row[0])
    return word if word[1:] != word[1:].lower() or key == "i" else word.lower()
