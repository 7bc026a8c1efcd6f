"""The file of what was learned, opened to be read: nothing is written, made or put aside."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NoReturn

from app.prediction.personal.database import (
    BUSY_SECONDS,
    LONGEST_VALUE_BYTES,
    Job,
    PersonalDatabase,
    PersonalError,
    Result,
    check_layout,
    is_damage,
    undecodable_is_damage,
)

_PRAGMAS = ("PRAGMA query_only = ON", "PRAGMA temp_store = MEMORY", "PRAGMA trusted_schema = OFF")


class ReadOnlyDatabase(PersonalDatabase):
    """The same as it is now, for a command that only asks. What is damaged stays where it is: all
    methods raise PersonalError for it, and ``write`` and ``scrub`` do for any."""

    def write(self, job: Job[Result]) -> Result:
        raise PersonalError(f"{self._path}: is open to be read only")

    def scrub(self) -> NoReturn:
        raise PersonalError(f"{self._path}: is open to be read only")

    def _open(self) -> None:
        self._database = _opened(Path(self._path))

    def _begin_afresh(self, error: sqlite3.Error) -> NoReturn:
        if is_damage(error):
            told = f"what was learned is damaged ({error}); open Lettersum, which keeps it aside"
            raise PersonalError(f"{self._path}: {told} and begins anew") from None
        raise PersonalError(f"{self._path}: can't be opened ({error})") from None

    def _find_again(self) -> None:
        """What was opened is read to its end, whatever happens to its name."""


def _opened(path: Path) -> sqlite3.Connection:
    # Where no window has it open there is no log beside it, and to read the file as it is makes
    # none. Where there is one, it is read too, and the index beside it is used, not made.
    has_log = path.with_name(f"{path.name}-wal").exists()
    uri = f"{path.absolute().as_uri()}?mode=ro{'' if has_log else '&immutable=1'}"
    database = sqlite3.connect(uri, timeout=BUSY_SECONDS, isolation_level=None, uri=True)
    try:
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE_BYTES)
        with undecodable_is_damage():
            for pragma in _PRAGMAS:
                database.execute(pragma)
            check_layout(database)
    except sqlite3.Error:
        database.close()
        raise
    return database
