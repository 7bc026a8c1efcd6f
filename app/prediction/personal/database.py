"""The file of what was learned: for its owner alone, made again when it is gone, put aside when it
is damaged, and without a trace of what was forgotten."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from app.errors import LettersumError
from app.prediction.personal.place import put_aside
from nncore.private_file import keep_from_others, make_private_file, make_private_folder
from nncore.whole_file import check_replaceable

_log = logging.getLogger(__name__)

BUSY_SECONDS = 10.0
IN_MEMORY = ":memory:"
LONGEST_VALUE_BYTES = 100_000  # no value of ours has a hundredth of it

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
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a finished sentence outlives a power cut
    "PRAGMA secure_delete = ON",  # what is forgotten leaves the file too
    "PRAGMA temp_store = MEMORY",  # and no copy of it is made in another folder
    "PRAGMA trusted_schema = OFF",
)
# Of each column its name, type, whether it may not be empty, default, and place in the primary key.
_LAYOUT = 'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_xinfo(?)'
_COLUMNS = {
    "words": [
        ("key", "TEXT", 1, None, 1), ("shown", "TEXT", 1, None, 0), ("uses", "INTEGER", 1, "0", 0),
        ("picks", "INTEGER", 1, "0", 0), ("added", "INTEGER", 1, "0", 0),
        ("never", "INTEGER", 1, "0", 0),
    ],
    "pairs": [
        ("before", "TEXT", 1, None, 1), ("key", "TEXT", 1, None, 2),
        ("uses", "INTEGER", 1, "0", 0), ("not_here", "INTEGER", 1, "0", 0),
    ],
}  # fmt: skip
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG)

Result = TypeVar("Result")
Job = Callable[[sqlite3.Connection], Result]
Warn = Callable[[str], None]
Version = tuple[int, int, int]


class PersonalError(LettersumError):
    """Personal words that can't be read, written or imported; the message is one line."""


class PersonalDatabase:
    """Let one thread at a time use it; close it when done.

    ``warn`` is given one line when the file was damaged or gone. All methods raise PersonalError
    where the file can't be opened, read or written.
    """

    def __init__(self, path: Path | str, warn: Warn = _log.warning) -> None:
        self._path, self._warn = path, warn
        self._times_opened = 0
        self._is_lost = False
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            self._begin_afresh(error)

    def close(self) -> None:
        """Ends the use of the file."""
        self._database.close()

    def read(self, job: Job[Result]) -> Result:
        """Does this with the tables as they are at one moment."""
        return self._run(job, "BEGIN")

    def write(self, job: Job[Result]) -> Result:
        """Does this wholly or not at all."""
        return self._run(job, "BEGIN IMMEDIATE")

    def version(self) -> Version:
        """Changes whenever this connection or another one has written to the file."""
        seen = self._run(lambda database: _number(database, "PRAGMA data_version"), "")
        return self._times_opened, seen, self._database.total_changes

    def scrub(self) -> None:
        """Leaves no trace in any file of what has been deleted, here or by others."""

        def leave_no_trace(database: sqlite3.Connection) -> None:
            database.execute("VACUUM")
            if _number(database, "PRAGMA wal_checkpoint(TRUNCATE)"):
                raise PersonalError(
                    f"{self._path}: forgotten, but traces stay until another program that has the "
                    "file open is closed"
                )

        self._run(leave_no_trace, "")

    def _run(self, job: Job[Result], begin: str) -> Result:
        self._find_again()
        try:
            return _attempt(self._database, job, begin)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise PersonalError(f"{self._path}: {error}") from None
            self._begin_afresh(error)
        try:
            return _attempt(self._database, job, begin)
        except sqlite3.Error as error:
            raise PersonalError(f"{self._path}: {error}") from None

    def _open(self) -> None:
        self._database = _opened(self._path)
        self._identity = _identity_of(self._path)
        self._times_opened += 1

    def _begin_afresh(self, error: sqlite3.Error) -> None:
        """Puts a damaged file aside, and begins another."""
        if not is_damage(error) or not Path(self._path).is_file():
            raise PersonalError(f"{self._path}: can't be opened ({error})") from None
        if self._times_opened:
            self._database.close()
        try:
            aside = put_aside(Path(self._path))
            self._open()
        except (OSError, sqlite3.Error) as second:
            raise PersonalError(f"{self._path}: is damaged ({error}; {second})") from None
        self._warn(
            f"{self._path}: what was learned is damaged and is kept as {aside}; learning "
            "begins anew"
        )

    def _find_again(self) -> None:
        """Where the file is gone, makes it again with all that was in it; where another one has
        taken its place, goes on with that. While neither can be done, goes on without a file."""
        identity = _identity_of(self._path)
        if identity == self._identity:
            return
        before = self._database
        try:
            if identity is None:
                make_private_folder(Path(self._path).parent)
                _copy(before, Path(self._path))
            self._open()
        except (OSError, sqlite3.Error, PersonalError) as error:
            if not self._is_lost:
                self._warn(f"{self._path}: is gone and can't be made again ({error})")
            self._is_lost = True
            return
        before.close()
        self._is_lost = False
        if identity is None:
            self._warn(f"{self._path}: was gone; it is made again, with all that was learned")


