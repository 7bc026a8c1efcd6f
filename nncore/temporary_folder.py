"""A private folder for what memory has no room for, gone with whoever made it.

Its maker holds a lock on it, and the system takes the lock away when the maker is gone, however it
went. So the next one who makes such a folder beside it removes what a crash left.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nncore.file_lock import try_lock

_NAME = re.compile(r"\.lettersum-[0-9a-f]{16}\.spill")
_MODE = 0o700
_LEFT_AFTER_SECONDS = 86_400  # where folders can't be locked, only their age tells


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """A new folder in ``parent`` for its owner alone, removed with all that is in it when the block
    ends. Raises OSError."""
    sweep_folders(parent)
    descriptor, path = _made(parent)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        if descriptor is not None:
            os.close(descriptor)


def sweep_folders(parent: Path) -> None:
    """Removes folders of ours whose makers are gone; what can't be removed stays."""
    with suppress(OSError), os.scandir(parent) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                with suppress(OSError):
                    _remove_if_left(Path(entry.path))


def _made(parent: Path) -> tuple[int | None, Path]:
    while True:
        path = parent / f".lettersum-{secrets.token_hex(8)}.spill"
        path.mkdir(_MODE)
        # Until it is locked another program may take it for one that was left.
        with suppress(FileNotFoundError):
            descriptor = _opened(path)
            if descriptor is None:
                return None, path
            if try_lock(descriptor) is not False and os.fstat(descriptor).st_nlink:
                return descriptor, path
            os.close(descriptor)


def _opened(path: Path) -> int | None:
    if os.name != "posix":
        return None
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)


def _remove_if_left(path: Path) -> None:
    descriptor = _opened(path)
    if descriptor is None:
        if time.time() - path.stat().st_mtime > _LEFT_AFTER_SECONDS:
            shutil.rmtree(path, ignore_errors=True)
        return
    try:
        found = os.fstat(descriptor)
        if stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid():
            is_locked = try_lock(descriptor)
            is_old = time.time() - found.st_mtime > _LEFT_AFTER_SECONDS
            if is_locked or (is_locked is None and is_old):
                shutil.rmtree(path, ignore_errors=True)
    finally:
        os.close(descriptor)
