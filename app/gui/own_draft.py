"""Each window has a draft of its own, so that two of them can't overwrite each other's."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

from app.writing.draft import SENTENCE_SUFFIX
from nncore.private_file import keep_from_others, make_private_file

FIRST_NAME = "draft.txt"
_MOST_WINDOWS = 20
_NAMES = (FIRST_NAME, *(f"draft-{n}.txt" for n in range(2, _MOST_WINDOWS + 1)))


class OwnDraft:
    """Holds the first draft that no other window holds; one left behind by a crash is free. So is
    any other file that each window has for itself, by other ``names``.

    ``name`` is its file in the folder. Without a folder it is the first one, and nothing is held.
    If it is to be ``fresh``, it is one in which nothing is, as long as there is one; and never the
    first, as the settings know of a file that belongs to that. ``is_fresh`` says whether it is.
    """

    def __init__(
        self, folder: Path | None, names: Sequence[str] = _NAMES, *, fresh: bool = False
    ) -> None:
        self._names, self.name, self.is_fresh = names, names[0], False
        self._folder = folder
        self._lock: QLockFile | None = None
        self.is_fresh = fresh and self._take(names[1:], is_empty=True)
        if not self.is_fresh:
            self._take(names)

    @property
    def is_first(self) -> bool:
        """Whether this is the draft of the window that was opened first."""
        return self.name == self._names[0]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it. Raises OSError."""
        return self._folder is None or not _has_text(self._folder / self.name)

    def adopt(self) -> None:
        """Makes what another window has left behind its own; for when it is empty. Raises
        OSError."""
        for name, folder in self._left():
            (folder / f"{self.name}{SENTENCE_SUFFIX}").unlink(missing_ok=True)
            os.replace(folder / name, folder / self.name)
            sentence = folder / f"{name}{SENTENCE_SUFFIX}"
            if sentence.exists():
                os.replace(sentence, folder / f"{self.name}{SENTENCE_SUFFIX}")
            return

    def paths_left(self) -> list[Path]:
        """The pages that no window holds. Raises OSError."""
        return [folder / name for name, folder in self._left()]

    def count_left(self) -> int:
        """How many pages of other windows wait, as after a crash. Raises OSError."""
        return sum(1 for _ in self._left())

    def hold_again(self) -> None:
        """Holds it still where the folder was gone and has been made again."""
        if self._lock is None:
            return
        path = Path(self._lock.fileName())
        if not path.exists():
            with suppress(OSError):
                make_private_file(path)  # Qt gives up a lock by removing its file
                self._lock.unlock()
                _try(self._lock)

    def release(self) -> None:
        """Another window may hold it now."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def _take(self, names: Sequence[str], *, is_empty: bool = False) -> bool:
        """Holds the first of these that is free, and has no text if it is to be empty."""
        for name in names if self._folder else ():
            lock = _lock_of(self._folder, name)
            if _try(lock):
                if not (is_empty and self._folder and _has_text(self._folder / name)):
                    self.name, self._lock = name, lock
                    return True
                lock.unlock()
        return False

    def _left(self) -> Iterator[tuple[str, Path]]:
        """Drafts with text that no window holds; each is held while it is looked at."""
        if self._folder is None or self._lock is None:
            return
        for name in self._names:
            if name != self.name and _has_text(self._folder / name):
                with _held(self._folder, name) as is_free:
                    if is_free:
                        yield name, self._folder


@contextmanager
def _held(folder: Path, name: str) -> Iterator[bool]:
    lock = _lock_of(folder, name)
    is_free = _try(lock)
    try:
        yield is_free
    finally:
        if is_free:
            lock.unlock()


def _lock_of(folder: Path | None, name: str) -> QLockFile:
    lock = QLockFile(f"{folder}/{name}.lock")
    lock.setStaleLockTime(0)  # however long a window stays open
    return lock


def _try(lock: QLockFile) -> bool:
    """Takes the lock if it is free; its file says which program has it, which is nobody's
    business."""
    is_taken = lock.tryLock(0)
    if is_taken:
        keep_from_others(Path(lock.fileName()))
    return is_taken


def _has_text(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0
