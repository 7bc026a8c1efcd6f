"""One file for each run of the window, from which the next start learns how it ended.

It is locked as long as the program runs and removed when that ends well, so one that is there and
not locked was left by a run that crashed or was killed. Its first line says what ran; whatever
comes after that is a report, of which nothing is what somebody typed.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from nncore.private_file import FILE_MODE
from nncore.temporary_file import open_locked

MOST_BYTES = 200_000  # of a report: nothing that repeats itself may fill the disk
ENDED_WELL = b"The program went on, and ended well.\n"
_ADDED_MOST_BYTES = 100_000  # what comes from Python; a crash finds room behind it


class RunFile:
    """Makes the file of this run in ``folder``. Raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._guard = threading.Lock()
        self._added: set[str] = set()
        self._room_bytes = _ADDED_MOST_BYTES
        self._is_over = False
        self.descriptor, self._path = open_locked(
            folder, "lettersum-run-", ".txt", FILE_MODE, appends=True
        )
        self._write(f"Lettersum {_version_of('lettersum')}, Python {sys.version.split()[0]}, "
                    f"Qt {_version_of('PySide6-Essentials')}, {sys.platform}\n")  # fmt: skip

    def add(self, text: str) -> None:
        """Adds lines to the report; those that are in it already, or that it has no room for, are
        left out. Can be called in any thread."""
        with self._guard:
            size = len(text.encode("utf-8", "replace"))
            if text not in self._added and size <= self._room_bytes and not self._is_over:
                self._added.add(text)
                self._room_bytes -= size
                self._write(text)

    def end_well(self) -> None:
        """The run has ended as it should: only a report is left, if there is one."""
        with self._guard:
            has_report = bool(self._added)
            self._write(ENDED_WELL.decode())
            self._close()
            if not has_report:
                with suppress(OSError):
                    self._path.unlink()

    def leave(self) -> None:
        """The run ends otherwise: the file stays."""
        with self._guard:
            self._close()

    def _close(self) -> None:
        self._is_over = True
        os.close(self.descriptor)

    def _write(self, text: str) -> None:
        with suppress(OSError):  # a full disk is said by those who keep what was typed
            os.write(self.descriptor, text.encode("utf-8", "replace"))


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "of unknown version"
