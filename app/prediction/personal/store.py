"""What was learned from you: words and word pairs, in SQLite, in your own folder.

It never leaves the machine. Each sentence is one transaction, so that several windows can write at
once and a crash leaves the last finished sentence whole.
"""

from __future__ import annotations

import logging
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from app.prediction.personal.counting import Counted, LearnedSentence, Pair, count, take_back
from app.prediction.personal.database import (
    IN_MEMORY,
    PersonalDatabase,
    PersonalError,
    Version,
    Warn,
)
from app.prediction.personal.place import remove_put_aside
from app.prediction.personal.rows import (
    LONGEST_WORD,
    MOST_USES,
    FollowingWords,
    PersonalCounts,
    PersonalRows,
    PersonalWord,
    TakeWord,
    all_counts,
    each_word,
    never_wanted,
    not_here_after,
    words_after,
)
from app.words.tokens import normalise, words_of

_log = logging.getLogger(__name__)


class PersonalStore:
    """The words and pairs. Let one thread at a time use it; close it when done, or use it in a
    ``with``.

    ``warn`` is given one line when the file was damaged or gone. Methods raise PersonalError when
    the file can't be opened, read or written.
    """

    def __init__(
        self,
        path: Path | str,
        warn: Warn = _log.warning,
        database: type[PersonalDatabase] = PersonalDatabase,
    ) -> None:
        """``database`` is how the file is opened: ReadOnlyDatabase changes nothing."""
        self.path, self._warn = path, warn
        self._database = database(path, warn)
        self._has_told_of_rows = False
        self._rows_learned = 0

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

    def learn(
        self, sentence: Sequence[str], picked: Collection[int] = (), known: int = 0
    ) -> Counted:
        """Counts the words of one sentence, as typed, and their pairs, see LearnedSentence."""
        return self.learn_all([LearnedSentence(sentence, picked, known)])

    def learn_all(self, sentences: Iterable[LearnedSentence]) -> Counted:
        """Counts several sentences, all or none."""

        def learn(database: sqlite3.Connection) -> tuple[Counted, int]:
            before = database.total_changes
            return count(database, sentences), database.total_changes - before

        counted, rows = self._database.write(learn)
        self._rows_learned += rows
        return counted

    def take_back(self, words: Counter[str], pairs: Counter[Pair]) -> None:
        """Counts so much less of each, as if it had never been learned, and leaves no trace of what
        is gone then."""
        self._database.write(lambda database: take_back(database, words, pairs))
        self._database.scrub()

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
        counts, left_out = self._database.read(all_counts)
        self._tell_of_rows(left_out)
        return counts

    def each_word(self, take: TakeWord) -> None:
        """Gives out each word by its normalised form, in the order of these."""
        self._tell_of_rows(self._database.read(lambda database: each_word(database, take)))

    def words_after(self, before: str) -> FollowingWords:
        """What is known of the words after this normalised one, "" for the beginning."""
        return self._database.read(lambda database: words_after(database, before))

    def not_here_after(self, before: str) -> frozenset[str]:
        """The normalised words that are not to be suggested after this one."""
        return self._database.read(lambda database: not_here_after(database, before))

    def never_wanted(self) -> frozenset[str]:
        """The normalised words that are not to be suggested."""
        return self._database.read(never_wanted)

    def version(self) -> Version:
        """Changes whenever this store or another one has written to the file."""
        return self._database.version()

    def version_but_for_learning(self) -> Version:
        """The same, but that what this store learns doesn't change it."""
        opened, seen, changes = self._database.version()
        return opened, seen, changes - self._rows_learned

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

    def _tell_of_rows(self, left_out: int) -> None:
        if left_out and not self._has_told_of_rows:
            self._warn(f"{self.path}: {left_out:,} of its rows are no words and are left out")
            self._has_told_of_rows = True

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


def _wipes(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])