def _copy(database: sqlite3.Connection, path: Path) -> None:
    """Writes all that is in the database to a new file, or leaves none."""
    try:
        with closing(_opened(path)) as copy:
            database.backup(copy)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _opened(path: Path | str) -> sqlite3.Connection:
    if str(path) != IN_MEMORY:
        _make_private(Path(path))
    # Transactions are begun by hand (isolation_level=None), so that each is exactly one sentence.
    # The predictor that uses it lets one thread in at a time.
    database = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE_BYTES)
        with undecodable_is_damage():
            for pragma in _PRAGMAS:
                database.execute(pragma)
            check_layout(database, _SCHEMA)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _make_private(path: Path) -> None:
    """SQLite gives the files beside the database the permissions of the database."""
    try:
        check_replaceable(path)
        make_private_file(path)
    except OSError as error:
        raise PersonalError(f"{path}: can't be opened ({error.strerror})") from None
    for suffix in ("-wal", "-shm"):
        keep_from_others(path.with_name(path.name + suffix))


def check_layout(database: sqlite3.Connection, schema: str = "") -> None:
    """Makes the tables of this schema where there are none. Raises DatabaseError for a database
    that is another program's, or in which more is done than reading and writing rows."""
    try:
        database.executescript(schema)
        found = {table: database.execute(_LAYOUT, (table,)).fetchall() for table in _COLUMNS}
    except sqlite3.OperationalError as error:
        # Without a code it is Python's own complaint, of a column that is no UTF-8.
        if getattr(error, "sqlite_errorcode", None) in (None, sqlite3.SQLITE_ERROR):
            raise _NotOurs("has other tables") from None
        raise
    if found != _COLUMNS:
        raise _NotOurs("has other columns")
    if _number(database, "SELECT count(*) FROM sqlite_master WHERE type IN ('view', 'trigger')"):
        raise _NotOurs("has other tables")


class _NotOurs(sqlite3.DatabaseError):
    """A database, but none of this program's."""


def _attempt(database: sqlite3.Connection, job: Job[Result], begin: str) -> Result:
    with undecodable_is_damage():
        if not begin:
            return job(database)
        database.execute(begin)
        try:
            result = job(database)
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise
        database.execute("COMMIT")
        return result


@contextmanager
def undecodable_is_damage() -> Iterator[None]:
    """What SQLite says of a damaged table quotes its name; where that is no UTF-8, Python can't
    even make the error."""
    try:
        yield
    except UnicodeDecodeError:
        raise _NotOurs("has names that are no text") from None


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is at fault, and not the disk, the permissions or another program."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # Python's own complaint, of text that is no UTF-8
        return isinstance(error, _NotOurs) or "decode" in str(error)[:40].lower()
    return code & 0xFF in _DAMAGE


def _number(database: sqlite3.Connection, question: str) -> int:
    return int(database.execute(question).fetchone()[0])


def _identity_of(path: Path | str) -> tuple[int, int] | None:
    """Tells one file from another of the same name; None where there is none."""
    if str(path) == IN_MEMORY:
        return None
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
