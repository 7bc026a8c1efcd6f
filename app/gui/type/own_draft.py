"""Each window has a draft of its own, so that two of them can't overwrite each other's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

FIRST_NAME = "draft.txt"
_MOST_WINDOWS = 20


class OwnDraft:
    """Holds the first draft that no other window holds; one left behind by a crash is free.

    ``name`` is its file in the folder. Without a folder it is the first one, and nothing is held.
    """

    def __init__(self, folder: Path | None) -> None:
        self.name = FIRST_NAME
        self._lock: QLockFile | None = None
        names = (f"draft-{n}.txt" if n > 1 else FIRST_NAME for n in range(1, _MOST_WINDOWS + 1))
        for name in names if folder else ():
            lock = QLockFile(f"{folder}/{name}.lock")
            lock.setStaleLockTime(0)  # however long a window stays open
            if lock.tryLock(0):
                self.name, self._lock = name, lock
                return

    @property
    def is_first(self) -> bool:
        """Whether this is the draft of the window that was opened first."""
        return self.name == FIRST_NAME

    def release(self) -> None:
        """Another window may hold it now."""
        if self._lock is not None:
            self._lock.unlock()
