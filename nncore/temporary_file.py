"""Temporary files beside the place of what is being written, and the sweep of those left behind.

A writer holds a lock on its temporary file, and the system takes the lock away when the writer is
gone, however it went. So a sweep finds out what was left by a crash, and never takes away what
another window is still writing.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nncore.file_lock import try_lock

_NAME = re.compile(r"\.lettersum-[0-9a-f]{16}\.part")  # short, whatever the file's own name is
_NEW = (
    os.O_RDWR | os.O_CREAT | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)  # fmt: skip
_LEFT_AFTER_SECONDS = 86_400  # where files can't be locked, only their age tells


def open_temporary(folder: Path, mode: int) -> tuple[int, Path]:
    """A new file in this folder, open and locked, with its path. Raises OSError.

    It never has more than the permissions ``mode``, of which the umask may take away.
    """
    return open_locked(folder, ".lettersum-", ".part", mode)


def open_locked(
    folder: Path, prefix: str, suffix: str, mode: int, *, appends: bool = False
) -> tuple[int, Path]:
    """A new file with a drawn name between ``prefix`` and ``suffix``, open and locked, with its
    path; what is written to it goes to its end if it ``appends``. Raises OSError.

    It never has more than the permissions ``mode``, of which the umask may take away.
    """
    while True:
        path = folder / f"{prefix}{secrets.token_hex(8)}{suffix}"
        descriptor = open_claimed(path, mode, appends=appends)
        if descriptor is not None:
            return descriptor, path


def open_claimed(path: Path, mode: int, *, appends: bool = False) -> int | None:
    """A new file of this name, open and locked; None where another program took it for one that
    was left, and removes it. Raises FileExistsError where the name is taken, OSError."""
    descriptor = os.open(path, _NEW | (os.O_APPEND if appends else 0), mode)
    # Between these two lines another program may have found it.
    if try_lock(descriptor) is not False and os.fstat(descriptor).st_nlink:
        return descriptor
    os.close(descriptor)
    return None


def sweep(folder: Path) -> None:
    """Removes temporary files of ours whose writers are gone; what can't be removed stays."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _NAME.fullmatch(entry.name):
                with suppress(OSError), left_behind(entry.path) as is_left:
                    if is_left:
                        os.unlink(entry.path)


@contextmanager
def left_behind(path: str | Path) -> Iterator[bool]:
    """Whether this file is an ordinary one of this person's that no running program holds; within
    the block none will. Raises OSError."""
    if os.name != "posix":
        yield _is_old(os.lstat(path))
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid():
            yield False
            return
        is_locked = try_lock(descriptor)
        yield is_locked or (is_locked is None and _is_old(found))
    finally:
        os.close(descriptor)


def _is_old(found: os.stat_result) -> bool:
    return time.time() - found.st_mtime > _LEFT_AFTER_SECONDS
